import type { INode, INodeParameters } from 'n8n-workflow';

import type { FaultAction } from '../sandbox';
import {
	runWorkflow,
	withConnection,
	type RunNodeOptions,
	type WorkflowJson,
	type WorkflowRun,
} from '../support';
import { byId, connectNode, type ConnectedNode, type Parameters } from './ContactHub/setup';

let node: ConnectedNode;
let customer: Parameters;

beforeEach(async () => {
	node = await connectNode();
	customer = byId(node.hub.putCustomer({ base: { firstName: 'Ann' } }).id);
	node.sandbox.log.clear();
});
afterEach(async () => await node.close());

const RETRY = { maxTries: 3, waitBetweenTries: 1 };

/** No retries by the node itself, one request at a time, so that each fault affects the intended item. */
const once = { maxConcurrentRequests: 1, retries: 0 };

/** An event whose page identifies the item. */
const eventParameters = (): Parameters => ({
	assignTo: 'customer',
	customer,
	eventType: { __rl: true, mode: 'name', value: 'viewedPage' },
	context: 'WEB',
	specifyProperties: 'json',
	propertiesJson: '={{ { url: "https://example.com/" + $json.n } }}',
});

const numbered = (count: number) => Array.from({ length: count }, (_, n) => ({ n }));

/** The pages of the events that were sent and carried out, in order. */
const sent = () =>
	node.sandbox.log.entries
		.filter(({ method, handled }) => method === 'POST' && handled)
		.map(({ body }) => JSON.stringify(body).match(/example\.com\/(\w+)/)?.[1]);

const fault = (action: FaultAction, after: number, times = 1) =>
	node.sandbox.faults.add({ when: { method: 'POST' }, after, times, do: action });

const create = async (items: number, options: Partial<RunNodeOptions> = {}) =>
	await node.run('event', 'create', { ...eventParameters(), connection: once }, numbered(items), {
		retryOnFail: RETRY,
		...options,
	});

it.each([423, 429, 400])(
	'six events, one of which meets a %i: each exists once',
	async (status) => {
		fault({ kind: 'status', status }, 3);
		const { items, error } = await create(6);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(6);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			Array.from({ length: 6 }, (_, item) => ({ item })),
		);
		expect(sent()).toEqual(['0', '1', '2', '3', '4', '5']);
	},
);

it.each<[string, FaultAction]>([
	['was carried out but got no response', { kind: 'resetAfter' }],
	['got a 500', { kind: 'status', status: 500 }],
	['got half a response', { kind: 'truncate' }],
])('an event that %s is not sent again, and is named', async (_, action) => {
	fault(action, 2);
	const { error } = await create(4);
	expect(node.requests().filter((request) => request === 'POST /events')).toHaveLength(3);
	expect(error?.description).toContain('may have carried out the request anyway');
	expect(error?.description).toContain("'Retry On Fail' did not send it again");
	expect(error?.description).toContain('2 of 4 items were done: items 0 to 1.');
	expect(error?.description).toContain('May have been carried out: item 2. Check ContactHub');
});

it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'the first item fails for good, the others are not sent twice (%s)',
	async (continueOnFail) => {
		const { error } = await node.run(
			'event',
			'create',
			{
				...eventParameters(),
				connection: once,
				context: '={{ $json.n === 0 ? "NOWHERE" : "WEB" }}',
			},
			numbered(4),
			{ retryOnFail: RETRY, continueOnFail },
		);
		expect(error).toBeUndefined();
		expect(sent()).toEqual(['1', '2', '3']);
	},
);

it('with Continue, the first item fails once: all exist once, in their order', async () => {
	fault({ kind: 'status', status: 423 }, 0);
	const { items } = await create(3, { continueOnFail: 'continueRegularOutput' });
	expect(items.map(({ json }) => json.accepted)).toEqual([true, true, true]);
	expect(sent().sort()).toEqual(['0', '1', '2']);
});

it('with Execute Once, only the first item is sent, and once', async () => {
	fault({ kind: 'status', status: 423 }, 0);
	const { items, error } = await create(5, { executeOnce: true });
	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	expect(sent()).toEqual(['0']);
});

it('hints of an earlier try are shown in the end', async () => {
	fault({ kind: 'status', status: 423 }, 1);
	const parameters = {
		customerFields: { mappingMode: 'autoMapInputData', value: null, schema: [] },
		connection: once,
	};
	const items = [
		{ email: 'a@example.com', shoe: 7 },
		{ email: 'b@example.com', hat: 7 },
	];
	const { hints, error } = await node.run('customer', 'create', parameters, items, {
		retryOnFail: RETRY,
	});
	expect(error).toBeUndefined();
	expect(hints.map(({ message }) => message).join()).toMatch(/'shoe'.*'hat'/s);
});

