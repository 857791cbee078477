import type { IDataObject } from 'n8n-workflow';

import { ContactHub } from '../../../../nodes/ContactHub/ContactHub.node';
import { resources } from '../../../../nodes/ContactHub/resources';
import { listSearch } from '../../../support';
import { byId, connectNode, manual, type ConnectedNode, type Parameters } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ contactHub: { customers: 2, events: 0 } });
});
afterEach(async () => await node.close());

const by = (mode: string, value: string): Parameters => ({ __rl: true, mode, value });
const email = (value: string) => by('email', value);

const EMAIL = 'ann@shop.example';

/** A customer with everything that an operation may need. */
const ann = (more: IDataObject = {}) => {
	const record = { id: 'one', name: 'x' };
	const { id } = node.hub.putCustomer({
		externalId: 'CRM-77',
		base: {
			firstName: 'Ann',
			contacts: { email: EMAIL },
			educations: [{ id: 'one', schoolName: 'x' }],
			jobs: [{ id: 'one', jobTitle: 'x' }],
			likes: [{ ...record }],
			subscriptions: [{ ...record }],
		} as never,
		tags: { auto: [], manual: ['old'] },
		...more,
	});
	node.sandbox.log.clear();
	return id;
};

const first = byId('one');

/** Parameters of each operation on a customer, and its requests below the customer. */
const OPERATIONS: Record<string, [parameters: Parameters, ...requests: string[]]> = {
	'customer get': [{}, 'GET '],
	'customer update': [{ customerFields: manual({ 'base.lastName': 'Lee' }) }, 'PATCH '],
	'customer replace': [{ customerFields: manual({ 'base.lastName': 'Lee' }) }, 'PUT '],
	'customer delete': [{}, 'DELETE '],
	'customer addTag': [{ tag: by('name', 'new') }, 'GET ', 'PATCH '],
	'customer removeTag': [{ tag: by('name', 'old') }, 'GET ', 'PATCH '],
	'session create': [{ additionalFields: { sessionId: 's' } }, 'POST /sessions'],
	'session getAll': [{}, 'GET /sessions'],
	...Object.fromEntries(
		[
			['education', '/educations', 'schoolName'],
			['job', '/jobs', 'jobTitle'],
			['like', '/likes', 'name'],
			['subscription', '/subscriptions', 'name'],
		].flatMap(([resource, path, field]): Array<[string, [Parameters, ...string[]]]> => [
			[`${resource} create`, [{ additionalFields: { id: 'two' } }, `POST ${path}`]],
			[`${resource} get`, [{ record: first }, `GET ${path}/one`]],
			[`${resource} getAll`, [{}, 'GET ']],
			[`${resource} delete`, [{ record: first }, `DELETE ${path}/one`]],
			[
				`${resource} update`,
				[
					{ record: first, additionalFields: { fieldsToClear: [field] } },
					`GET ${path}/one`,
					`PUT ${path}/one`,
				],
			],
		]),
	),
};

const below = (id: string, requests: string[]) =>
	requests.map((request) => request.replace(' ', ` /customers/${id}`));

describe.each(Object.entries(OPERATIONS))('%s', (name, [parameters, ...requests]) => {
	const [resource = '', operation = ''] = name.split(' ');

	it.each([
		['email', EMAIL],
		['email', ' Ann@Shop.Example '],
		['externalId', 'CRM-77'],
	])('finds the customer by %s %j', async (mode, value) => {
		const id = ann();
		const all = { customer: by(mode, value), ...parameters };
		const { error } = await node.run(resource, operation, all);
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['GET /customers', ...below(id, requests)]);
		expect(node.sandbox.log.entries[0]?.query).toMatchObject({ nodeId: node.hub.nodeId });
	});

	it('names the customers that share an email, and touches none', async () => {
		const ids = [ann(), ann({ base: { contacts: { email: EMAIL } } })];
		const { error } = await node.run(resource, operation, {
			customer: email(EMAIL),
			...parameters,
		});
		expect(error?.message).toBe(
			`2 customers have the email '${EMAIL}': ${ids[0]} (Ann); ${ids[1]} [item 0]`,
		);
		expect(error?.description).toContain("Choose one of them 'By ID'.");
		expect(node.requests()).toEqual(['GET /customers']);
	});

	it('says that nobody has the email, and that the list lags', async () => {
		node.hub.options.indexLagMs = 60_000;
		await node.runOk('customer', 'create', {
			customerFields: manual({ 'base.contacts.email': EMAIL }),
		});
		node.sandbox.log.clear();
		const { error } = await node.run(resource, operation, {
			customer: email(EMAIL),
			...parameters,
		});
		expect(error?.message).toBe(`No customer has the email '${EMAIL}' [item 0]`);
		expect(error?.description).toContain('within the last minute or two may not be found yet');
		expect(node.requests()).toEqual(['GET /customers']);
	});
});

