import type { IDataObject } from 'n8n-workflow';

import {
	ReplicationStore,
	type ReplicationCheckpoint,
	type ReplicationOwner,
	type TableArrival,
} from '../../../../nodes/constantContactShared/replication/checkpoint';

const KEY = 'constantContactReplication';
const lastRun = '2026-03-01T12:00:00.000Z';

/** A node of the account, identified by a letter. */
const owner = (letter: string, more: Partial<ReplicationOwner> = {}): ReplicationOwner => ({
	nodeId: `id ${letter}`,
	nodeName: `Node ${letter}`,
	account: 'account',
	...more,
});

/** Static data with the stored states by the letter of their node. */
function dataOf(memories: Record<string, ReplicationCheckpoint>): IDataObject {
	const entries = Object.entries(memories).map(([letter, checkpoint]) => ({
		...owner(letter),
		checkpoint,
	}));
	return { [KEY]: entries } as unknown as IDataObject;
}

describe('what is remembered', () => {
	it.each<[unknown]>([
		[undefined],
		[null],
		['text'],
		[[1]],
		[{}],
		[[null]],
		[[{ account: 'account' }]],
		[[{ account: 7, nodeId: 'id a', checkpoint: {} }]],
	])('is empty for a new owner if the workflow has %j', (stored) => {
		const data = { [KEY]: stored } as IDataObject;
		const checkpoint = new ReplicationStore(data);
		expect(checkpoint.of(owner('a'))).toEqual({});
		checkpoint.save(owner('a'), () => ({ tables: {} }));
		expect(data).toEqual(dataOf({ a: { tables: {} } }));
	});

	it('is kept for each owner', () => {
		const first = { tables: { contacts: { lastRun } } };
		const second = { requests: { day: '2026-03-01', used: 2 } };
		const checkpoint = new ReplicationStore(dataOf({ a: first, b: second }));
		expect(['a', 'b', 'c'].map((letter) => checkpoint.of(owner(letter)))).toEqual([
			first,
			second,
			{},
		]);
		expect(checkpoint.of(owner('a', { account: 'another' }))).toEqual({});
	});

	it('is a copy, so that a run that fails changes nothing', () => {
		const memories = () => ({ a: { tables: { contacts: { state: { campaigns: ['1'] } } } } });
		const data = dataOf(memories());
		new ReplicationStore(data).of(owner('a')).tables!.contacts!.state!.campaigns!.push('2');
		expect(data).toEqual(dataOf(memories()));
	});
});

describe('the owner', () => {
	const known = { tables: { contacts: { lastRun } } };

	it.each<[string, Partial<ReplicationOwner>, string[] | undefined, boolean]>([
		['with its ID', { nodeName: 'New' }, undefined, true],
		['with its name', { nodeId: 'new' }, undefined, true],
		['with its name, where the ID is gone', { nodeId: 'new' }, ['new'], true],
		['not with the name of a node that is still there', { nodeId: 'new' }, ['new', 'id a'], false],
		['with its ID, though it is still there', {}, ['id a'], true],
		['not with anything else', { nodeId: 'new', nodeName: 'New' }, undefined, false],
	])('is known %s', (_how, changes, nodeIds, isKnown) => {
		const checkpoint = new ReplicationStore(dataOf({ a: known }), nodeIds && new Set(nodeIds));
		expect(checkpoint.of(owner('a', changes))).toEqual(isKnown ? known : {});
	});

	it('is known by its ID rather than by the name of another one', () => {
		const checkpoint = new ReplicationStore(dataOf({ a: known, b: {} }));
		expect(checkpoint.of(owner('b', { nodeName: 'Node a' }))).toEqual({});
	});

	it('has its latest ID and name', () => {
		const data = dataOf({ a: known });
		const changed = owner('a', { nodeName: 'New' });
		new ReplicationStore(data).save(changed, (before) => before);
		expect(data).toEqual({ [KEY]: [{ ...changed, checkpoint: known }] });
	});
});

