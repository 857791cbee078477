import type { INodeListSearchResult } from 'n8n-workflow';

import { ContactHub } from '../../../../nodes/ContactHub/ContactHub.node';
import { eventTypes } from '../../../../nodes/ContactHub/model/eventTypes';
import { listSearch, type ListSearchOptions } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 120, events: 0 } });
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());

const search = async (
	method: string,
	options: ListSearchOptions = {},
): Promise<INodeListSearchResult> =>
	await listSearch(ContactHub, method, { credentials: node.credentials(), ...options });

const names = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);
const values = ({ results }: INodeListSearchResult) => results.map(({ value }) => value);

describe('customers', () => {
	it('shows the newest ones while nothing is typed, a page at a time', async () => {
		const shown: unknown[] = [];
		let paginationToken: string | undefined;
		do {
			const page = await search('searchCustomers', { paginationToken });
			shown.push(...values(page));
			paginationToken = page.paginationToken as string | undefined;
		} while (paginationToken !== undefined);
		const { nodeId } = node.hub;
		expect(node.sandbox.log.entries.map(({ query }) => query)).toEqual(
			['0', '1', '2'].map((page) => ({ nodeId, sort: 'registeredAt,desc', page, size: '50' })),
		);
		const newestFirst = [...node.hub.customers()].reverse().map(({ id }) => id);
		expect(shown).toEqual(newestFirst);
	});

	it('finds them by a part of their email, by name and by external ID', async () => {
		const { id } = node.hub.putCustomer({
			externalId: 'EXT-9',
			base: { firstName: 'Zenobia', lastName: 'Quirk', contacts: { email: 'zq@shop.example.net' } },
		});
		for (const filter of ['@shop.example', ' Zenob ', 'Quirk', 'EXT-9']) {
			expect(await search('searchCustomers', { filter })).toEqual({
				results: [{ name: 'Zenobia Quirk (zq@shop.example.net)', value: id }],
			});
		}
		expect(await search('searchCustomers', { filter: 'nobody at all' })).toEqual({ results: [] });
		const { name, query } = JSON.parse(String(node.sandbox.log.entries[0]?.query.query));
		expect([name, query.type, query.are.condition.conjunction]).toEqual(['', 'simple', 'or']);
		node.hub.deleteCustomer(id);
	});

	it('finds them by their first and last name, of several words, too', async () => {
		const { id } = node.hub.putCustomer({
			base: { firstName: 'Anna Maria', lastName: 'De Santis' },
		});
		for (const filter of ['Anna Maria De Santis', 'Anna Santis', ' Anna  Maria  De ']) {
			const { results } = await search('searchCustomers', { filter });
			expect(results).toEqual([{ name: 'Anna Maria De Santis', value: id }]);
		}
		expect(await search('searchCustomers', { filter: 'Maria Anna' })).toEqual({ results: [] });
		node.hub.deleteCustomer(id);
	});

	it('shows the external ID, or the ID, of customers without email or name', async () => {
		const first = node.hub.putCustomer({ externalId: 'NAMELESS-1' }).id;
		const second = node.hub.putCustomer({ base: { gender: 'x' } }).id;
		expect(names(await search('searchCustomers')).slice(0, 2)).toEqual([second, '(NAMELESS-1)']);
		for (const id of [first, second]) node.hub.deleteCustomer(id);
	});

	it.each([
		['create', 'additionalFields'],
		['getAll', 'filters'],
	])('%s looks in the node chosen in %s', async (operation, collection) => {
		const chosen = { [collection]: { node: byId(node.hub.secondNodeId) } };
		const parameters = { resource: 'event', operation, ...chosen } as never;
		expect(names(await search('searchCustomers', { parameters }))).toEqual([]);
		expect(node.onlyRequest().query.nodeId).toBe(node.hub.secondNodeId);
	});
});

describe('customers of a node that an expression returns', () => {
	it('are those of the default node, as the expression has no value in the editor', async () => {
		const expression = { __rl: true, mode: 'id', value: '={{ $json.node }}' };
		const chosen = { additionalFields: { node: expression } };
		const parameters = { resource: 'event', operation: 'create', ...chosen } as never;
		expect(names(await search('searchCustomers', { parameters }))).toHaveLength(50);
		expect(node.onlyRequest().query.nodeId).toBe(node.hub.nodeId);
	});
});

describe('nodes', () => {
	it('shows their names, sorted, if the token may read them', async () => {
		const found = await search('searchNodes', { credentials: node.credentials('admin') });
		expect(names(found)).toEqual(['All Customers', 'Online Shop', 'Stores']);
		expect(values(found)[1]).toBe(node.hub.nodeId);
		const filtered = { credentials: node.credentials('admin'), filter: 'sHoP' };
		expect(names(await search('searchNodes', filtered))).toEqual(['Online Shop']);
	});

	it('shows their IDs with the token of a source', async () => {
		const { nodeId, secondNodeId, viewNodeId } = node.hub;
		const found = await search('searchNodes');
		expect(values(found).sort()).toEqual([nodeId, secondNodeId, viewNodeId].sort());
		expect(names(found)).toEqual(values(found));
	});
});

