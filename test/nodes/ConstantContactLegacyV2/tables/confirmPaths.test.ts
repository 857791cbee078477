import type { IDataObject } from 'n8n-workflow';

import { ManualClock } from '../../../sandbox';
import type { WorkflowRun } from '../../../support';
import {
	baseNode,
	confirmNode,
	fails,
	movedTables,
	refuses,
	replicateNode,
	runFlow,
	takesAll,
	type Flow,
	type FlowNode,
	type Store,
} from './flow';
import { connectReplicator, memory, type Replicator } from './setup';

const DAY = 86_400_000;

let node: Replicator;
let clock: ManualClock;

beforeEach(async () => {
	clock = new ManualClock(Date.UTC(2026, 2, 1));
	node = await connectReplicator({
		clock,
		constantContactV2: { contacts: 6, lists: 2, campaigns: 12, recipients: 3 },
	});
});
afterEach(async () => await node.close());

const continues: FlowNode = { onError: 'continueRegularOutput' };
const said = ({ error }: WorkflowRun) => error?.message ?? 'ok';
const moved = () => movedTables(node);

/** Names in a row after Start. */
const chain = (...names: string[]) =>
	['Start', ...names].slice(1).map((name, index) => `${['Start', ...names][index]} > ${name}`);

function line(
	between: Record<string, FlowNode>,
	more: { tables?: string[]; replicate?: IDataObject; confirm?: FlowNode } = {},
): Flow {
	return {
		nodes: {
			Replicate: replicateNode(more.tables ?? ['contacts'], more.replicate),
			...between,
			Confirm: more.confirm ?? confirmNode(),
		},
		wires: chain('Replicate', ...Object.keys(between), 'Confirm'),
	};
}

it.each<[string, Record<string, FlowNode>]>([
	[
		'Sort',
		{
			Sort: baseNode('sort', 1, {
				sortFieldsUi: { sortField: [{ fieldName: 'id', order: 'descending' }] },
				options: {},
			}),
			Store: { store: takesAll },
		},
	],
	[
		'Rename',
		{
			Rename: baseNode('renameKeys', 1, {
				keys: { key: [{ currentKey: 'id', newKey: 'key' }] },
				additionalOptions: {},
			}),
			Store: { store: takesAll },
		},
	],
	[
		'Aggregate and Split Out',
		{
			Agg: baseNode('aggregate', 1, {
				aggregate: 'aggregateAllItemData',
				destinationFieldName: 'data',
				options: {},
			}),
			Split: baseNode('splitOut', 1, { fieldToSplitOut: 'data', options: {} }),
			Store: { store: takesAll },
		},
	],
	['two stores in a row', { A: { store: takesAll }, B: { store: takesAll } }],
	[
		'a turned off node between',
		{ Off: { ...baseNode('noOp', 1), disabled: true }, Store: { store: takesAll } },
	],
	[
		'a store that has columns named error and message that say nothing',
		{
			Store: {
				store: (items) => [
					items.map((_, item) => ({
						json: { error: ['', null, false, 0][item % 4]!, message: 'x' },
						pairedItem: { item },
					})),
				],
			},
		},
	],
	[
		'pairs as plain numbers',
		{
			Store: { store: (items) => [items.map((_, item) => ({ json: { a: 1 }, pairedItem: item }))] },
		},
	],
	['Always Output Data on everything', { Store: { store: takesAll, alwaysOutputData: true } }],
	[
		'Retry On Fail that succeeds the second time',
		{
			Store: {
				store: (items, run) => (run === 0 ? fails(items, run) : takesAll(items, run)),
				retryOnFail: true,
				maxTries: 2,
				waitBetweenTries: 0,
			},
		},
	],
])('are confirmed through %s', async (_how, between) => {
	const run = await runFlow(node, line(between));
	expect(said(run)).toBe('ok');
	expect(moved()).toEqual(['contacts']);
});

