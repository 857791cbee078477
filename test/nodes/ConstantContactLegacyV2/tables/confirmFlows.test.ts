import type { WorkflowRun } from '../../../support';
import { ManualClock } from '../../../sandbox';
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
import { connectReplicator, hintsOf, memory, type Replicator } from './setup';

let node: Replicator;
let clock: ManualClock;

beforeEach(async () => {
	clock = new ManualClock(Date.UTC(2026, 2, 1));
	node = await connectReplicator({ clock, constantContactV2: { contacts: 5, lists: 2 } });
});
afterEach(async () => await node.close());

const confirmed = ({ node: part }: WorkflowRun) => part('Confirm').json[0]?.confirmed;
const rowsOf = (run: WorkflowRun) => run.node('Replicate').items;

/** Replicate, several nodes in a row, Confirm. */
function line(between: Record<string, FlowNode>, tables = ['contacts'], options = {}): Flow {
	const names = ['Start', 'Replicate', ...Object.keys(between), 'Confirm'];
	return {
		nodes: { Replicate: replicateNode(tables), ...between, Confirm: confirmNode(options) },
		wires: names.slice(1).map((name, index) => `${names[index]} > ${name}`),
	};
}

const continues: FlowNode = { onError: 'continueRegularOutput' };
const continuesApart: FlowNode = { onError: 'continueErrorOutput' };
const append = (inputs: number) => baseNode('merge', 3.2, { numberInputs: inputs });
const byTable = (table: string) => ({
	conditions: {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
		conditions: [
			{
				id: table,
				leftValue: '={{ $json.table }}',
				rightValue: table,
				operator: { type: 'string', operation: 'equals' },
			},
		],
		combinator: 'and',
	},
	options: {},
});
const isContacts = baseNode('if', 2.2, byTable('contacts'));
const loop = (batchSize: number) => baseNode('splitInBatches', 3, { batchSize, options: {} });

/** The checkpoint didn't move, and the next run outputs the same rows again. */
async function expectAgain(rows: number, tables = ['contacts']): Promise<void> {
	expect(movedTables(node).filter((table) => tables.includes(table))).toEqual([]);
	clock.advance(3_600_000);
	const again = await runFlow(node, line({ Store: { store: takesAll } }, tables));
	expect(again.error).toBeUndefined();
	expect(rowsOf(again)).toHaveLength(rows);
	expect(movedTables(node)).toEqual(expect.arrayContaining(tables));
}

describe('two tables on two branches', () => {
	/** One branch per table; storing the lists may fail. */
	const branches = (lists: Store, wires: string[], more: Record<string, FlowNode>): Flow => ({
		nodes: {
			Replicate: replicateNode(['contacts', 'contactLists']),
			Split: isContacts,
			'Store Contacts': { store: takesAll },
			...more,
			'Store Lists': { store: lists },
			Confirm: confirmNode(),
		},
		wires: [
			'Start > Replicate',
			'Replicate > Split',
			'Split > Store Contacts',
			'Split:1 > Store Lists',
			...wires,
		],
	});
	const merged = (lists: Store) =>
		branches(lists, ['Store Contacts > Merge', 'Store Lists > Merge:1', 'Merge > Confirm'], {
			Merge: append(2),
		});
	const unmerged = (lists: Store) =>
		branches(lists, ['Store Contacts > Confirm', 'Store Lists > Confirm'], {});
	const apart = (lists: Store) =>
		branches(lists, ['Store Contacts > Confirm Contacts', 'Store Lists > Confirm'], {
			'Confirm Contacts': confirmNode(),
		});

	it.each([
		['merged', merged],
		['not merged', unmerged],
		['each with its own Confirm', apart],
	])('are both confirmed when both are stored: %s', async (_how, flow) => {
		const run = await runFlow(node, flow(takesAll));
		expect(run.error).toBeUndefined();
		expect(movedTables(node)).toEqual(['contactLists', 'contacts']);
		expect(memory(node).pending).toEqual({});
	});

	it.each([
		['merged', merged, []],
		['not merged', unmerged, ['contacts']],
		['each with its own Confirm', apart, ['contacts']],
	])('keep the key of the one that fails: %s', async (_how, flow, moved) => {
		const run = await runFlow(node, flow(fails));
		expect(run.error?.message).toContain('the disk is full');
		expect(movedTables(node)).toEqual(moved);
		await expectAgain(2, ['contactLists']);
	});
});