describe('event types', () => {
	it.each(['admin', 'trusted'] as const)('shows all with the %s token', async (token) => {
		const found = await search('searchEventTypes', { credentials: node.credentials(token) });
		expect(values(found).sort()).toEqual(Object.keys(eventTypes).sort());
		expect(names(found)).toEqual([...names(found)].sort((a, b) => a.localeCompare(b)));
	});

	it('finds them by label and by name', async () => {
		expect(await search('searchEventTypes', { filter: 'viewed page' })).toEqual({
			results: [{ name: 'Viewed Page', value: 'viewedPage' }],
		});
		expect(values(await search('searchEventTypes', { filter: 'grantedc' }))).toEqual([
			'grantedCoupon',
		]);
	});
});

describe('tags', () => {
	it('shows the manual tags of the customers that changed last, each once', async () => {
		const tagged = [
			['vip', 'b2b'],
			['vip', 'Ärzte'],
		].map((manual) => node.hub.putCustomer({ base: {}, tags: { manual, auto: ['automatic'] } }).id);
		const found = await search('searchTags', { filter: '' });
		expect(node.onlyRequest().query).toMatchObject({ sort: 'updatedAt,desc', page: '0' });
		expect(values(found)).toEqual(expect.arrayContaining(['vip', 'b2b', 'Ärzte']));
		expect(values(found)).not.toContain('automatic');
		expect(new Set(values(found)).size).toBe(found.results.length);
		expect(values(await search('searchTags', { filter: 'VI' }))).toContain('vip');
		for (const id of tagged) node.hub.deleteCustomer(id);
	});
});

describe('records and sessions of the chosen customer', () => {
	it.each([
		['education', 'educations', { schoolName: 'Liceo', startYear: 1994 }, 'Liceo'],
		['job', 'jobs', { companyName: 'Acme', jobTitle: 'Clerk' }, 'Acme, Clerk'],
		['like', 'likes', { category: 'sport', name: 'tennis' }, 'sport, tennis'],
		['subscription', 'subscriptions', { name: 'News', kind: 'OTHER' }, 'News, OTHER'],
	])('%s', async (resource, collection, record, label) => {
		const base = { [collection]: [{ id: 'b', ...record }, { id: 'a' }] } as never;
		const { id } = node.hub.putCustomer({ base });
		const parameters = { resource, operation: 'get', customer: byId(id) as never };
		const found = await search('searchSubresources', { parameters });
		expect(node.requests()).toEqual([`GET /customers/${id}`]);
		expect(found.results).toEqual(
			expect.arrayContaining([
				{ name: label, value: 'b' },
				{ name: 'a', value: 'a' },
			]),
		);
		expect(found.results).toHaveLength(2);
		node.hub.deleteCustomer(id);
	});

	it('sessions', async () => {
		const { id } = node.hub.putCustomer({ base: {} });
		await node.runOk('session', 'create', {
			customer: byId(id),
			additionalFields: { sessionId: 'ses-1' },
		});
		const [session] = node.hub.sessions(id);
		const parameters = { resource: 'session', operation: 'get', customer: byId(id) as never };
		expect(await search('searchSessions', { parameters })).toEqual({
			results: [{ name: 'ses-1', value: session?.id }],
		});
		node.hub.deleteCustomer(id);
	});

	it.each(['searchSubresources', 'searchSessions'])(
		'%s asks for nothing while no customer is chosen, or an expression returns it',
		async (method) => {
			const expression = { __rl: true, mode: 'id', value: '={{ $json.id }}' };
			for (const customer of [byId(''), expression, null] as never[]) {
				const parameters = { resource: 'job', operation: 'get', customer };
				expect(await search(method, { parameters })).toEqual({ results: [] });
			}
			expect(node.requests()).toEqual([]);
		},
	);
});

describe('errors say what to do', () => {
	it.each([
		['searchCustomers', 'list customers'],
		['searchNodes', 'list nodes'],
		['searchEventTypes', 'list event types'],
		['searchTags', 'list tags'],
	])('%s with a disabled token', async (method, action) => {
		const credentials = node.credentials('disabled');
		await expect(search(method, { credentials })).rejects.toMatchObject({
			message: `Could not ${action}: The client is not authorized to access the API`,
			description: expect.stringContaining('Press Test in the credential'),
		});
	});

	it('without a node', async () => {
		const credentials = node.credentials('trusted', { nodeId: '' });
		await expect(search('searchCustomers', { credentials })).rejects.toMatchObject({
			message: expect.stringMatching(
				/^No ContactHub node is given.*the credential has no default$/,
			),
		});
	});

	it('with an incomplete credential', async () => {
		const credentials = node.credentials('trusted', { workspaceId: ' ' });
		await expect(search('searchCustomers', { credentials })).rejects.toMatchObject({
			message: "The credential lacks its 'Workspace ID' or its 'Token'",
		});
		expect(node.requests()).toEqual([]);
	});

	it('for a customer that is gone', async () => {
		const parameters = { resource: 'like', operation: 'get', customer: byId('gone') as never };
		await expect(search('searchSubresources', { parameters })).rejects.toMatchObject({
			message: 'Could not list the records of the customer: customer not found gone',
		});
		await expect(search('searchSessions', { parameters })).rejects.toMatchObject({
			message: 'Could not list the sessions of the customer: customer not found gone',
		});
	});
});
