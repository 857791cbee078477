import { ConstantContactLegacy } from '../../../../nodes/ConstantContactLegacy/ConstantContactLegacy.node';
import { listSearch } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV1: { contacts: 130, lists: 60 } });
});
afterEach(async () => await node.close());

const body = (position = 0) => String(node.sandbox.log.entries[position]?.body);

describe('Create', () => {
	it('sends a whole entry and returns the list', async () => {
		const name = 'A & B <"x"> 💐';
		const { error, json } = await node.run('contactList', 'create', {
			name,
			additionalFields: { optInDefault: true, sortOrder: 3 },
		});
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['POST /lists']);
		expect(node.sandbox.log.entries[0]?.headers['content-type']).toBe('application/atom+xml');
		expect(body()).toContain('<id>data:,none</id>');
		expect(body()).toContain(
			'<OptInDefault>true</OptInDefault><Name>A &amp; B &lt;"x"&gt; 💐</Name><SortOrder>3</SortOrder>',
		);
		expect(node.hub.list(61)).toMatchObject({ name, optInDefault: true, sortOrder: 3 });
		expect(json).toEqual([expect.objectContaining({ id: '61', name, uri: node.hub.listUri(61) })]);
	});

	it('says what to do about a name that exists', async () => {
		const { error } = await node.run('contactList', 'create', { name: 'General Interest' });
		expect(error?.message).toContain('List General Interest already exists');
		expect(error?.description).toMatch(/^It already exists.*status 409\)/);
		expect(node.requests()).toHaveLength(1);
	});

	it.each([
		['x'.repeat(256), "'Name' has 256 characters; the maximum is 255"],
		['a\u0001b', 'contains a control character, U+0001'],
	])('refuses a name before anything is sent', async (name, message) => {
		const { error } = await node.run('contactList', 'create', { name });
		expect(`${error?.message} ${error?.description}`).toContain(message);
		expect(node.requests()).toEqual([]);
	});
});

describe('Get', () => {
	it('returns a list', async () => {
		const { json } = await node.run('contactList', 'get', { list: byId('1') });
		expect(node.requests()).toEqual(['GET /lists/1']);
		expect(json).toEqual([
			expect.objectContaining({ id: '1', name: 'General Interest', opt_in_default: true }),
		]);
		expect(typeof json[0]?.contact_count).toBe('number');
	});

	it('returns a system list', async () => {
		const { json } = await node.run('contactList', 'get', { list: byId('do-not-mail') });
		expect(json).toEqual([expect.objectContaining({ id: 'do-not-mail', name: 'Do Not Mail' })]);
	});

	it('keeps an ID in its place in the path', async () => {
		const { error } = await node.run('contactList', 'get', { list: byId('1/../2?x') });
		expect(node.sandbox.log.entries[0]?.rawUrl).toBe(
			'/ws/customers/joesflowers/lists/1%2F..%2F2%3Fx',
		);
		expect(error?.description).toContain('status 404)');
	});
});

describe('Get Many', () => {
	const ids = (from: number, to: number) =>
		Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

	it('leaves the system lists out, page by page', async () => {
		const { json } = await node.run('contactList', 'getAll', { returnAll: true });
		expect(json.map(({ id }) => id)).toEqual(ids(1, 60));
		expect(node.requests()).toEqual(['GET /lists', 'GET /lists']);
		expect(node.sandbox.log.entries[1]?.query).toEqual({ next: expect.any(String) });
	});

	it('includes them on request', async () => {
		const filters = { includeSystemLists: true };
		const { json } = await node.run('contactList', 'getAll', { returnAll: true, filters });
		expect(json.slice(0, 3).map(({ id }) => id)).toEqual(['active', 'do-not-mail', 'removed']);
		expect(json).toHaveLength(63);
	});
});