describe('a store that continues after errors', () => {
	it.each<[string, Store, FlowNode]>([
		['refuses a row', refuses(2), continues],
		['refuses the last row', refuses(4), continues],
		['fails as a whole', fails, continues],
		['fails as a whole, with an error output', fails, continuesApart],
		['refuses a row, with an error output', refuses(2), continuesApart],
		[
			'says why beside the data',
			(items) => [
				items.map(({ json }, item) => ({
					json,
					pairedItem: { item },
					...(item === 1 && { error: { message: 'value too long' } as never }),
				})),
			],
			continues,
		],
		[
			'has one error item for all, as Postgres with a single query',
			() => [[{ json: { message: 'value too long', error: { code: '22001' } } }]],
			continues,
		],
		[
			'rolls back and loses what follows, as Postgres in a transaction',
			(items) => [
				items
					.slice(0, 3)
					.map(({ json }, item) =>
						item === 2
							? { json: { message: 'too long', error: { code: '22001' } }, pairedItem: { item } }
							: { json, pairedItem: { item } },
					),
			],
			continues,
		],
		[
			'rolls back and loses what follows, with an error output',
			(items) => [
				items
					.slice(0, 3)
					.map(({ json }, item) =>
						item === 2
							? { json: { error: 'too long' }, pairedItem: { item } }
							: { json, pairedItem: { item } },
					),
			],
			continuesApart,
		],
		[
			'drops rows without a word',
			(items) => [
				items.slice(1).map(({ json }, item) => ({ json, pairedItem: { item: item + 1 } })),
			],
			continues,
		],
		[
			'hands on nothing but the empty item of Always Output Data',
			() => [[]],
			{ alwaysOutputData: true },
		],
		[
			'fails for all, with an error output and Always Output Data',
			(items) => [items.map((_, item) => ({ json: { error: 'too long' }, pairedItem: { item } }))],
			{ ...continuesApart, alwaysOutputData: true },
		],
	])('has nothing confirmed where it %s', async (_what, store, settings) => {
		const run = await runFlow(node, line({ Store: { store, ...settings } }));
		if (run.nodes.Confirm !== undefined) expect(run.error?.node?.name).toBe('Confirm');
		await expectAgain(5);
	});

	it.each([
		['Set', { After: baseNode('set', 3.4, { assignments: { assignments: [] }, options: {} }) }],
		['No Operation', { After: baseNode('noOp', 1) }],
		[
			'Aggregate',
			{ After: baseNode('aggregate', 1, { aggregate: 'aggregateAllItemData', options: {} }) },
		],
		['Limit', { After: baseNode('limit', 1, { maxItems: 2 }) }],
	])('is not accepted after %s, either', async (_what, after) => {
		const flow = line({ Store: { store: refuses(3), ...continues }, ...after });
		const run = await runFlow(node, flow);
		expect(run.error?.node?.name).toBe('Confirm');
		await expectAgain(5);
	});

	it('names the error, and what to do', async () => {
		const run = await runFlow(node, line({ Store: { store: refuses(2), ...continues } }));
		expect(run.error?.message).toBe(
			"Nothing was confirmed, because some items of 'Store' failed: value too long",
		);
		expect(run.error?.description).toContain('The next run returns the rows again');
	});

	it('is accepted if the workflow handles the errors', async () => {
		const flow: Flow = {
			nodes: {
				Replicate: replicateNode(['contacts']),
				Store: {
					store: (items) => [
						items.map((_, item) => ({
							json: item === 2 ? { error: 'no' } : {},
							pairedItem: { item },
						})),
					],
					...continuesApart,
				},
				Refused: { store: takesAll },
				Merge: append(2),
				Confirm: confirmNode({ acceptErrors: true }),
			},
			wires: [
				'Start > Replicate',
				'Replicate > Store',
				'Store > Merge',
				'Store:1 > Refused',
				'Refused > Merge:1',
				'Merge > Confirm',
			],
		};
		const run = await runFlow(node, flow);
		expect(run.error).toBeUndefined();
		expect(confirmed(run)).toEqual(['contacts']);
	});
});

describe('Loop Over Items', () => {
	const inside = (store: Store): Flow => ({
		nodes: {
			Replicate: replicateNode(['contacts']),
			Loop: loop(2),
			Store: { store },
			Confirm: confirmNode(),
		},
		wires: [
			'Start > Replicate',
			'Replicate > Loop',
			'Loop:1 > Store',
			'Store > Confirm',
			'Confirm > Loop',
		],
	});
	const done = (store: Store): Flow => ({
		nodes: {
			Replicate: replicateNode(['contacts']),
			Loop: loop(2),
			Confirm: confirmNode(),
			Store: { store },
		},
		wires: [
			'Start > Replicate',
			'Replicate > Loop',
			'Loop > Confirm',
			'Loop:1 > Store',
			'Store > Loop',
		],
	});
	/** Fails at the second batch. */
	const failsLater: Store = (items, run) => (run === 1 ? fails(items, run) : takesAll(items, run));

	it.each([
		['inside', inside],
		['on Done', done],
	])('confirms when all batches are stored: %s', async (_where, flow) => {
		const run = await runFlow(node, flow(takesAll));
		expect(run.error).toBeUndefined();
		expect(movedTables(node)).toEqual(['contacts']);
	});

	it.each([
		['inside', inside],
		['on Done', done],
	])('confirms nothing when a later batch fails: %s', async (_where, flow) => {
		const run = await runFlow(node, flow(failsLater));
		expect(run.error?.message).toContain('the disk is full');
		await expectAgain(5);
	});

	it('tells the next run what had arrived', async () => {
		await runFlow(node, inside(failsLater));
		const next = await runFlow(node, line({ Store: { store: takesAll } }));
		expect(next.node('Replicate').hints.map(({ message }) => message)).toContain(
			"Contacts: 2 of 5 items of the last run arrived at 'Confirm', so its rows are returned again",
		);
	});
});

