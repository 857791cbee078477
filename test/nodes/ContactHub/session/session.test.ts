import type { IDataObject } from 'n8n-workflow';

import { expectOutputMatches } from '../expectOutput';
import { byId, connectNode, type ConnectedNode } from '../setup';

const UUID_V4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

let node: ConnectedNode;
let customerId: string;

/** Binds a session using the node itself. @returns the record */
const bind = async (customer: string, sessionId: string): Promise<IDataObject> => {
	const parameters = { customer: byId(customer), additionalFields: { sessionId } };
	const [session] = await node.runOk('session', 'create', parameters);
	node.sandbox.log.clear();
	return session as IDataObject;
};

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 1, events: 0 } });
});
afterAll(async () => await node.close());
beforeEach(() => {
	customerId = node.hub.putCustomer({ base: {} }).id;
	node.sandbox.log.clear();
});

describe('create', () => {
	it('binds the session and returns its record', async () => {
		const { error, items, hints } = await node.run('session', 'create', {
			customer: byId(customerId),
			additionalFields: { sessionId: 'ses123' },
		});
		expect(error).toBeUndefined();
		const request = node.onlyRequest();
		expect(node.requests()).toEqual([`POST /customers/${customerId}/sessions`]);
		expect([request.body, request.status]).toEqual([{ value: 'ses123' }, 201]);
		expect(request.headers.authorization).toBe(`Bearer ${node.hub.tokens.trusted}`);
		const [session] = node.hub.sessions(customerId);
		expect(items).toEqual([
			{ json: { id: session?.id, value: 'ses123', alreadyBound: false }, pairedItem: { item: 0 } },
		]);
		expect(hints).toEqual([]);
		expectOutputMatches(
			'session',
			'create',
			items.map(({ json }) => json),
		);
	});

	it('makes up the session ID if it is empty', async () => {
		const [json] = await node.runOk('session', 'create', { customer: byId(customerId) });
		expect(json?.value).toMatch(UUID_V4);
		expect(node.onlyRequest().body).toEqual({ value: json?.value });
	});

	it('says so when the session is bound to this customer already', async () => {
		const bound = await bind(customerId, 'twice');
		const { error, json, hints } = await node.run('session', 'create', {
			customer: byId(customerId),
			additionalFields: { sessionId: 'twice' },
		});
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([
			`POST /customers/${customerId}/sessions`,
			`GET /customers/${customerId}/sessions`,
		]);
		expect(json).toEqual([{ id: bound.id, value: 'twice', alreadyBound: true }]);
		expect(hints.map(({ message }) => message)).toEqual([
			'The session was already bound to the customer',
		]);
		expectOutputMatches('session', 'create', json);
	});

	it("fails with the server's words when the session is bound to another customer", async () => {
		const other = node.hub.putCustomer({ base: {} }).id;
		await bind(other, 'taken');
		await bind(customerId, 'own');
		const { error } = await node.run('session', 'create', {
			customer: byId(customerId),
			additionalFields: { sessionId: 'taken' },
		});
		expect(error?.message).toBe('Could not create session: session already bound taken [item 0]');
		expect(error?.httpCode).toBe('400');
		expect(node.hub.sessions(customerId).map(({ value }) => value)).toEqual(['own']);
	});

	it('does not look for the session after another error', async () => {
		const { error } = await node.run('session', 'create', { customer: byId('nobody') });
		expect(error?.message).toBe('Could not create session: customer not found nobody [item 0]');
		expect(node.requests()).toEqual(['POST /customers/nobody/sessions']);
	});
});

describe('generate ID', () => {
	it('makes up a UUID for each item without any request', async () => {
		const { items } = await node.run('session', 'generateId', {}, [{}, {}, {}]);
		const ids = items.map(({ json }) => json.sessionId);
		expect(ids.every((id) => UUID_V4.test(String(id)))).toBe(true);
		expect(new Set(ids).size).toBe(3);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(node.sandbox.log.count).toBe(0);
		expectOutputMatches(
			'session',
			'generateId',
			items.map(({ json }) => json),
		);
	});
});

describe('get, get many and delete', () => {
	it('reads a session by the ID of its record', async () => {
		const { id } = await bind(customerId, 'mine');
		const parameters = { customer: byId(customerId), session: byId(String(id)) };
		const json = await node.runOk('session', 'get', parameters);
		expect(node.requests()).toEqual([`GET /customers/${customerId}/sessions/${String(id)}`]);
		expect(json).toEqual([{ id, value: 'mine' }]);
		expectOutputMatches('session', 'get', json);
	});

	it('does not find a session by the session ID itself', async () => {
		await bind(customerId, 'by-value');
		const parameters = { customer: byId(customerId), session: byId('by-value') };
		const { error } = await node.run('session', 'get', parameters);
		expect(error?.message).toBe('Could not get session: session not found by-value [item 0]');
		expect(error?.description).toContain('Nothing has this ID');
	});

	it('lists the sessions of a customer in one request', async () => {
		for (const value of ['a', 'b', 'c']) await bind(customerId, value);
		const parameters = { customer: byId(customerId) };
		const json = await node.runOk('session', 'getAll', parameters);
		expect(node.requests()).toEqual([`GET /customers/${customerId}/sessions`]);
		expect(node.onlyRequest().query).toEqual({});
		expect(json).toEqual(node.hub.sessions(customerId));
		expect(json.map(({ value }) => value)).toEqual(['a', 'b', 'c']);
		expectOutputMatches('session', 'getAll', json);
	});

	it('lists the sessions of the customer of each item', async () => {
		const other = node.hub.putCustomer({ base: {} }).id;
		await bind(customerId, 'first');
		await bind(other, 'second');
		const { items } = await node.run(
			'session',
			'getAll',
			{ customer: byId('={{ $json.customer }}') },
			[{ customer: other }, { customer: customerId }],
		);
		expect(items.map(({ json, pairedItem }) => [json.value, pairedItem])).toEqual([
			['second', { item: 0 }],
			['first', { item: 1 }],
		]);
	});

	it('deletes a session by the ID of its record, so that it can be bound again', async () => {
		const { id } = await bind(customerId, 'free');
		const parameters = { customer: byId(customerId), session: byId(String(id)) };
		const json = await node.runOk('session', 'delete', parameters);
		expect(node.requests()).toEqual([`DELETE /customers/${customerId}/sessions/${String(id)}`]);
		expect(json).toEqual([{ deleted: true, id }]);
		expect(node.hub.sessions(customerId)).toEqual([]);
		expectOutputMatches('session', 'delete', json);
		expect((await bind(node.hub.putCustomer({ base: {} }).id, 'free')).alreadyBound).toBe(false);
	});
});