it.each<[string, Record<string, FlowNode>]>([
	['Execute Once on the store', { Store: { store: takesAll, executeOnce: true } }],
	[
		'Remove Duplicates',
		{
			Dup: baseNode('removeDuplicates', 2, {
				operation: 'removeDuplicateInputItems',
				compare: 'selectedFields',
				fieldsToCompare: 'status',
				options: {},
			}),
			Store: { store: takesAll },
		},
	],
	[
		'pairs that lead nowhere',
		{
			Store: {
				store: (items) => [items.map(() => ({ json: { a: 1 }, pairedItem: { item: 77 } }))],
			},
		},
	],
	[
		'pairs that all lead to one row',
		{
			Store: { store: (items) => [items.map(() => ({ json: { a: 1 }, pairedItem: { item: 0 } }))] },
		},
	],
	[
		'an error inside a list of pairs',
		{
			Store: {
				store: (items) => [
					[{ json: { error: 'no' }, pairedItem: items.map((_, item) => ({ item })) }],
				],
				...continues,
			},
		},
	],
	[
		'a failed node before the store',
		{ Prepare: { store: fails, ...continues }, Store: { store: takesAll } },
	],
	[
		'a failed node and a turned off one',
		{
			Prepare: { store: fails, ...continues },
			Off: { ...baseNode('noOp', 1), disabled: true },
			Store: { store: takesAll },
		},
	],
	[
		'an error that a Set turned into something else',
		{
			Store: { store: refuses(1), ...continues },
			Set: baseNode('set', 3.4, { mode: 'raw', jsonOutput: '{"ok":true}', options: {} }),
		},
	],
	['an old Continue On Fail', { Store: { store: fails, continueOnFail: true } as FlowNode }],
	['a store with nothing to say', { Store: { store: () => [[]] } }],
])('are not confirmed through %s', async (_how, between) => {
	await runFlow(node, line(between));
	expect(moved()).toEqual([]);
	clock.advance(DAY);
	const again = await runFlow(node, line({ Store: { store: takesAll } }));
	expect(again.node('Replicate').items).toHaveLength(6);
	expect(moved()).toEqual(['contacts']);
});

it('files of several tables in a loop, Confirm on Done', async () => {
	const flow: Flow = {
		nodes: {
			Replicate: replicateNode(['contacts', 'contactLists', 'events'], { output: 'file' }),
			Loop: baseNode('splitInBatches', 3, { batchSize: 1, options: {} }),
			Confirm: confirmNode(),
			Store: { store: takesAll },
		},
		wires: [
			'Start > Replicate',
			'Replicate > Loop',
			'Loop > Confirm',
			'Loop:1 > Store',
			'Store > Loop',
		],
	};
	expect(said(await runFlow(node, flow))).toBe('ok');
	expect(moved()).toEqual(['contactLists', 'contacts', 'events']);
	node.staticData = {};
	flow.nodes.Store!.store = (items, run) =>
		run === 2 ? refuses(0)(items, run) : takesAll(items, run);
	flow.nodes.Store!.onError = 'continueRegularOutput';
	expect(said(await runFlow(node, flow))).toContain('Nothing was confirmed');
	expect(moved()).toEqual([]);
});

it('two replicating nodes and one Confirm', async () => {
	const flow = (lists: Store): Flow => ({
		nodes: {
			Contacts: replicateNode(['contacts']),
			'Store Contacts': { store: takesAll },
			Lists: replicateNode(['contactLists']),
			'Store Lists': { store: lists },
			Merge: baseNode('merge', 3.2, { numberInputs: 2 }),
			Confirm: confirmNode(),
		},
		wires: [
			'Start > Contacts',
			'Start > Lists',
			'Contacts > Store Contacts',
			'Lists > Store Lists',
			'Store Contacts > Merge',
			'Store Lists > Merge:1',
			'Merge > Confirm',
		],
	});
	const run = await runFlow(node, flow(takesAll));
	expect(said(run)).toBe('ok');
	expect(run.node('Confirm').json).toEqual([
		{ confirmed: ['contacts', 'contactLists'], pending: [] },
	]);
});

it('one after another: Replicate, store, Replicate, store, one Confirm', async () => {
	const flow = line({
		StoreA: { store: takesAll },
		Second: replicateNode(['contactLists']),
		StoreB: { store: takesAll },
	});
	const run = await runFlow(node, flow);
	// The rows of the first one don't reach Confirm: the second creates rows of its own
	expect(said(run)).toContain('Contacts: 0 of 6 rows');
	expect(JSON.stringify(node.staticData)).toContain('"tables":{"contactLists"');
});

