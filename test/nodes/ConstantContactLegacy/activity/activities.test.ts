import { listSearch, loadOptions } from '../../../support';
import { ConstantContactLegacy } from '../../../../nodes/ConstantContactLegacy/ConstantContactLegacy.node';
import { byId, connectNode, type ConnectedNode } from '../setup';
import { formOf, quickly } from './setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode();
});
afterEach(async () => await node.close());

const bodies = () =>
	node.sandbox.log.entries
		.filter(({ method }) => method === 'POST')
		.map(({ body }) => formOf(body));

describe('clearLists', () => {
	const memberCount = () =>
		[...node.hub.contacts()].filter(({ memberships }) =>
			memberships.some(({ listId }) => listId === 1),
		).length;

	it('clears lists and waits until that is done', async () => {
		expect(memberCount()).toBeGreaterThan(0);
		const { json, error } = await node.run('activity', 'clearLists', {
			lists: ['1', '2'],
			...quickly,
		});
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([
			{
				activityType: ['CLEAR_CONTACTS_FROM_LISTS'],
				lists: [node.hub.listUri(1), node.hub.listUri(2)],
			},
		]);
		expect(node.sandbox.log.entries[0]?.headers['content-type']).toMatch(
			/^application\/x-www-form/,
		);
		expect(json).toMatchObject([
			{ type: 'CLEAR_CONTACTS_FROM_LISTS', status: 'COMPLETE', errors: [] },
		]);
		expect(memberCount()).toBe(0);
	});

	it('returns at once if it need not wait', async () => {
		const { json } = await node.run('activity', 'clearLists', { lists: ['1'], wait: false });
		expect(node.requests()).toEqual(['POST /activities']);
		expect(Object.keys(json[0] ?? {})).toEqual(['id', 'uri', 'updated']);
	});

	it('takes the lists of each input item', async () => {
		const parameters = { lists: '={{ $json.lists }}', wait: false };
		const { items } = await node.run('activity', 'clearLists', parameters, [
			{ lists: '1, 2' },
			{ lists: 3 },
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(bodies().map(({ lists }) => lists?.length)).toEqual([2, 1]);
	});

	it('needs a list', async () => {
		const parameters = { lists: '={{ [] }}' };
		const { error } = await node.run('activity', 'clearLists', parameters);
		expect(error?.message).toBe(
			"'List Names or IDs' is empty: its expression returns nothing [item 0]",
		);
		expect(node.requests()).toEqual([]);
	});

	it('passes on the message about an unknown list', async () => {
		const { error } = await node.run('activity', 'clearLists', { lists: ['99'] });
		expect(error?.message).toContain('Could not remove all contacts from lists: Unknown list');
		expect(node.requests()).toEqual(['POST /activities']);
	});

	it('fails when the activity does', async () => {
		node.hub.options.activityOutcome = 'ERROR';
		const { error } = await node.run('activity', 'clearLists', { lists: ['1'], ...quickly });
		expect(error?.message).toMatch(/activity a07e1\w+ ended with the status ERROR \[item 0\]$/);
	});

	it('returns the status when the time is over', async () => {
		node.hub.options.activityOutcome = 'UNCONFIRMED';
		const { json, hints } = await node.run('activity', 'clearLists', {
			lists: ['1'],
			activityOptions: { checkEvery: 0.1, timeLimit: 0.01 },
		});
		expect(json).toMatchObject([{ status: 'UNCONFIRMED' }]);
		expect(hints?.[0]?.message).toContain('was not complete within the time limit');
	});

	it('is not sent again when it may have arrived', async () => {
		node.sandbox.faults.add({ when: { method: 'POST' }, do: { kind: 'status', status: 503 } });
		const { error } = await node.run('activity', 'clearLists', { lists: ['1'] });
		expect(error?.description).toContain('may have carried out the request anyway');
		expect(node.requests()).toEqual(['POST /activities']);
	});
});

describe('get and getAll', () => {
	it('tell the status', async () => {
		node.hub.options.pendingMs = 60_000;
		const { json: started } = await node.run(
			'activity',
			'clearLists',
			{ lists: '={{ $json.list }}', wait: false },
			[{ list: '1' }, { list: '2' }],
		);
		const id = String(started[0]?.id);
		const { json: one } = await node.run('activity', 'get', { activity: byId(id) });
		expect(one).toMatchObject([{ id, type: 'CLEAR_CONTACTS_FROM_LISTS', transaction_count: 0 }]);
		const { json: all } = await node.run('activity', 'getAll', { returnAll: true });
		expect(all).toHaveLength(2);
		expect(all.map((activity) => activity.id)).toContain(id);
		expect(node.requests().slice(2)).toEqual([`GET /activities/${id}`, 'GET /activities']);
	});

	it('explain an unknown activity', async () => {
		const { error } = await node.run('activity', 'get', { activity: byId('a07e1nothing') });
		expect(error).toMatchObject({ httpCode: '404' });
	});
});

describe('pick lists', () => {
	const parameters = {};

	it('offer the activities', async () => {
		await node.run('activity', 'clearLists', { lists: ['1'], wait: false });
		const { credentials } = node;
		const search = async (filter: string) =>
			await listSearch(ConstantContactLegacy, 'searchActivities', {
				parameters,
				credentials,
				filter,
			});
		expect((await search('clear')).results).toHaveLength(1);
		expect((await search('export')).results).toEqual([]);
	});

	it('offer the lists', async () => {
		const { credentials } = node;
		const lists = await loadOptions(ConstantContactLegacy, 'getLists', {
			parameters,
			credentials,
		});
		expect(lists.map(({ value }) => value)).toEqual(['1', '2', '3', '4', '5']);
	});
});
