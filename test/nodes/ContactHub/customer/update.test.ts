import type { Customer } from '../../../sandbox';
import { automatic, byId, connectNode, manual, saved, type ConnectedNode } from '../setup';

let node: ConnectedNode;
let before: Customer;

const NOTHING_SENT = 'The customer already has these values; nothing was sent';

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 0, events: 0 } });
});
afterAll(async () => await node.close());
beforeEach(() => {
	before = node.hub.putCustomer({
		externalId: 'X1',
		updatedAt: Date.UTC(2020, 0, 1),
		base: {
			firstName: 'Ann',
			lastName: 'Berg',
			dob: '1980-01-02',
			contacts: { email: `ann.${Math.random()}@example.com`, phone: '1' },
			likes: [{ id: 'l1', name: 'jazz', createdTime: '2020-05-01T10:00:00.000Z' }],
		},
		tags: { auto: ['robot'], manual: ['vip', 'old'] },
		consents: { disclaimer: { date: '2020-01-01T10:00:00.000Z', version: '1' } },
		extended: { loyaltyCard: 'L1', loyaltyPoints: 3 },
	});
	node.sandbox.log.clear();
});

const update = async (
	value: Record<string, unknown>,
	additionalFields: Record<string, unknown> = {},
	schema: Array<Record<string, unknown>> = [],
) =>
	await node.run('customer', 'update', {
		customer: byId(before.id),
		customerFields: manual(value, schema),
		additionalFields,
	});

const after = () => node.hub.customer(before.id);

describe('customer: update', () => {
	it('patches what is given, without the node, and leaves the rest alone', async () => {
		const { json } = await update(
			{ 'base.lastName': 'Young', 'base.contacts.phone': '2', 'base.firstName': '' },
			{ sessionId: 'S1' },
		);
		expect(node.requests()).toEqual([`PATCH /customers/${before.id}`]);
		expect(node.onlyRequest().query).toEqual({ sessionId: 'S1' });
		expect(node.onlyRequest().body).toEqual({
			base: { lastName: 'Young', contacts: { phone: '2' } },
		});
		expect(json).toEqual([{ ...after() }]);
		expect(after()?.base).toEqual({
			...before.base,
			lastName: 'Young',
			contacts: { ...(before.base?.contacts as object), phone: '2' },
		});
		expect(after()).toMatchObject({ tags: before.tags, consents: before.consents });
	});

	it('empties fields: null for values, an empty list for lists', async () => {
		await update(
			{ 'base.lastName': 'Young' },
			{ fieldsToClear: ['base.dob', 'tags.manual', 'base.likes', 'base.contacts.phone', 'extra'] },
		);
		expect(node.onlyRequest().body).toEqual({
			base: { lastName: 'Young', dob: null, likes: [], contacts: { phone: null } },
			tags: { manual: [] },
			extra: null,
		});
		expect(after()).toMatchObject({
			base: { firstName: 'Ann', dob: null, likes: [], contacts: { phone: null } },
			tags: { auto: ['robot'], manual: [] },
		});
	});

	it('takes the fields to clear from an expression, with nothing else to change', async () => {
		const { error } = await update({}, { fieldsToClear: '={{ ["base.dob"] }}' });
		expect(error).toBeUndefined();
		expect(node.onlyRequest().body).toEqual({ base: { dob: null } });
	});

	it('refuses a field that is both filled in and cleared', async () => {
		const { error } = await update({ 'base.dob': '1990-01-01' }, { fieldsToClear: ['base.dob'] });
		expect(error).toMatchObject({
			message: "'Date of Birth' is both filled in and listed under 'Fields to Clear' [item 0]",
			description: 'Remove it from one of them.',
		});
		expect(node.requests()).toEqual([]);
	});

	it.each([
		'base',
		'base.contacts',
		'base.address.geo',
		'consents',
		'extended',
		'extended.',
		'id',
		'nodeId',
		'email',
	])("refuses to clear '%s', which is no field", async (name) => {
		const { error } = await update({}, { fieldsToClear: `={{ ["${name}"] }}` });
		expect(error).toMatchObject({
			message: `'Fields to Clear' names '${name}', which can't be emptied [item 0]`,
			description: 'Choose fields from the list.',
		});
		expect(node.requests()).toEqual([]);
	});

	it('empties a point as a whole: ContactHub refuses half a one', async () => {
		const { error } = await update(
			{},
			{ fieldsToClear: ['base.address.geo.lat', 'base.address.geo.lon'] },
		);
		expect(error).toBeUndefined();
		expect(node.onlyRequest().body).toEqual({ base: { address: { geo: null } } });
	});

	it('clears an own field of the workspace', async () => {
		const { error } = await update({}, { fieldsToClear: '={{ ["extended.loyaltyCard"] }}' });
		expect(error).toBeUndefined();
		expect(after()?.extended).toMatchObject({ loyaltyPoints: 3 });
		expect(node.onlyRequest().body).toEqual({ extended: { loyaltyCard: null } });
	});

	it('refuses an update of nothing', async () => {
		const { error } = await update({ 'base.firstName': ' ' });
		expect(error?.message).toBe('There is nothing to update [item 0]');
		expect(node.requests()).toEqual([]);
	});

	it('reports columns that match no field', async () => {
		const { hints } = await node.run(
			'customer',
			'update',
			{ customer: byId(before.id), customerFields: automatic() },
			[{ lastName: 'Young', colour: 'red' }],
		);
		expect(hints).toMatchObject([
			{ message: "The column 'colour' matches no customer field and was left out" },
		]);
	});

	it('sends updates of one customer in the order of the items', async () => {
		const items = Array.from({ length: 6 }, (_, index) => ({ lastName: `${index}` }));
		node.sandbox.faults.add({ times: 1, do: { kind: 'slowBody', bytesPerSecond: 20_000 } });
		await node.runOk(
			'customer',
			'update',
			{ customer: byId(before.id), customerFields: automatic() },
			items,
		);
		expect(node.sandbox.log.entries.map(({ body }) => body)).toEqual(
			items.map(({ lastName }) => ({ base: { lastName } })),
		);
		expect(node.sandbox.log.peakInFlight).toBe(1);
		expect(after()?.base?.lastName).toBe('5');
	});
});