it('the same Replicate twice in a loop', async () => {
	const flow: Flow = {
		nodes: {
			Twice: { store: () => [[{ json: {} }, { json: {} }]] },
			Loop: baseNode('splitInBatches', 3, { batchSize: 1, options: {} }),
			Confirm: confirmNode(),
			Replicate: replicateNode(['contacts']),
			Store: { store: takesAll },
		},
		wires: [
			...chain('Twice', 'Loop'),
			'Loop > Confirm',
			'Loop:1 > Replicate',
			'Replicate > Store',
			'Store > Loop',
		],
	};
	const run = await runFlow(node, flow);
	expect(said(run)).toBe('ok');
	expect(run.raw.data.resultData.runData.Replicate).toHaveLength(2);
	expect(moved()).toEqual(['contacts']);
});

it.each<[mode: string, parameters: IDataObject, isConfirmed: boolean]>([
	['append', { mode: 'append' }, false],
	[
		'combine by position',
		{ mode: 'combine', combineBy: 'combineByPosition', options: { includeUnpaired: true } },
		false,
	],
	['choose branch', { mode: 'chooseBranch' }, true],
])(
	'rows that are merged with an item that carries an error: %s',
	async (_mode, parameters, isConfirmed) => {
		const flow: Flow = {
			nodes: {
				Other: baseNode('set', 3.4, {
					mode: 'raw',
					jsonOutput: '{"error":"of another kind"}',
					options: {},
				}),
				Replicate: replicateNode(['contacts']),
				Store: { store: takesAll },
				Merge: baseNode('merge', 3.2, parameters),
				Confirm: confirmNode(),
			},
			wires: [
				...chain('Replicate', 'Store', 'Merge', 'Confirm'),
				'Start > Other',
				'Other > Merge:1',
			],
		};
		const run = await runFlow(node, flow);
		expect(said(run)).toContain(isConfirmed ? 'ok' : 'of another kind');
		expect(moved()).toEqual(isConfirmed ? ['contacts'] : []);
	},
);

it('Confirm with On Error: Continue passes on its refusal as an item', async () => {
	const flow = line(
		{ Store: { store: refuses(1), ...continues } },
		{ confirm: { ...confirmNode(), ...continues } },
	);
	const run = await runFlow(node, flow);
	expect(said(run)).toBe('ok');
	expect(run.node('Confirm').json).toContainEqual({
		error: expect.stringContaining('Nothing was confirmed'),
	});
	expect(moved()).toEqual([]);
});

it('a day’s budget with Confirm makes progress day by day to the end', async () => {
	const replicate = { tableOptions: { dailyRequests: 4 } };
	const rows: IDataObject[] = [];
	for (let day = 0; day < 12; day++) {
		const run = await runFlow(
			node,
			line({ Store: { store: takesAll } }, { tables: ['contactTracking'], replicate }),
		);
		expect(said(run)).toBe('ok');
		rows.push(...run.node('Replicate').json);
		clock.advance(DAY);
		jest.spyOn(Date, 'now').mockReturnValue(clock.now());
		if (memory(node).tables?.contactTracking?.lastRun !== undefined) break;
	}
	jest.restoreAllMocks();
	expect(memory(node).tables?.contactTracking?.lastRun).toBeDefined();
	expect(rows.length).toBeGreaterThan(0);
});

it('a day’s budget makes progress with campaigns without news, too', async () => {
	// All activities are before the start date, so every run is without rows
	const replicate = {
		tableOptions: { dailyRequests: 4, startDate: '2026-02-28T00:00:00Z' },
	};
	let runs = 0;
	do {
		const run = await runFlow(
			node,
			line({ Store: { store: takesAll } }, { tables: ['contactTracking'], replicate }),
		);
		expect(said(run)).toBe('ok');
		clock.advance(DAY);
		jest.spyOn(Date, 'now').mockReturnValue(clock.now());
		expect(++runs).toBeLessThan(10);
	} while (memory(node).tables?.contactTracking?.lastRun === undefined);
	jest.restoreAllMocks();
	expect(runs).toBeGreaterThan(1);
});

