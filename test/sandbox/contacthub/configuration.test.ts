import { startSandbox, type Sandbox } from '../index';
import { contactHubClient, type ContactHubClient } from '../testClient';

let sandbox: Sandbox;
let client: ContactHubClient;

beforeAll(async () => {
	sandbox = await startSandbox();
	client = contactHubClient(sandbox);
});
afterAll(async () => await sandbox.close());

const get = async (path: string, query = {}) => {
	const { status, body } = await client.get(path, query, { token: 'admin' });
	expect([status, body.message]).toEqual([200, undefined]);
	return body;
};

describe('the configuration', () => {
	it('lists the 47 event types in pages of 20, with schemas as objects', async () => {
		const first = await get('/configuration/events');
		expect(first.page).toMatchObject({ size: 20, totalElements: 47, totalPages: 3, number: 0 });
		expect(first.elements![0]).toMatchObject({
			id: 'openedTicket',
			type: 'openedTicket',
			mode: 'ACTIVE',
			label: 'Opened ticket',
			enabled: true,
			propertiesSchema: { type: 'object', additionalProperties: false },
		});
		expect((await get('/configuration/events', { page: 2 })).elements).toHaveLength(7);
		const one = await get('/configuration/events/completedOrder');
		expect(one.propertiesSchema!.properties).toHaveProperty('orderId', { type: 'string' });
		const unknown = await client.get('/configuration/events/none', {}, { token: 'admin' });
		expect(unknown.status).toBe(404);
	});

	it('lists nodes', async () => {
		const { nodeId, secondNodeId, viewNodeId } = sandbox.contactHub;
		const entries = await get('/configuration/nodes/entries');
		expect(entries.elements).toMatchObject([{ id: nodeId }, { id: secondNodeId }]);
		expect(entries.elements![0]).toMatchObject({
			name: 'Online Shop',
			mandatoryProperties: [],
			sourcePriority: [expect.any(String), expect.any(String)],
		});
		expect((await get('/configuration/nodes/views')).elements).toMatchObject([{ id: viewNodeId }]);
		expect(await get(`/configuration/nodes/entries/${nodeId}`)).toMatchObject({ id: nodeId });
		const wrong = await client.get(`/configuration/nodes/views/${nodeId}`, {}, { token: 'admin' });
		expect(wrong.status).toBe(404);
	});

	it('reports the properties of customers', async () => {
		const { elements } = await get('/configuration/properties/base');
		const names = (elements as unknown as Array<{ name: string }>).map(({ name }) => name);
		expect(names).toEqual(
			expect.arrayContaining(['firstName', 'contacts.email', 'address.geo.lat']),
		);
		expect(names).not.toContain('educations.id');
		const { schema } = await get('/configuration/properties/extended');
		expect(schema).toMatchObject({
			additionalProperties: false,
			properties: {
				loyaltyCard: { type: ['string', 'null'], contactlabProperties: { enabled: true } },
				sizes: { properties: { shoe: { contactlabProperties: { label: 'Shoe size' } } } },
			},
		});
	});

	it('reports the matching policy and the contexts', async () => {
		expect(await get('/configuration/unique-customer-matching-policy')).toEqual({
			properties: ['contacts.email'],
			caseSensitive: false,
		});
		const { elements } = await get('/models/contexts');
		expect(elements).toHaveLength(9);
		expect(elements![4]).toMatchObject({ id: 'RETAIL', label: 'Retail' });
	});

	it('tells who one is', async () => {
		const { workspaceId, nodeId, secondNodeId, viewNodeId } = sandbox.contactHub;
		const me = (await client.get('/me')).body;
		expect(me).toMatchObject({ id: expect.any(String), name: 'Sandbox trusted', surname: null });
		expect(me.groups![0]!.workspaces).toEqual([
			{
				id: workspaceId,
				name: 'Sandbox',
				nodes: [
					{ id: nodeId, permission: 'RW' },
					{ id: secondNodeId, permission: 'RW' },
					{ id: viewNodeId, permission: 'R' },
				],
			},
		]);
		const guest = (await client.get('/me', {}, { token: 'guest' })).body;
		expect(guest.groups![0]!.workspaces![0]!.nodes![0]!.permission).toBe('R');
	});
});
