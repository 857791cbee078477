import type { IDataObject } from 'n8n-workflow';

import { automatic, connectNode, saved, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeAll(async () => {
	node = await connectNode({
		contactHub: { customers: 12, events: 0, uniquenessPolicy: 'NO_CHECK' },
	});
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());

/** Creates customers from items, and returns the request bodies and hints. */
async function createFrom(items: IDataObject[], schema: Array<Record<string, unknown>> = []) {
	const { error, hints } = await node.run(
		'customer',
		'create',
		{ customerFields: automatic(schema), connection: { maxConcurrentRequests: 1 } },
		items,
	);
	if (error) throw new Error(error.message);
	const bodies = node.sandbox.log.entries.map(({ body }) => {
		const { nodeId, ...customer } = body as IDataObject;
		expect(nodeId).toBe(node.hub.nodeId);
		return customer;
	});
	return { bodies, hints: hints.map(({ message }) => message) };
}

/** Whether an object contains a null, ignoring lists: those are sent unchanged. */
function holdsNull(value: unknown): boolean {
	if (Array.isArray(value) || typeof value !== 'object') return false;
	return value === null || Object.values(value).some(holdsNull);
}

describe('customer: automatic mapping', () => {
	it.each([
		'base.firstName',
		'firstName',
		'FirstName',
		'First Name',
		'first_name',
		'first-name',
		'FIRST NAME',
		'given name',
	])('recognises the column %s', async (column) => {
		const { bodies, hints } = await createFrom([{ [column]: 'Ann' }]);
		expect(bodies).toEqual([{ base: { firstName: 'Ann' } }]);
		expect(hints).toEqual([]);
	});

	it.each([
		['E-Mail', 'a@example.com', { base: { contacts: { email: 'a@example.com' } } }],
		['email_address', 'a@example.com', { base: { contacts: { email: 'a@example.com' } } }],
		['contacts.email', 'a@example.com', { base: { contacts: { email: 'a@example.com' } } }],
		['mobile', 39333, { base: { contacts: { mobilePhone: '39333' } } }],
		['Date of Birth', '1980-01-02', { base: { dob: '1980-01-02' } }],
		['ZIP', '00100', { base: { address: { zip: '00100' } } }],
		['address', 'Via Roma 1', { base: { address: { street: 'Via Roma 1' } } }],
		['facebook', 'ann', { base: { socialProfile: { facebook: 'ann' } } }],
		['external_id', 'x', { externalId: 'x' }],
		['tags', 'a,b', { tags: { manual: ['a', 'b'] } }],
	])('recognises the column %s', async (column, value, expected) => {
		const { bodies, hints } = await createFrom([{ [column]: value, externalId: 'x' }]);
		expect(bodies).toEqual([{ externalId: 'x', ...expected }]);
		expect(hints).toEqual([]);
	});

	it('reads the texts of a CSV file as what the fields are', async () => {
		const { bodies } = await createFrom([
			{
				'External ID': '4711',
				Latitude: '45.1',
				Longitude: '9.2',
				'Marketing by Email: Status': 'true',
				'Profiling (Online): Objection': '0',
				Tags: 'a, b,,c',
				Likes: '[{"id": "1", "name": "jazz"}]',
				'Date of Birth': '1990-12-31T23:30:00+02:00',
				'Disclaimer Date': '2024-01-31',
				phone: '',
			},
		]);
		expect(bodies).toEqual([
			{
				externalId: '4711',
				base: {
					address: { geo: { lat: 45.1, lon: 9.2 } },
					likes: [{ id: '1', name: 'jazz' }],
					dob: '1990-12-31',
				},
				consents: {
					marketing: { automatic: { email: { status: true } } },
					profiling: { online: { objection: false } },
					disclaimer: { date: '2024-01-31T00:00:00.000Z' },
				},
				tags: { manual: ['a', 'b', 'c'] },
			},
		]);
	});

	it('leaves out columns that match no field, and reports each once', async () => {
		const { bodies, hints } = await createFrom([
			{ email: 'a@example.com', colour: 'red', order: { total: 3 } },
			{ email: 'b@example.com', colour: 'blue' },
		]);
		expect(bodies).toEqual([
			{ base: { contacts: { email: 'a@example.com' } } },
			{ base: { contacts: { email: 'b@example.com' } } },
		]);
		expect(hints).toEqual([
			"The column 'colour' matches no customer field and was left out (2 items)",
			"The column 'order.total' matches no customer field and was left out",
		]);
	});

	it('does not take a column with a word of the consents for a consent', async () => {
		const { bodies, hints } = await createFrom([
			{ externalId: 'x', date: '2024-01-01', version: '3', status: 'new' },
		]);
		expect(bodies).toEqual([{ externalId: 'x' }]);
		expect(hints).toHaveLength(3);
	});

	it('ignores what ContactHub sets itself silently', async () => {
		const { bodies, hints } = await createFrom([
			{
				id: '1',
				nodeId: 'other',
				registeredAt: '2020-01-01T00:00:00.000+0000',
				updatedAt: '2020-01-01T00:00:00.000+0000',
				enabled: true,
				sourceInfo: { registeredBy: 'x', updatedBy: 'y' },
				'tags.auto': ['a'],
				externalId: 'x',
			},
		]);
		expect(bodies).toEqual([{ externalId: 'x' }]);
		expect(hints).toEqual([]);
	});

	it('takes whole customers, as Get Many returns them, without a hint and without a null', async () => {
		const customers = [...node.hub.customers()].slice(0, 12).map((customer) => ({ ...customer }));
		const { bodies, hints } = await createFrom(customers as unknown as IDataObject[]);
		expect(hints).toEqual([]);
		expect(bodies.filter(holdsNull)).toEqual([]);
		const written = (customer: IDataObject) => {
			const { base, extended, externalId, extra, tags, consents } = customer;
			const { manual = [] } = (tags ?? {}) as IDataObject;
			return { base, extended, externalId, extra, manual, consents };
		};
		const copies = [...node.hub.customers()].slice(-12).map((copy) => ({ ...copy }));
		expect(copies.map((copy) => written(copy as unknown as IDataObject))).toEqual(
			customers.map((customer) => written(customer as unknown as IDataObject)),
		);
	});

	it('takes the short form of customers too', async () => {
		const [simplified] = await node.runOk('customer', 'getAll', { returnAll: false, limit: 1 });
		node.sandbox.log.clear();
		const { bodies, hints } = await createFrom([simplified as IDataObject]);
		expect(hints).toEqual([]);
		expect(bodies).toEqual([
			{
				externalId: simplified?.externalId,
				base: expect.objectContaining({
					firstName: simplified?.firstName,
					lastName: simplified?.lastName,
				}),
				...(simplified?.tags && { tags: { manual: simplified.tags } }),
			},
		]);
	});

	it("doesn't allow access to the prototype of objects", async () => {
		const items = [{ externalId: 'x', 'extended.__proto__.polluted': 'yes' }];
		const { error } = await node.run('customer', 'create', { customerFields: automatic() }, items);
		expect(({} as IDataObject).polluted).toBeUndefined();
		expect(error?.message).toBe("The field name '__proto__' is not allowed [item 0]");
		expect(node.requests()).toEqual([]);
	});

	it('checks the own fields of the workspace by the types that the editor saved', async () => {
		const schema = [saved('extended.loyaltyPoints', 'number', 'Extended: Points')];
		const customerFields = automatic(schema);
		const { error } = await node.run('customer', 'create', { customerFields }, [
			{ externalId: 'x', loyaltyPoints: 'many' },
		]);
		expect(error).toMatchObject({
			message: "'Extended: Points' is 'many' [item 0]",
			description: 'Enter a number, with a point for decimals.',
		});
	});
});
