import { eventTypes } from '../../../../nodes/ContactHub/model/eventTypes';
import type { TokenName } from '../../../sandbox';
import { expectOutputMatches } from '../expectOutput';
import { connectNode, type ConnectedNode } from '../setup';
import { useNock } from '../../../support/useNock';

let node: ConnectedNode;

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 1, events: 0 } });
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());
const nock = useNock();

const runAs = async (token: TokenName, operation: string) =>
	await node.run('workspace', operation, {}, [{}], { token });

describe('get me', () => {
	it.each<TokenName>(['trusted', 'untrusted', 'admin', 'guest', 'updates'])(
		'returns the owner of the %s token and what it gives access to',
		async (token) => {
			const { error, json } = await runAs(token, 'getMe');
			expect(error).toBeUndefined();
			const request = node.onlyRequest();
			expect([request.method, request.path]).toEqual(['GET', '/hub/v1/me']);
			expect(request.headers.authorization).toBe(`Bearer ${node.hub.tokens[token]}`);
			expect(json).toHaveLength(1);
			expect(json[0]).toMatchObject({ name: `Sandbox ${token}` });
			expect(JSON.stringify(json[0]?.groups)).toContain(node.hub.workspaceId);
			expectOutputMatches('workspace', 'getMe', json);
		},
	);

	it('does not repeat a refused token, and says where to look', async () => {
		const { error } = await runAs('disabled', 'getMe');
		expect(error?.message).toBe(
			'Could not get owner of token: The client is not authorized to access the API [item 0]',
		);
		expect(error?.description).toContain('Press Test in the credential');
		expect(node.sandbox.log.count).toBe(1);
		expect(JSON.stringify(error)).not.toContain(node.hub.tokens.disabled);
	});
});

describe('get nodes', () => {
	const nodes = (names: Array<string | null>, write: string) => {
		const { nodeId, secondNodeId, viewNodeId } = node.hub;
		return [
			{ id: nodeId, permission: write, name: names[0] },
			{ id: secondNodeId, permission: write, name: names[1] },
			{ id: viewNodeId, permission: 'R', name: names[2] },
		];
	};

	it.each<[TokenName, string]>([
		['admin', 'RW'],
		['user', 'RW'],
		['guest', 'R'],
	])('names all nodes with the %s token', async (token, write) => {
		const { json } = await runAs(token, 'getNodes');
		expect(json).toEqual(nodes(['Online Shop', 'Stores', 'All Customers'], write));
		expect(node.requests().sort()).toEqual([
			'GET /configuration/nodes/entries',
			'GET /configuration/nodes/views',
			'GET /hub/v1/me',
		]);
		expectOutputMatches('workspace', 'getNodes', json);
	});

	it.each<TokenName>(['trusted', 'untrusted'])(
		'returns the nodes of a %s token without names, because it may not read the configuration',
		async (token) => {
			const { error, json } = await runAs(token, 'getNodes');
			expect(error).toBeUndefined();
			expect(json).toEqual(nodes([null, null, null], 'RW'));
			expectOutputMatches('workspace', 'getNodes', json);
		},
	);

	it.each([null, '', undefined])('has no name for a node whose name is %p', async (name) => {
		const fault = node.sandbox.faults.add({
			when: { path: '/configuration/nodes/entries' },
			do: { kind: 'status', status: 200, body: { elements: [{ id: node.hub.nodeId, name }] } },
		});
		const { json } = await runAs('admin', 'getNodes');
		fault.remove();
		expect(json.find(({ id }) => id === node.hub.nodeId)).toMatchObject({ name: null });
	});

	it('shows only the nodes of this workspace, with null for an unknown permission', async () => {
		const { baseUrl, workspaceId } = node.hub;
		const groups = [
			{ workspaces: [{ id: 'other', nodes: [{ id: 'theirs', permission: 'RW' }] }] },
			{ workspaces: [{ id: workspaceId, nodes: [{ id: 'ours' }] }] },
		];
		const { origin, pathname } = new URL(baseUrl);
		nock(origin, { allowUnmocked: true }).get(`${pathname}/me`).reply(200, { groups });
		const { json } = await runAs('trusted', 'getNodes');
		expect(json).toEqual([{ id: 'ours', permission: null, name: null }]);
	});
});

describe('get event types', () => {
	it('reads all of them with their schemas from the configuration', async () => {
		const { json, hints } = await runAs('admin', 'getEventTypes');
		expect(node.requests()).toEqual(['GET /configuration/events']);
		expect(node.onlyRequest().query).toEqual({ page: '0', size: '50' });
		expect(json.map(({ type }) => type).sort()).toEqual(Object.keys(eventTypes).sort());
		expect(json.find(({ type }) => type === 'searched')).toMatchObject({
			mode: 'ACTIVE',
			enabled: true,
			propertiesSchema: { properties: { resultCount: { type: 'integer' } } },
		});
		expect(hints).toEqual([]);
		expectOutputMatches('workspace', 'getEventTypes', json);
	});

	it('falls back on the documented ones with a trusted token, and says so', async () => {
		const { error, json, hints } = await runAs('trusted', 'getEventTypes');
		expect(error).toBeUndefined();
		expect(json.map(({ type }) => type)).toEqual(Object.keys(eventTypes));
		expect(json.find(({ type }) => type === 'abandonedCart')).toEqual({
			id: 'abandonedCart',
			type: 'abandonedCart',
			label: 'Abandoned Cart',
		});
		expect(hints).toHaveLength(1);
		expect(hints[0]?.message).toContain('these are the documented event types');
		expectOutputMatches('workspace', 'getEventTypes', json);
	});

	it('fails for another workspace instead of falling back', async () => {
		const { error } = await node.run('workspace', 'getEventTypes', {}, [{}], {
			credential: { workspaceId: 'other' },
		});
		expect(error?.message).toBe(
			'Could not get event types of workspace: workspace not found: other [item 0]',
		);
		expect(error?.description).toContain("Correct the 'Workspace ID' in the credential");
	});

	it('does not fall back when ContactHub is broken', async () => {
		const fault = node.sandbox.faults.add({ do: { kind: 'status', status: 500 } });
		const { error } = await runAs('admin', 'getEventTypes');
		fault.remove();
		expect(error?.message).toBe(
			'Could not get event types of workspace: sandbox fault 500 [item 0]',
		);
		expect(node.sandbox.log.count).toBe(4);
	});
});

describe('get extended properties', () => {
	it.each<TokenName>(['admin', 'guest', 'trusted'])(
		'reads them with the %s token',
		async (token) => {
			const { json } = await runAs(token, 'getExtendedProperties');
			expect(node.requests()).toEqual(['GET /configuration/properties/extended']);
			expect(json).toHaveLength(1);
			expect(json[0]).toMatchObject({
				schema: { properties: { loyaltyCard: { contactlabProperties: { enabled: true } } } },
			});
			expectOutputMatches('workspace', 'getExtendedProperties', json);
		},
	);

	it.each<TokenName>(['untrusted', 'updates'])(
		'says which token may, to the %s one',
		async (token) => {
			const { error } = await runAs(token, 'getExtendedProperties');
			expect([error?.message, error?.description]).toEqual([
				"Could not get extended properties of workspace: the token isn't allowed to read them [item 0]",
				'Use a token of a user, an administrator or a trusted source.',
			]);
		},
	);
});