describe('saving', () => {
	it("changes the owner's own data, and keeps the rest", () => {
		const data = { other: 1, ...dataOf({ a: { requests: { day: 'd', used: 1 } }, b: {} }) };
		const checkpoint = new ReplicationStore(data);
		checkpoint.save(owner('a'), (before) => ({ ...before, tables: { contacts: { lastRun } } }));
		const saved = { requests: { day: 'd', used: 1 }, tables: { contacts: { lastRun } } };
		expect(data).toEqual({ other: 1, ...dataOf({ a: saved, b: {} }) });
		expect(checkpoint.of(owner('a'))).toEqual(saved);
	});

	it('begins with nothing, and continues with what was saved before', () => {
		const data: IDataObject = {};
		const checkpoint = new ReplicationStore(data);
		const seen: ReplicationCheckpoint[] = [];
		for (const used of [1, 2]) {
			checkpoint.save(owner('a'), (before) => {
				seen.push(before);
				return { requests: { day: 'd', used } };
			});
		}
		expect(seen).toEqual([{}, { requests: { day: 'd', used: 1 } }]);
		expect(data).toEqual(dataOf({ a: { requests: { day: 'd', used: 2 } } }));
	});

	it('stores a copy: what changes later is not saved', () => {
		const data: IDataObject = {};
		const checkpoint = new ReplicationStore(data);
		const saved = { tables: { contacts: { seen: ['x'] } } };
		checkpoint.save(owner('a'), () => saved);
		saved.tables.contacts.seen.push('y');
		expect(data).toEqual(dataOf({ a: { tables: { contacts: { seen: ['x'] } } } }));
	});
});

describe('arrivals', () => {
	const requests = { day: '2026-03-01', used: 4 };
	const old = { lastRun: '2026-02-01T00:00:00.000Z' };
	const latest = { lastRun };
	const waiting = (run: string, first: number, rows: number, executionId = '7') => ({
		executionId,
		run,
		first,
		rows,
		arrived: [],
		checkpoint: latest,
	});
	const allRows = ({ rows, arrived }: TableArrival) => rows === arrived;
	const rowsOf = (run: string, ...indices: number[]) => new Map([[run, new Set(indices)]]);

	it('have a table taken over when all its rows are there, and no other', () => {
		const data = dataOf({
			a: {
				requests,
				tables: { contacts: old, events: old },
				pending: {
					contacts: waiting('r', 0, 2),
					contactLists: waiting('r', 2, 1),
					events: waiting('r', 3, 2),
				},
			},
			b: { requests, pending: { contacts: waiting('other', 0, 2, '8') } },
		});
		const checkpoint = new ReplicationStore(data);
		expect(checkpoint.arrive(rowsOf('r', 0, 1, 2, 3), '7', allRows)).toEqual([
			{ table: 'contacts', rows: 2, arrived: 2 },
			{ table: 'contactLists', rows: 1, arrived: 1 },
			{ table: 'events', rows: 2, arrived: 1 },
		]);
		expect(data).toEqual(
			dataOf({
				a: {
					requests,
					tables: { contacts: latest, contactLists: latest, events: old },
					pending: { events: { ...waiting('r', 3, 2), arrived: [[3, 3]] } },
				},
				b: { requests, pending: { contacts: waiting('other', 0, 2, '8') } },
			} as never),
		);
		// The rest arrives later
		expect(checkpoint.arrive(rowsOf('r', 4), '7', allRows)).toEqual([
			{ table: 'events', rows: 2, arrived: 2 },
		]);
		expect(checkpoint.of(owner('a')).tables?.events).toEqual(latest);
	});

	it('of a retried execution are known by the run', () => {
		const checkpoint = new ReplicationStore(
			dataOf({ a: { pending: { contacts: waiting('r', 0, 1) } } }),
		);
		expect(checkpoint.arrive(rowsOf('r', 0), '99', allRows)).toHaveLength(1);
		expect(checkpoint.of(owner('a'))).toEqual({ tables: { contacts: latest }, pending: {} });
	});

	it('name the missing parts of the execution, even if nothing arrived', () => {
		const checkpoint = new ReplicationStore(
			dataOf({ a: { pending: { contacts: waiting('r', 0, 1), events: waiting('s', 0, 1, '6') } } }),
		);
		expect(checkpoint.arrive(new Map(), '7', allRows)).toEqual([
			{ table: 'contacts', rows: 1, arrived: 0 },
		]);
	});

	it('count once, however often a row comes', () => {
		const checkpoint = new ReplicationStore(
			dataOf({ a: { pending: { contacts: waiting('r', 0, 2) } } }),
		);
		checkpoint.arrive(rowsOf('r', 0), '7', allRows);
		expect(checkpoint.arrive(rowsOf('r', 0), '7', allRows)).toEqual([
			{ table: 'contacts', rows: 2, arrived: 1 },
		]);
	});
});
