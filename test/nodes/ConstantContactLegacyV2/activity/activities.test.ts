import { listSearch } from '../../../support';
import { ConstantContactLegacyV2 } from '../../../../nodes/ConstantContactLegacyV2/ConstantContactLegacyV2.node';
import { byId, connectNode, type ConnectedNode } from '../setup';
import { bodiesOf, postsOf, quickly } from './setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode();
});
afterEach(async () => await node.close());

describe('removeContacts', () => {
	const rows = [
		{ email: 'ann@example.com', anything: 1, name: 'Ann' },
		{ email: 'nobody@example.com', anything: 2 },
	];

	it.each(['json', 'file'])('sends the addresses alone as %s', async (sendAs) => {
		node.account.putContact({ email: 'ann@example.com', lists: [1, 3] });
		const parameters = {
			lists: ['1', '2'],
			...quickly,
			activityOptions: { checkEvery: 0.1, sendAs },
		};
		const { json, error } = await node.run('activity', 'removeContacts', parameters, rows);
		expect(error).toBeUndefined();
		expect(postsOf(node)[0]?.path).toBe('/v2/activities/removefromlists');
		expect(json[0]).toMatchObject({
			type: 'REMOVE_CONTACTS_FROM_LISTS',
			status: 'COMPLETE',
			errors: [{ item: 1, email_address: 'nobody@example.com' }],
		});
		expect(node.account.contact('ann@example.com')?.lists).toEqual([3]);
		if (sendAs === 'file') {
			expect(String(postsOf(node)[0]?.body)).toContain(
				'EMAIL\nann@example.com\nnobody@example.com\n',
			);
		} else {
			expect(bodiesOf(node)).toEqual([
				{
					import_data: [
						{ email_addresses: ['ann@example.com'] },
						{ email_addresses: ['nobody@example.com'] },
					],
					lists: ['1', '2'],
				},
			]);
		}
	});
});

describe('clearLists', () => {
	const memberCount = () =>
		[...node.account.contacts()].filter(({ lists }) => lists.includes(1)).length;

	it('clears lists and waits until that is done', async () => {
		expect(memberCount()).toBeGreaterThan(0);
		const parameters = { lists: ['1', '2'], ...quickly };
		const { json, error } = await node.run('activity', 'clearLists', parameters);
		expect(error).toBeUndefined();
		expect(bodiesOf(node)).toEqual([{ lists: ['1', '2'] }]);
		expect(json).toMatchObject([
			{ type: 'CLEAR_CONTACTS_FROM_LISTS', status: 'COMPLETE', errors: [] },
		]);
		expect(memberCount()).toBe(0);
		const id = String(json[0]?.id);
		const [first, ...looks] = node.requests();
		expect(first).toBe('POST /activities/clearlists');
		expect(new Set(looks)).toEqual(new Set([`GET /activities/${id}`]));
	});

	it('takes the lists of each input item', async () => {
		const parameters = { lists: '={{ $json.lists }}', wait: false };
		const { items } = await node.run('activity', 'clearLists', parameters, [
			{ lists: '1, 2' },
			{ lists: 3 },
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(bodiesOf(node)).toEqual([{ lists: ['1', '2'] }, { lists: ['3'] }]);
		expect(node.requests()).toHaveLength(2);
	});

	it('needs a list', async () => {
		const { error } = await node.run('activity', 'clearLists', { lists: '={{ [] }}' });
		expect(error?.message).toBe(
			"'List Names or IDs' is empty: its expression returns nothing [item 0]",
		);
		expect(node.requests()).toEqual([]);
	});

	it('fails when the activity does', async () => {
		node.account.options.activityOutcome = 'ERROR';
		const { error } = await node.run('activity', 'clearLists', { lists: ['1'], ...quickly });
		expect(error?.message).toMatch(/activity a07e1\w+ ended with the status ERROR \[item 0\]$/);
	});
});

describe('get and getAll', () => {
	it('tell the status', async () => {
		const { json: started } = await node.run(
			'activity',
			'clearLists',
			{ lists: '={{ $json.list }}', ...quickly },
			[{ list: '1' }, { list: '2' }],
		);
		node.sandbox.log.clear();
		const id = String(started[0]?.id);
		const { json: one } = await node.run('activity', 'get', { activity: byId(id) });
		expect(one).toMatchObject([{ id, type: 'CLEAR_CONTACTS_FROM_LISTS', status: 'COMPLETE' }]);
		const { json: all } = await node.run('activity', 'getAll', { returnAll: true });
		expect(all.map((activity) => activity.id)).toEqual([started[1]?.id, id]);
		expect(node.requests()).toEqual([`GET /activities/${id}`, 'GET /activities']);
	});

	it('filter by status and type', async () => {
		await node.run('activity', 'clearLists', { lists: ['1'], ...quickly });
		await node.run('activity', 'addContacts', { lists: ['1'], ...quickly }, [
			{ email: 'a@example.com' },
		]);
		node.sandbox.log.clear();
		const filters = { status: 'COMPLETE', type: 'ADD_CONTACTS' };
		const { json } = await node.run('activity', 'getAll', { returnAll: true, filters });
		expect(json).toMatchObject([{ type: 'ADD_CONTACTS', contact_count: 1 }]);
		expect(node.sandbox.log.entries[0]?.query).toMatchObject(filters);
		const none = { returnAll: true, filters: { status: 'ERROR' } };
		expect((await node.run('activity', 'getAll', none)).json).toEqual([]);
	});

	it('explain an unknown activity', async () => {
		const { error } = await node.run('activity', 'get', { activity: byId('a07e1nothing') });
		expect(error).toMatchObject({ httpCode: '404' });
		expect(error?.description).toContain('Nothing has this ID');
	});
});

it('offers the activities in a pick list', async () => {
	await node.run('activity', 'clearLists', { lists: ['1'], wait: false });
	const { credentials } = node;
	const search = async (filter: string) =>
		await listSearch(ConstantContactLegacyV2, 'searchActivities', {
			parameters: {},
			credentials,
			filter,
		});
	const { results } = await search('clear');
	expect(results).toHaveLength(1);
	expect(results[0]?.name).toMatch(/^CLEAR_CONTACTS_FROM_LISTS, \d{4}-.*Z \([A-Z]+\)$/);
	expect((await search('export')).results).toEqual([]);
});