it('two executions that overlap lose nothing', async () => {
	const before = node.staticData;
	const flow = line({ Store: { store: takesAll } });
	await runFlow(node, line({ Store: { store: fails } }));
	const ofFailed = node.staticData;
	node.staticData = before;
	await runFlow(node, flow);
	// The failed run ended last: n8n keeps its static data
	node.staticData = ofFailed;
	clock.advance(DAY);
	expect((await runFlow(node, flow)).node('Replicate').items).toHaveLength(6);
});

describe('the older order of branches', () => {
	it('runs Confirm, drawn above, before the store: it is refused', async () => {
		const flow: Flow = {
			nodes: {
				Replicate: replicateNode(['contacts']),
				Prepare: baseNode('noOp', 1),
				Confirm: confirmNode(),
				Store: { store: takesAll },
				After: { store: takesAll },
			},
			wires: [...chain('Replicate', 'Prepare', 'Confirm'), 'Replicate > Store', 'Store > After'],
			order: 'v0',
		};
		const run = await runFlow(node, flow);
		expect(said(run)).toContain("'After' receives the same rows and has not run yet");
		expect(moved()).toEqual([]);
	});

	it('runs a line', async () => {
		const run = await runFlow(node, { ...line({ Store: { store: takesAll } }), order: 'v0' });
		expect(said(run)).toBe('ok');
		expect(moved()).toEqual(['contacts']);
	});
});

describe('Retry of a failed execution', () => {
	const flow = (store: Store) => line({ Store: { store } });

	it('confirms what is stored then', async () => {
		const failed = await runFlow(node, flow(fails));
		node.sandbox.log.clear();
		const retried = await runFlow(node, flow(takesAll), 'trigger', failed);
		expect(said(retried)).toBe('ok');
		expect(node.queries()).toEqual([]);
		expect(retried.node('Confirm').json).toEqual([{ confirmed: ['contacts'], pending: [] }]);
		expect(moved()).toEqual(['contacts']);
	});

	it('confirms nothing if another run came between', async () => {
		const failed = await runFlow(node, flow(fails));
		clock.advance(DAY);
		node.account.putContact({ email: 'new@example.com' });
		await runFlow(node, flow(fails));
		const retried = await runFlow(node, flow(takesAll), 'trigger', failed);
		expect(said(retried)).toBe('ok');
		expect(retried.node('Confirm').json).toEqual([{ confirmed: [], pending: [] }]);
		expect(moved()).toEqual([]);
	});
});

it('a branch of a Switch that leads nowhere', async () => {
	const flow: Flow = {
		nodes: {
			Replicate: replicateNode(['contacts']),
			If: baseNode('limit', 1, { maxItems: 5 }),
			Store: { store: takesAll },
			Confirm: confirmNode(),
		},
		wires: chain('Replicate', 'If', 'Store', 'Confirm'),
	};
	expect(said(await runFlow(node, flow))).toContain('Contacts: 5 of 6 rows');
});

it('a Merge that waits for a branch which never runs', async () => {
	const flow: Flow = {
		nodes: {
			Replicate: replicateNode(['contacts']),
			None: baseNode('limit', 1, { maxItems: 1 }),
			Store: { store: takesAll },
			Empty: { store: () => [[]] },
			Never: { store: takesAll },
			Merge: baseNode('merge', 3.2, {}),
			Confirm: confirmNode(),
		},
		wires: [
			...chain('Replicate', 'Store', 'Merge', 'Confirm'),
			'Start > None',
			'None > Empty',
			'Empty > Never',
			'Never > Merge:1',
		],
	};
	expect(said(await runFlow(node, flow))).toBe('ok');
	expect(moved()).toEqual(['contacts']);
});

it('a message on a branch of its own, above and below', async () => {
	const flow = (above: boolean): Flow => {
		const message = { Message: { store: takesAll } };
		const rest = { Store: { store: takesAll }, Confirm: confirmNode() };
		return {
			nodes: {
				Replicate: replicateNode(['contacts']),
				...(above ? { ...message, ...rest } : { ...rest, ...message }),
			},
			wires: [...chain('Replicate', 'Store', 'Confirm'), 'Replicate > Message'],
		};
	};
	expect(said(await runFlow(node, flow(true)))).toBe('ok');
	node.staticData = {};
	expect(said(await runFlow(node, flow(false)))).toContain("'Message' receives the same rows");
});