describe('Confirm that runs before the rows are stored', () => {
	const above = (between: Record<string, FlowNode>, ...names: string[]): Flow => ({
		nodes: {
			Replicate: replicateNode(['contacts']),
			...between,
			Confirm: confirmNode(),
			Store: { store: takesAll },
		},
		wires: [
			'Start > Replicate',
			...['Replicate', ...names, 'Confirm']
				.slice(1)
				.map((name, index) => `${['Replicate', ...names][index]} > ${name}`),
			'Replicate > Store',
		],
	});

	it('is refused directly after Replicate', async () => {
		const run = await runFlow(node, above({}));
		expect(run.error?.message).toBe(
			"Nothing was confirmed, because there is no active node between 'Replicate' and 'Confirm'",
		);
		await expectAgain(5);
	});

	it('is refused above the storing node', async () => {
		const run = await runFlow(node, above({ Prepare: baseNode('noOp', 1) }, 'Prepare'));
		expect(run.error?.message).toBe(
			"Nothing was confirmed, because 'Store' receives the same rows and has not run yet",
		);
		await expectAgain(5);
	});

	it('is refused after a store that is turned off', async () => {
		const run = await runFlow(node, line({ Store: { store: takesAll, disabled: true } }));
		expect(run.error?.message).toContain('no active node between');
		await expectAgain(5);
	});

	it('waits for rows that are stored twice and arrive from both stores', async () => {
		const flow: Flow = {
			nodes: {
				Replicate: replicateNode(['contacts']),
				First: { store: takesAll },
				Second: { store: takesAll },
				Confirm: confirmNode(),
			},
			wires: [
				'Start > Replicate',
				'Replicate > First',
				'Replicate > Second',
				'First > Confirm',
				'Second > Confirm',
			],
		};
		const run = await runFlow(node, flow);
		expect(run.error).toBeUndefined();
		expect(confirmed(run)).toEqual(['contacts']);
		node.staticData = {};
		flow.nodes.Second = { store: fails };
		await runFlow(node, flow);
		await expectAgain(5);
	});
});

describe('rows that arrive in other numbers', () => {
	it.each<[string, Record<string, FlowNode>]>([
		[
			'all rows in one statement',
			{
				Store: {
					store: (items) => [
						[{ json: { success: true }, pairedItem: items.map((_, item) => ({ item })) }],
					],
				},
			},
		],
		[
			'a file of all',
			{ File: baseNode('convertToFile', 1.1, { options: {} }), Store: { store: takesAll } },
		],
		['Execute Once on Confirm', { Store: { store: takesAll } }],
		[
			'a store that pairs nothing, but hands on as many',
			{ Store: { store: (items) => [items.map(() => ({ json: {} }))] } },
		],
	])('are confirmed: %s', async (what, between) => {
		const flow = line(between);
		if (what.startsWith('Execute Once')) flow.nodes.Confirm!.executeOnce = true;
		const run = await runFlow(node, flow);
		expect(run.error).toBeUndefined();
		expect(confirmed(run)).toEqual(['contacts']);
	});

	const filter = { Filter: baseNode('limit', 1, { maxItems: 3 }), Store: { store: takesAll } };

	it('are not confirmed if some were left out, unless that is intended', async () => {
		const run = await runFlow(node, line(filter));
		expect(run.error?.message).toBe(
			"Not all rows of 'Replicate' arrived, so they are returned again in the next run. Contacts: 3 of 5 rows",
		);
		expect(movedTables(node)).toEqual([]);
		const meant = await runFlow(node, line(filter, ['contacts'], { acceptMissingRows: true }));
		expect(meant.error).toBeUndefined();
		expect(confirmed(meant)).toEqual(['contacts']);
	});

	it('are not where a store makes one item of its own for all', async () => {
		const run = await runFlow(
			node,
			line({ Store: { store: () => [[{ json: { success: true } }]] } }),
		);
		expect(run.error?.message).toContain('Contacts: 1 of 5 rows');
		await expectAgain(5);
	});

	it('take over at once a table without rows, and only that', async () => {
		await runFlow(node, line({ Store: { store: takesAll } }, ['contacts', 'contactLists']));
		clock.advance(3_600_000);
		node.account.putContact({ id: 12 });
		const run = await runFlow(
			node,
			line({ Store: { store: fails } }, ['contacts', 'contactLists']),
		);
		expect(rowsOf(run)).toHaveLength(1);
		expect(memory(node).tables).toMatchObject({
			contactLists: { lastRun: '2026-03-01T01:00:00.000Z' },
			contacts: { lastRun: '2026-03-01T00:00:00.000Z' },
		});
	});
});