it('a deletion that was carried out but got no response succeeds in the next try', async () => {
	node.sandbox.faults.add({ when: { method: 'DELETE' }, times: 1, do: { kind: 'resetAfter' } });
	const { error, json } = await node.run(
		'customer',
		'delete',
		{ customer, connection: once },
		[{}],
		{
			retryOnFail: RETRY,
		},
	);
	expect(error).toBeUndefined();
	expect(json).toEqual([{ deleted: true, id: customer.value }]);
});

it.each(['addTag', 'removeTag'])(
	'%s that was carried out but got no response is said to have changed something',
	async (operation) => {
		const { id } = node.hub.putCustomer({
			tags: { auto: [], manual: operation === 'addTag' ? [] : ['vip'] },
		});
		node.sandbox.faults.add({ when: { method: 'PATCH' }, times: 1, do: { kind: 'resetAfter' } });
		const parameters = {
			customer: byId(id),
			tag: { __rl: true, mode: 'name', value: 'vip' },
			connection: once,
		};
		const { error, json } = await node.run('customer', operation, parameters, [{}], {
			retryOnFail: RETRY,
		});
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ changed: true }]);
		expect(node.hub.customer(id)?.tags).toMatchObject({
			manual: operation === 'addTag' ? ['vip'] : [],
		});
	},
);

