import { ConstantContact } from '../../../../nodes/ConstantContact/ConstantContact.node';
import { listSearch } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode({ constantContactV3: { contacts: 200 } })));
afterEach(async () => await node.close());

const run = async (operation: string, parameters = {}) =>
	await node.run('segment', operation, parameters);

const criteria = {
	version: '1.0.0',
	criteria: {
		type: 'and',
		group: [{ source: 'contacts', field: 'email_domain', op: 'eq', value: 'example.net' }],
	},
};

const members = () =>
	[...node.account.contacts()].filter(
		({ email, deletedTime }) => !deletedTime && email?.address.endsWith('@example.net'),
	);

describe.each(['string', 'object'] as const)('if the service wants criteria as %s', (form) => {
	beforeEach(() => (node.account.options.segmentCriteria = form));

	const sent = form === 'string' ? JSON.stringify(criteria) : criteria;
	const tries = form === 'string' ? 1 : 2;

	it('creates, reads and updates one', async () => {
		const created = await run('create', { name: 'Net', criteria: JSON.stringify(criteria) });
		expect(created.error).toBeUndefined();
		expect(node.requests()).toEqual(Array(tries).fill('POST /segments'));
		expect(node.lastBody()).toEqual({ name: 'Net', segment_criteria: sent });
		expect(created.json).toMatchObject([{ name: 'Net', segment_criteria: criteria }]);
		const segment = byId(String(created.json[0]?.segment_id));
		expect((await run('get', { segment })).json).toEqual(created.json);
		node.sandbox.log.clear();
		const updated = await run('update', { segment, updateFields: { name: 'Network' } });
		expect(node.requests()[0]).toMatch(/^GET \/segments\/\d+$/);
		expect(node.requests().at(-1)).toMatch(/^PUT \/segments\/\d+$/);
		expect(node.lastBody()).toEqual({ name: 'Network', segment_criteria: sent });
		expect(updated.json).toMatchObject([{ name: 'Network', segment_criteria: criteria }]);
	});
});

it('renames and deletes one, and says that a name is taken', async () => {
	const segment = byId('1');
	const { json } = await run('rename', { segment, name: 'Org' });
	expect(node.requests()).toEqual(['PATCH /segments/1/name']);
	expect(node.lastBody()).toEqual({ name: 'Org' });
	expect(json).toMatchObject([{ segment_id: 1, name: 'Org' }]);
	expect((await run('rename', { segment, name: 'Owners' })).error).toMatchObject({
		httpCode: '409',
	});
	expect((await run('delete', { segment })).json).toEqual([{ deleted: true, segment_id: 1 }]);
	expect(node.account.segments().map(({ name }) => name)).toEqual(['Owners']);
});

it('lists them, and offers them by name', async () => {
	const { json } = await run('getAll', { options: { sortBy: 'name' } });
	expect(node.sandbox.log.entries[0]?.query).toEqual({ limit: '1000', sort_by: 'name' });
	expect(json.map(({ name }) => name)).toEqual(['From example.org', 'Owners']);
	const { results } = await listSearch(ConstantContact, 'searchSegments', {
		credentials: node.credentials,
		filter: 'own',
	});
	expect(results).toEqual([{ name: 'Owners', value: '2' }]);
});

it('repeats the request while the members are being worked out, then reads all pages', async () => {
	await run('create', { name: 'Net', criteria: JSON.stringify(criteria) });
	node.account.options.segmentWaits = 1;
	node.sandbox.log.clear();
	const { json, error } = await run('getMembers', {
		segment: byId('3'),
		returnAll: true,
		simplify: false,
	});
	expect(error).toBeUndefined();
	expect(node.sandbox.log.entries.map(({ status, query }) => [status, query])).toEqual([
		[202, { segment_id: '3', limit: '500' }],
		[200, { segment_id: '3', limit: '500' }],
	]);
	expect(members().length).toBeGreaterThan(10);
	expect(json.map(({ contact_id: id }) => id)).toEqual(members().map(({ id }) => id));
});

it('returns members in short form without the parts that the service does not return', async () => {
	const { json } = await run('getMembers', { segment: byId('1'), limit: 1 });
	expect(json[0]).toHaveProperty('permission_to_send');
	for (const part of ['phone_number', 'city', 'custom_fields', 'list_memberships', 'taggings']) {
		expect(json[0]).not.toHaveProperty(part);
	}
});

describe('as a filter of contacts', () => {
	const getAll = async (filters: object, options = {}) =>
		await node.run('contact', 'getAll', {
			returnAll: true,
			filters: { segment: byId('1'), ...filters },
			listOptions: options,
		});

	it('goes alone', async () => {
		const { json } = await getAll({});
		expect(node.sandbox.log.entries[0]?.query).toEqual({ segment_id: '1', limit: '500' });
		expect(json.length).toBeGreaterThan(0);
	});

	it.each([
		[{ email: 'ann@example.com' }, {}],
		[{ updatedAfter: '2026-01-01' }, {}],
		[{ status: ['all'] }, {}],
		[{}, { include: ['notes'] }],
	])('is refused beside %j and %j', async (filters, options) => {
		const { error } = await getAll(filters, options);
		expect(error?.message).toContain("'Segment' can't be combined with other filters");
		expect(node.requests()).toEqual([]);
	});
});

it.each([
	['create', { name: 'x', criteria: '' }, "'Criteria' is empty"],
	['create', { name: 'x', criteria: '[1]' }, "'Criteria' isn't a JSON object"],
	['create', { name: 'x', criteria: `{"a":"${'x'.repeat(20_000)}"}` }, 'the maximum is 20000'],
	['get', { segment: byId('abc') }, "'Segment' is 'abc', which isn't the ID of a segment"],
	['update', { segment: byId('1'), updateFields: {} }, 'There is nothing to update'],
])('%s refuses %j before anything is sent', async (operation, parameters, message) => {
	expect((await run(operation, parameters)).error?.message).toContain(message);
	expect(node.requests()).toEqual([]);
});