describe('Get Members', () => {
	it('follows the pages and returns the IDs of the contacts', async () => {
		for (let index = 0; index < 120; index++) {
			node.hub.putContact({ email: `m${index}@example.com`, lists: [60] });
		}
		const { error, json } = await node.run('contactList', 'getMembers', {
			list: byId('60'),
			returnAll: true,
		});
		expect(error).toBeUndefined();
		expect(new Set(json.map(({ id }) => id)).size).toBe(json.length);
		expect(json.length).toBeGreaterThanOrEqual(120);
		expect(node.requests()).toEqual(
			Array.from({ length: Math.ceil(json.length / 50) }, () => 'GET /lists/60/members'),
		);
		const [first] = json;
		const contact = node.hub.contact(Number(first?.id));
		expect(first).toMatchObject({
			email_address: contact?.email,
			uri: expect.stringMatching(/\/contacts\/\d+$/),
		});
	});
});

describe('Update', () => {
	it('reads the list and replaces the given fields; the rest stays', async () => {
		const before = node.hub.list(1);
		const { error, json } = await node.run('contactList', 'update', {
			list: byId('1'),
			updateFields: { name: 'Renamed' },
		});
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['GET /lists/1', 'PUT /lists/1']);
		expect(body(1)).toContain(`<id>${node.hub.listUri(1)}</id>`);
		expect(body(1)).toContain(`id="${node.hub.listUri(1)}"`);
		expect(node.hub.list(1)).toMatchObject({
			name: 'Renamed',
			optInDefault: before?.optInDefault,
			sortOrder: before?.sortOrder,
		});
		expect(json).toEqual([expect.objectContaining({ id: '1', name: 'Renamed' })]);
		// The time of the change isn't known: a PUT returns nothing.
		expect(Object.keys(json[0] ?? {})).not.toContain('updated');
	});

	it('of one list by two items happens one after another', async () => {
		const { error } = await node.run(
			'contactList',
			'update',
			{
				list: byId('1'),
				updateFields: { name: '={{ $json.name }}', sortOrder: '={{ $json.order }}' },
			},
			[
				{ name: 'First', order: 6 },
				{ name: 'Second', order: 7 },
			],
		);
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([
			'GET /lists/1',
			'PUT /lists/1',
			'GET /lists/1',
			'PUT /lists/1',
		]);
		expect(node.hub.list(1)).toMatchObject({ name: 'Second', sortOrder: 7 });
	});

	it('of nothing is refused', async () => {
		const { error } = await node.run('contactList', 'update', {
			list: byId('1'),
			updateFields: {},
		});
		expect(error?.message).toContain('There is nothing to update');
		expect(node.requests()).toEqual([]);
	});

	it('of a system list is refused by the service, and says so', async () => {
		const { error } = await node.run('contactList', 'update', {
			list: byId('active'),
			updateFields: { name: 'X' },
		});
		expect(error?.message).toContain("List Active can't be changed");
		expect(error?.description).toContain('status 403)');
	});
});

describe('Delete', () => {
	it('deletes the list', async () => {
		const { items } = await node.run('contactList', 'delete', { list: byId('2') });
		expect(node.requests()).toEqual(['DELETE /lists/2']);
		expect(node.hub.list(2)).toBeUndefined();
		expect(items).toEqual([{ json: { deleted: true, id: '2' }, pairedItem: { item: 0 } }]);
	});

	it('is done when the response to the first try was lost', async () => {
		node.sandbox.faults.add({ times: 1, do: { kind: 'resetAfter' } });
		const { error, json } = await node.run('contactList', 'delete', { list: byId('2') });
		expect(error).toBeUndefined();
		expect(json).toEqual([{ deleted: true, id: '2' }]);
		expect(node.requests()).toHaveLength(2);
	});

	it('of an unknown list is an error', async () => {
		const { error } = await node.run('contactList', 'delete', { list: byId('999') });
		expect(error?.description).toMatch(/^Nothing has this ID/);
	});
});

it('the pick list finds the lists that the user made, by a part of the name', async () => {
	const { results } = await listSearch(ConstantContactLegacy, 'searchLists', {
		credentials: node.credentials,
		parameters: { resource: 'contactList', operation: 'get' },
		filter: 'caf',
	});
	expect(results).toEqual([{ name: 'Café & Books (3 contacts)', value: '4' }]);
});