it('lists that were read are not read again', async () => {
	node.sandbox.faults.add({
		when: { method: 'GET' },
		after: 1,
		times: 1,
		do: { kind: 'status', status: 403 },
	});
	const parameters = {
		filters: { externalId: '={{ $json.id }}' },
		connection: once,
	};
	node.hub.putCustomer({ externalId: 'a' });
	node.hub.putCustomer({ externalId: 'b' });
	const items = [{ id: 'a' }, { id: 'b' }];
	const { error, items: found } = await node.run('customer', 'getAll', parameters, items, {
		retryOnFail: RETRY,
	});
	expect(error).toBeUndefined();
	expect(found.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(node.requests()).toHaveLength(3);
});

it.each([false, 'continueRegularOutput', 'continueErrorOutput'] as const)(
	'among many faults, five tries and eight items at once, nothing is sent twice (%p)',
	async (continueOnFail) => {
		const rules: Array<[number, FaultAction]> = [
			[0.15, { kind: 'status', status: 423 }],
			[0.05, { kind: 'status', status: 503 }],
			[0.03, { kind: 'resetAfter' }],
		];
		for (const [probability, action] of rules) {
			node.sandbox.faults.add({ when: { method: 'POST' }, probability, do: action });
		}
		const parameters = {
			...eventParameters(),
			connection: { maxConcurrentRequests: 8, retries: 0 },
		};
		await node.run('event', 'create', parameters, numbered(60), {
			retryOnFail: { maxTries: 5, waitBetweenTries: 1 },
			continueOnFail,
		});
		expect(sent().length).toBeGreaterThan(5);
		expect(new Set(sent()).size).toBe(sent().length);
	},
);

describe('a refused login', () => {
	const refuse = (after = 0) =>
		node.sandbox.faults.add({ after, do: { kind: 'status', status: 401 } });

	it.each([
		[
			'customer',
			'create',
			{ customerFields: { mappingMode: 'autoMapInputData', value: null, schema: [] } },
		],
		['customer', 'getAll', { filters: { externalId: '={{ $json.externalId }}' } }],
	])('is not sent again with Retry On Fail: %s.%s', async (resource, operation, parameters) => {
		refuse();
		const items = [{ externalId: 'a' }, { externalId: 'b' }];
		const { error } = await node.run(
			resource,
			operation,
			{ ...parameters, connection: once },
			items,
			{
				retryOnFail: RETRY,
			},
		);
		expect(error?.httpCode).toBe('401');
		expect(node.requests()).toHaveLength(1);
	});

	it('with Continue ends the other items, too', async () => {
		refuse(1);
		const { items } = await node.run(
			'customer',
			'create',
			{
				customerFields: { mappingMode: 'autoMapInputData', value: null, schema: [] },
				connection: once,
			},
			numbered(5).map(({ n }) => ({ externalId: `x${n}` })),
			{ continueOnFail: 'continueRegularOutput' },
		);
		expect(items.map(({ json }) => 'error' in json)).toEqual([false, true, true, true, true]);
		expect(node.requests()).toHaveLength(2);
	});
});

it('a deletion of what never was there stays an error', async () => {
	const parameters = { customer: byId('nobody'), connection: once };
	const { error } = await node.run('customer', 'delete', parameters, [{}], { retryOnFail: RETRY });
	expect(error?.message).toContain('Could not delete customer');
});

it('a new run sends again, with the same input', async () => {
	await create(2);
	await create(2);
	expect(sent()).toEqual(['0', '1', '0', '1']);
});

describe('in workflows', () => {
	const position: [number, number] = [0, 0];
	const plain = (name: string, type: string, typeVersion: number, parameters = {}): INode => ({
		id: name,
		name,
		type: `n8n-nodes-base.${type}`,
		typeVersion,
		position,
		parameters,
	});
	const event = (name: string, more: Partial<INode> = {}): INode => ({
		id: name,
		name,
		type: 'n8n-nodes-contacthub-constantcontact.contactHub',
		typeVersion: 1,
		position,
		retryOnFail: true,
		...RETRY,
		parameters: {
			resource: 'event',
			operation: 'create',
			...eventParameters(),
		} as INodeParameters,
		...more,
	});
	const to = (...names: string[]) =>
		names.map((name) => ({ node: name, type: 'main' as const, index: 0 }));
	const run = async (json: WorkflowJson, items = numbered(3)): Promise<WorkflowRun> =>
		await runWorkflow(json, {
			startNode: 'Start',
			startItems: items.map((item) => ({ json: item })),
			credentials: withConnection(node.credentials(), { ...once, initialRetryDelay: 1 }),
		});

	it('two nodes that get the same items both send them', async () => {
		fault({ kind: 'status', status: 423 }, 1);
		const { error } = await run({
			nodes: [plain('Start', 'manualTrigger', 1), event('A'), event('B')],
			connections: { Start: { main: [to('A', 'B')] } },
		});
		expect(error).toBeUndefined();
		expect(sent().sort()).toEqual(['0', '0', '1', '1', '2', '2']);
	});

	it('a node that is met twice with the same items sends them twice', async () => {
		fault({ kind: 'status', status: 423 }, 1);
		const { error } = await run({
			nodes: [
				plain('Start', 'manualTrigger', 1),
				plain('Left', 'noOp', 1),
				plain('Right', 'noOp', 1),
				event('A'),
			],
			connections: {
				Start: { main: [to('Left', 'Right')] },
				Left: { main: [to('A')] },
				Right: { main: [to('A')] },
			},
		});
		expect(error).toBeUndefined();
		expect(sent().sort()).toEqual(['0', '0', '1', '1', '2', '2']);
	});

	it.each([false, true])(
		'each round of a loop sends its own (Execute Once: %p)',
		async (executeOnce) => {
			fault({ kind: 'status', status: 423 }, 1);
			fault({ kind: 'status', status: 423 }, 4);
			const { error } = await run(
				{
					nodes: [
						plain('Start', 'manualTrigger', 1),
						plain('Loop', 'splitInBatches', 3, { batchSize: 2 }),
						event('A', { executeOnce }),
					],
					connections: {
						Start: { main: [to('Loop')] },
						Loop: { main: [[], to('A')] },
						A: { main: [to('Loop')] },
					},
				},
				numbered(6),
			);
			expect(error).toBeUndefined();
			expect(sent()).toEqual(executeOnce ? ['0', '2', '4'] : ['0', '1', '2', '3', '4', '5']);
		},
	);

	it('a loop that hands the same item round sends it in each round', async () => {
		fault({ kind: 'status', status: 423 }, 1);
		// The event's node gets its input from the condition, with the same items as the start node.
		const { error, raw } = await run(
			{
				nodes: [
					plain('Start', 'manualTrigger', 1),
					plain('Again', 'if', 2, {
						conditions: {
							options: { caseSensitive: true, leftValue: '', typeValidation: 'strict' },
							conditions: [
								{
									leftValue: '={{ $runIndex }}',
									rightValue: 3,
									operator: { type: 'number', operation: 'lt' },
								},
							],
							combinator: 'and',
						},
					}),
					event('A', {
						parameters: {
							...event('A').parameters,
							propertiesJson: '={{ { url: "https://example.com/x" } }}',
						},
					}),
				],
				connections: {
					Start: { main: [to('Again')] },
					Again: { main: [to('A')] },
					A: { main: [to('Again')] },
				},
			},
			[{ n: 0 }],
		);
		expect(error).toBeUndefined();
		expect(raw.data.resultData.runData.A).toHaveLength(3);
		expect(sent()).toEqual(['x', 'x', 'x']);
	});
});