it('every operation with a customer is tried', () => {
	const names = resources.flatMap(({ value, operations }) =>
		operations
			.filter(({ fields }) => 'customer' in fields)
			.map((operation) => `${value} ${operation.value}`),
	);
	const tried = [...Object.keys(OPERATIONS), 'event create', 'session get', 'session delete'];
	expect(tried.sort()).toEqual(names.sort());
});

describe('sessions', () => {
	it.each([
		['get', 'GET'],
		['delete', 'DELETE'],
	])('%s finds the customer', async (operation, method) => {
		const id = ann();
		const [session] = await node.runOk('session', 'create', {
			customer: byId(id),
			additionalFields: { sessionId: 's' },
		});
		node.sandbox.log.clear();
		const parameters = { customer: email(EMAIL), session: byId(String(session?.id)) };
		await node.runOk('session', operation, parameters);
		expect(node.requests()).toEqual([
			'GET /customers',
			`${method} /customers/${id}/sessions/${String(session?.id)}`,
		]);
	});
});

describe('events', () => {
	const event = {
		eventType: by('name', 'viewedPage'),
		context: 'WEB',
		specifyProperties: 'json',
		propertiesJson: '{"url": "https://shop.example/"}',
	};

	it.each(['email', 'externalId'])('are recorded for the customer found by %s', async (mode) => {
		const id = ann();
		const customer = by(mode, mode === 'email' ? EMAIL : 'CRM-77');
		await node.runOk('event', 'create', { customer, ...event });
		expect(node.requests()).toEqual(['GET /customers', 'POST /events']);
		expect(node.sandbox.log.entries[1]?.body).toMatchObject({ customerId: id });
	});

	it('are not recorded where several share the email', async () => {
		ann();
		ann();
		const { error } = await node.run('event', 'create', { customer: email(EMAIL), ...event });
		expect(error?.message).toMatch("2 customers have the email 'ann@shop.example'");
		expect(node.requests()).toEqual(['GET /customers']);
	});

	it('are listed for the customer found', async () => {
		const id = ann();
		await node.runOk('event', 'getAll', { filters: { customer: email(EMAIL) } });
		expect(node.requests()).toEqual(['GET /customers', 'GET /events']);
		expect(node.sandbox.log.entries[1]?.query).toMatchObject({ customerId: id });
	});

	it('are not listed if nobody is found', async () => {
		const { error } = await node.run('event', 'getAll', { filters: { customer: email('x@y.zz') } });
		expect(error?.message).toMatch("No customer has the email 'x@y.zz'");
		expect(node.requests()).toEqual(['GET /customers']);
	});
});

it('looks in the chosen node', async () => {
	const id = ann({ nodeId: node.hub.secondNodeId });
	const additionalFields = { node: byId(node.hub.secondNodeId) };
	const [found] = await node.runOk('customer', 'get', { customer: email(EMAIL), additionalFields });
	expect(found?.id).toBe(id);
	expect(node.sandbox.log.entries[0]?.query).toMatchObject({ nodeId: node.hub.secondNodeId });
});

it("doesn't match customers whose email merely contains the text", async () => {
	node.hub.putCustomer({ base: { contacts: { email: `jo${EMAIL}` } } });
	const id = ann();
	node.sandbox.faults.add({
		when: { method: 'GET', path: /customers$/ },
		do: {
			kind: 'status',
			status: 200,
			body: {
				elements: [...node.hub.customers()].map((customer) => ({ ...customer })),
				page: { number: 0, size: 50, totalElements: 4, totalPages: 1 },
			},
		},
	});
	const [found] = await node.runOk('customer', 'delete', { customer: email(EMAIL) });
	expect(found).toEqual({ deleted: true, id });
});

it.each(['id', 'list'])('says how to look up an email that was given as %s', async (mode) => {
	const { error } = await node.run('customer', 'get', { customer: by(mode, EMAIL) });
	expect(error?.message).toBe(
		`'Customer' is the email '${EMAIL}', but is looked up by ID [item 0]`,
	);
	expect(error?.description).toContain("Choose 'By Email'");
	expect(node.requests()).toEqual([]);
});

it('looks up each item, and one that is not found fails alone', async () => {
	const id = ann();
	const { json } = await node.run(
		'customer',
		'addTag',
		{ customer: email('={{ $json.mail }}'), tag: by('name', 'new') },
		[{ mail: 'nobody@shop.example' }, { mail: EMAIL }],
		{ continueOnFail: 'continueRegularOutput' },
	);
	expect(json[0]?.error).toMatch("No customer has the email 'nobody@shop.example' [item 0]");
	expect(json[1]).toMatchObject({ customerId: id, changed: true });
});

it('fills the lists of the editor for a customer chosen by email', async () => {
	const id = ann();
	const parameters = { resource: 'job', operation: 'get', customer: email(EMAIL) } as never;
	const { results } = await listSearch(ContactHub, 'searchSubresources', {
		credentials: node.credentials(),
		parameters,
	});
	expect(results).toEqual([{ name: 'x', value: 'one' }]);
	expect(node.requests()).toEqual(['GET /customers', `GET /customers/${id}`]);
});
