import type { IExecuteFunctions, INodeExecutionData, IRunExecutionData } from 'n8n-workflow';

import { Ancestry } from '../../../nodes/kit';

type Item = [name: string, pairs?: INodeExecutionData['pairedItem']];

interface Run {
	/** Items by output. */
	outputs: Item[][];
	sources?: Array<{ previousNode: string; previousNodeOutput?: number; previousNodeRun?: number }>;
	error?: string;
}

function ancestryOf(nodes: Record<string, Run[]>, executionData: object = {}): Ancestry {
	const runData = Object.fromEntries(
		Object.entries(nodes).map(([name, runs]) => [
			name,
			runs.map(({ outputs, sources = [], error }) => ({
				source: sources,
				data: {
					main: outputs.map((items) =>
						items.map(([id, pairedItem]) => ({ json: { id }, pairedItem })),
					),
				},
				...(error !== undefined && { error: { message: error } }),
			})),
		]),
	);
	const runExecutionData = { resultData: { runData }, executionData };
	return Ancestry.of({
		runExecutionData: runExecutionData as unknown as IRunExecutionData,
	} as unknown as IExecuteFunctions)!;
}

/** IDs of everything visited from a node's output up to a node. */
function visited(ancestry: Ancestry, previousNode: string, upTo = '', output = 0): string[] {
	const ids: string[] = [];
	ancestry.walk([{ previousNode, previousNodeOutput: output }], ({ node, items }, index) => {
		ids.push(String(items[index]!.json.id));
		return node !== upTo;
	});
	return ids.sort();
}

const first = [{ previousNode: 'A' }];

it('follows items through nodes, by the forms of pairs that n8n knows', () => {
	const ancestry = ancestryOf({
		A: [{ outputs: [[['a0'], ['a1'], ['a2'], ['a3']]] }],
		B: [
			{
				outputs: [
					[
						['b0', 0],
						['b1', { item: 1 }],
						['b2', [{ item: 2 }, { item: 3 }]],
					],
				],
				sources: first,
			},
		],
	});
	expect(visited(ancestry, 'B')).toEqual(['a0', 'a1', 'a2', 'a3', 'b0', 'b1', 'b2']);
	expect(visited(ancestry, 'B', 'B')).toEqual(['b0', 'b1', 'b2']);
});

it('follows inputs, outputs and runs of their own', () => {
	const ancestry = ancestryOf({
		A: [{ outputs: [[['a0']], [['a1']]] }, { outputs: [[['later']]] }],
		Merge: [
			{
				outputs: [
					[
						['m0', { item: 0, input: 1 }],
						['m1', { item: 0, input: 2 }],
						['m2', { item: 0, input: 7 }],
					],
				],
				sources: [
					{ previousNode: 'A' },
					{ previousNode: 'A', previousNodeOutput: 1 },
					{ previousNode: 'A', previousNodeRun: 1 },
				],
			},
		],
	});
	expect(visited(ancestry, 'Merge')).toEqual(['a1', 'later', 'm0', 'm1', 'm2']);
});

it('follows what a loop says of its items', () => {
	const sourceOverwrite = { previousNode: 'B', previousNodeRun: 1 };
	const ancestry = ancestryOf({
		A: [{ outputs: [[['a0'], ['a1']]] }],
		B: [
			{ outputs: [[['b0', 0]]], sources: first },
			{ outputs: [[['b1', 1]]], sources: first },
		],
		Loop: [{ outputs: [[['l', { item: 0, sourceOverwrite }]]], sources: first }],
	});
	expect(visited(ancestry, 'Loop')).toEqual(['a1', 'b1', 'l']);
});

it('visits each item once, and ends where pairs lead nowhere', () => {
	const all = [{ item: 0 }, { item: 1 }, { item: 9 }];
	const ancestry = ancestryOf({
		A: [{ outputs: [[['a0'], ['a1']]] }],
		B: [
			{
				outputs: [
					[
						['b0', all],
						['b1', all],
						['b2', undefined],
					],
				],
				sources: first,
			},
		],
		C: [{ outputs: [[['c', 0]]], sources: [{ previousNode: 'Unknown' }] }],
	});
	expect(visited(ancestry, 'B')).toEqual(['a0', 'a1', 'b0', 'b1', 'b2']);
	expect(visited(ancestry, 'C')).toEqual(['c']);
	expect(visited(ancestry, 'Unknown')).toEqual([]);
	expect(visited(ancestry, 'B', '', 1)).toEqual([]);
});

it('takes time in proportion to the items, where all are paired with all', () => {
	const count = 50_000;
	const all = Array.from({ length: count }, (_, item) => ({ item }));
	const ancestry = ancestryOf({
		A: [{ outputs: [all.map(({ item }): Item => [`a${item}`])] }],
		B: [{ outputs: [all.map(({ item }): Item => [`b${item}`, all])], sources: first }],
	});
	expect(visited(ancestry, 'B')).toHaveLength(2 * count);
});

it('knows which nodes failed and continued', () => {
	const ancestry = ancestryOf({
		A: [{ outputs: [[['a']]] }],
		B: [{ outputs: [[['b', 0]]], sources: first, error: 'disk full' }],
	});
	const failures: unknown[] = [];
	ancestry.walk([{ previousNode: 'B' }, null], ({ node, failure }) => {
		failures.push([node, failure]);
		return true;
	});
	expect(failures).toEqual([
		['B', 'disk full'],
		['A', undefined],
	]);
});

it('knows what n8n runs next', () => {
	const a = { previousNode: 'A' };
	const b = { previousNode: 'B', previousNodeRun: 1 };
	const ancestry = ancestryOf(
		{},
		{
			nodeExecutionStack: [
				{ node: { name: 'Store' }, source: { main: [a, null] } },
				{ node: { name: 'Start' }, source: null },
			],
			waitingExecutionSource: { Merge: { 0: { main: [a, null] }, 1: { main: [b] } } },
		},
	);
	expect(ancestry.waitingNodes()).toEqual([
		{ node: 'Store', sources: [a] },
		{ node: 'Start', sources: [] },
		{ node: 'Merge', sources: [a, b] },
	]);
	expect(ancestryOf({}, { waitingExecutionSource: null }).waitingNodes()).toEqual([]);
});

it.each([{}, { runExecutionData: null }, { runExecutionData: {} }])(
	'is unknown where n8n does not offer the data: %j',
	(functions) => {
		expect(Ancestry.of(functions as IExecuteFunctions)).toBeUndefined();
	},
);