describe('rows that are not confirmed', () => {
	it('are returned again, and confirmed ones do not', async () => {
		const failed = await runFlow(node, line({ Store: { store: fails } }));
		expect(failed.error?.message).toContain('the disk is full');
		expect(rowsOf(failed)).toHaveLength(5);
		expect(memory(node).tables).toEqual({});
		clock.advance(3_600_000);
		const stored = await runFlow(node, line({ Store: { store: takesAll } }));
		expect(stored.error).toBeUndefined();
		expect(rowsOf(stored)).toHaveLength(5);
		expect(stored.node('Confirm').json).toEqual([{ confirmed: ['contacts'], pending: [] }]);
		expect(memory(node)).toMatchObject({
			tables: { contacts: { lastRun: '2026-03-01T01:00:00.000Z' } },
			pending: {},
		});
		clock.advance(3_600_000);
		node.account.putContact({ id: 12 });
		node.sandbox.log.clear();
		const json = async (store: Store) =>
			(await runFlow(node, line({ Store: { store } }))).node('Replicate').json;
		expect(await json(fails)).toMatchObject([{ id: '12' }]);
		expect(await json(takesAll)).toMatchObject([{ id: '12' }]);
		const since = 'GET /contacts?status=ALL&limit=500&modified_since=2026-03-01T00:50:00.000Z';
		expect(node.queries()).toEqual([since, since]);
	});

	it("of another execution aren't rows of this one", async () => {
		await runFlow(node, line({ Store: { store: fails } }));
		node.sandbox.log.clear();
		const { staticData } = node;
		const result = await node.run('table', 'confirm', {}, [{}, {}], {
			staticData,
			mode: 'trigger',
		});
		expect(result.items.map(({ json }) => json)).toEqual([{ confirmed: [], pending: [] }]);
		expect(hintsOf(result)).toContainEqual(expect.stringContaining('There is nothing to confirm'));
		expect(node.queries()).toEqual([]);
		expect(movedTables(node)).toEqual([]);
	});
});

describe('the checkpoint', () => {
	const stored = () => line({ Store: { store: takesAll } });

	it('survives new IDs of the nodes', async () => {
		await runFlow(node, stored());
		clock.advance(3_600_000);
		const flow = stored();
		flow.nodes.Replicate!.id = 'another one';
		expect(rowsOf(await runFlow(node, flow))).toEqual([]);
	});

	it('survives another name of the node', async () => {
		await runFlow(node, stored());
		clock.advance(3_600_000);
		const { nodes, wires } = stored();
		const { Replicate, ...others } = nodes;
		const run = await runFlow(node, {
			nodes: { Load: { ...Replicate, id: 'id of Replicate' }, ...others },
			wires: wires.map((wire) => wire.replace('Replicate', 'Load')),
		});
		expect(run.node('Load').items).toEqual([]);
	});

	it('is not taken for that of a new node with an old name', async () => {
		await runFlow(node, stored());
		clock.advance(3_600_000);
		const flow = stored();
		flow.nodes.Replicate!.id = 'a new one';
		flow.nodes.Load = { ...replicateNode(['contacts']), id: 'id of Replicate', disabled: true };
		expect(rowsOf(await runFlow(node, flow))).toHaveLength(5);
	});

	it('does not suffer from damaged static data', async () => {
		for (const damaged of [null, 'x', [null], [{ account: 7 }], { old: {} }]) {
			node.staticData = { global: { constantContactReplication: damaged } } as never;
			const run = await runFlow(node, stored());
			expect(run.error).toBeUndefined();
			expect(rowsOf(run)).toHaveLength(5);
		}
	});
});

it('Confirm says in a run by hand that n8n does not keep it', async () => {
	const run = await runFlow(node, line({ Store: { store: takesAll } }), 'manual');
	expect(run.error).toBeUndefined();
	expect(confirmed(run)).toEqual(['contacts']);
	expect(hintsOf(run.node('Replicate') as never)).toContainEqual(
		expect.stringContaining('test run'),
	);
});