it('Confirm twice in a row', async () => {
	const flow = line({ Store: { store: takesAll }, First: confirmNode() });
	const run = await runFlow(node, flow);
	expect(said(run)).toBe('ok');
	expect(moved()).toEqual(['contacts']);
});

it('Replicate that fails and continues', async () => {
	node.sandbox.faults.add({ do: { kind: 'status', status: 500 } } as never);
	const flow = line({ Store: { store: takesAll } });
	flow.nodes.Replicate!.onError = 'continueRegularOutput';
	(flow.nodes.Replicate!.parameters as IDataObject).options = { retries: 0, requestsPerSecond: 0 };
	const run = await runFlow(node, flow);
	expect(said(run)).toBe('ok');
	expect(run.node('Confirm').json).toEqual([{ confirmed: [], pending: [] }]);
	expect(moved()).toEqual([]);
});

it('a sub-workflow says that its key moves even in a test', async () => {
	const run = await runFlow(node, line({ Store: { store: takesAll } }), 'integrated');
	expect(said(run)).toBe('ok');
	const hints = run.node('Replicate').hints.map(({ message }) => message);
	expect(hints).toContainEqual(expect.stringContaining('This ran as a sub-workflow'));
	expect(moved()).toEqual(['contacts']);
});

describe('a sub-workflow that stores', () => {
	/** *Execute Sub-workflow* with a workflow consisting of its trigger and n8n nodes that keep or change the items. */
	const calls = (mode: 'once' | 'each', nodes: IDataObject[], waits = true): FlowNode => {
		const names = ['Called', ...nodes.map(({ name }) => String(name))];
		const all = [
			{
				name: 'Called',
				type: 'n8n-nodes-base.executeWorkflowTrigger',
				typeVersion: 1.1,
				parameters: { inputSource: 'passthrough' },
			},
			...nodes,
		].map((one, index) => ({ id: `sub ${index}`, position: [0, 0], parameters: {}, ...one }));
		const connections = Object.fromEntries(
			names
				.slice(0, -1)
				.map((name, index) => [
					name,
					{ main: [[{ node: names[index + 1], type: 'main', index: 0 }]] },
				]),
		);
		return baseNode('executeWorkflow', 1.2, {
			source: 'parameter',
			workflowJson: JSON.stringify({ name: 'Sub', nodes: all, connections }),
			mode,
			options: { waitForSubWorkflow: waits },
		});
	};
	const store = (name = 'Save') => ({ name, type: 'n8n-nodes-base.noOp', typeVersion: 1 });
	const limit = (maxItems: number) => ({
		name: 'Limit',
		type: 'n8n-nodes-base.limit',
		typeVersion: 1,
		parameters: { maxItems },
	});
	const sums = {
		name: 'Count',
		type: 'n8n-nodes-base.aggregate',
		typeVersion: 1,
		parameters: { aggregate: 'aggregateAllItemData', options: {} },
	};
	const stops = {
		name: 'Fail',
		type: 'n8n-nodes-base.stopAndError',
		typeVersion: 1,
		parameters: { errorMessage: 'full' },
	};

	it.each<[string, FlowNode, string[]]>([
		['all at once', calls('once', [store()]), ['contacts']],
		['one by one', calls('each', [store()]), ['contacts']],
		// For an item made from several, n8n follows only one row.
		['all at once, counted', calls('once', [sums]), []],
		['all at once, not waited for', calls('once', [store()], false), []],
		['one by one, not waited for', calls('each', [store()], false), []],
		['all at once, of which it drops some', calls('once', [limit(2)]), []],
		['all at once, and fails', calls('once', [stops]), []],
		['one by one, and fails', calls('each', [stops]), []],
		['all at once, and fails with Continue', { ...calls('once', [stops]), ...continues }, []],
		['one by one, and fails with Continue', { ...calls('each', [stops]), ...continues }, []],
	])('%s', async (_how, called, expected) => {
		const { nodes, wires } = line({ Sub: called });
		await runFlow(node, { nodes, wires });
		expect(moved()).toEqual(expected);
	});
});