describe('customer: update with Only Changes', () => {
	const onlyChanges = { onlyChanges: true };

	it('reads first and sends the difference', async () => {
		const { json } = await update(
			{
				'base.firstName': 'Ann',
				'base.lastName': 'Young',
				'base.dob': '1980-01-02',
				'tags.manual': 'vip,new',
			},
			onlyChanges,
		);
		expect(node.requests()).toEqual([
			`GET /customers/${before.id}`,
			`PATCH /customers/${before.id}`,
		]);
		expect(node.sandbox.log.entries[1]?.body).toEqual({
			base: { lastName: 'Young' },
			tags: { manual: ['vip', 'new'] },
		});
		expect(json).toEqual([{ ...after() }]);
	});

	it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
		['the same values', { 'base.firstName': 'Ann', externalId: 'X1' }, {}],
		['the same list', { 'tags.manual': ['vip', 'old'] }, {}],
		['the same moment as Z', { 'consents.disclaimer.date': '2020-01-01T10:00:00Z' }, {}],
		['the same moment elsewhere', { 'consents.disclaimer.date': '2020-01-01T12:00+02:00' }, {}],
		[
			'the same moment in a list',
			{ 'base.likes': '[{"id": "l1", "name": "jazz", "createdTime": "2020-05-01T10:00:00Z"}]' },
			{},
		],
		['nulls where nothing is', {}, { json: '{"base": {"prefix": null}}' }],
		['fields to clear that are empty', {}, { fieldsToClear: ['base.prefix', 'base.jobs'] }],
		['fields to clear below nothing', {}, { fieldsToClear: ['base.address.geo.lat'] }],
		['consents to clear below nothing', {}, { fieldsToClear: ['consents.softSpam.email.status'] }],
	])('sends nothing for %s, and says so', async (_what, value, more) => {
		const { error, json, hints } = await update(value, { ...onlyChanges, ...more });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET /customers/${before.id}`]);
		expect(hints.map(({ message }) => message)).toEqual([NOTHING_SENT]);
		expect(json).toEqual([{ ...before }]);
		expect(after()?.updatedAt).toBe('2020-01-01T00:00:00.000+0000');
	});

	it('binds a session even if nothing differs, and says nothing was sent when it was bound before', async () => {
		const same = { 'base.firstName': 'Ann' };
		const sessionId = `S${Math.random()}`;
		const { error, hints, json } = await update(same, { ...onlyChanges, sessionId });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([
			`GET /customers/${before.id}`,
			`POST /customers/${before.id}/sessions`,
		]);
		expect(node.sandbox.log.entries[1]?.body).toEqual({ value: sessionId });
		expect(hints).toEqual([]);
		expect(json).toEqual([{ ...before }]);
		expect(node.hub.sessions(before.id)).toMatchObject([{ value: sessionId }]);
		expect(after()?.updatedAt).toBe('2020-01-01T00:00:00.000+0000');
		const again = await update(same, { ...onlyChanges, sessionId });
		expect(again.error).toBeUndefined();
		expect(again.hints.map(({ message }) => message)).toEqual([NOTHING_SENT]);
		expect(node.hub.sessions(before.id)).toHaveLength(1);
	});

	it('sends nothing for tags to clear if no tags are', async () => {
		before = node.hub.putCustomer({ externalId: 'untagged' });
		await update({}, { ...onlyChanges, fieldsToClear: ['tags.manual', 'base.likes'] });
		expect(node.requests()).toEqual([`GET /customers/${before.id}`]);
	});

	it('sends a list in a different order, and a different time', async () => {
		await update(
			{ 'tags.manual': 'old,vip', 'consents.disclaimer.date': '2020-01-01T10:00:01Z' },
			onlyChanges,
		);
		expect(node.sandbox.log.entries[1]?.body).toEqual({
			tags: { manual: ['old', 'vip'] },
			consents: { disclaimer: { date: '2020-01-01T10:00:01.000Z' } },
		});
	});

	it('clears what is filled in, and sends a cleared and an own field only if it differs', async () => {
		await update(
			{ 'extended.loyaltyCard': 'L1', 'extended.loyaltyPoints': 4 },
			{ ...onlyChanges, fieldsToClear: ['base.dob', 'base.likes', 'base.prefix'] },
			[saved('extended.loyaltyCard', 'string'), saved('extended.loyaltyPoints', 'number')],
		);
		expect(node.sandbox.log.entries[1]?.body).toEqual({
			base: { dob: null, likes: [] },
			extended: { loyaltyPoints: 4 },
		});
	});

	it('sends both coordinates if one of them differs', async () => {
		before = node.hub.putCustomer({
			externalId: 'X2',
			base: { address: { city: 'Roma', geo: { lat: 41.9, lon: 12.5 } } },
		});
		const point = { 'base.address.geo.lat': 41.9, 'base.address.city': 'Roma' };
		const { error } = await update({ ...point, 'base.address.geo.lon': 12.4 }, onlyChanges);
		expect(error).toBeUndefined();
		expect(node.sandbox.log.entries[1]?.body).toEqual({
			base: { address: { geo: { lat: 41.9, lon: 12.4 } } },
		});
	});

	it('says how many items had nothing to send, and keeps the results in order', async () => {
		const items = [{ lastName: 'Berg' }, { lastName: 'Young' }, { lastName: 'Young' }];
		const { hints, json } = await node.run(
			'customer',
			'update',
			{
				customer: byId(before.id),
				customerFields: automatic(),
				additionalFields: onlyChanges,
			},
			items,
		);
		expect(hints.map(({ message }) => message)).toEqual([`${NOTHING_SENT} (2 items)`]);
		expect(json.map(({ base }) => (base as Record<string, unknown>).lastName)).toEqual([
			'Berg',
			'Young',
			'Young',
		]);
		expect(node.requests().filter((request) => request.startsWith('PATCH'))).toHaveLength(1);
	});
});

it('lets the last of several items about a customer win, even if its look-up is faster', async () => {
	node.sandbox.faults.add({
		when: { path: /customers$/ },
		times: 1,
		do: { kind: 'slowBody', bytesPerSecond: 5000 },
	});
	const items = ['first', 'second'].map((name) => ({ name }));
	const { error } = await node.run(
		'customer',
		'update',
		{
			customer: {
				__rl: true,
				mode: 'email',
				value: (before.base!.contacts as { email: string }).email,
			},
			customerFields: manual({ 'base.lastName': '={{ $json.name }}' }),
		},
		items,
	);
	node.sandbox.faults.clear();
	expect(error).toBeUndefined();
	expect(node.hub.customer(before.id)?.base?.lastName).toBe('second');
});
