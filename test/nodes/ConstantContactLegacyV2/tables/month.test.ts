import type { IDataObject } from 'n8n-workflow';

import { ManualClock } from '../../../sandbox';
import { RandomChanges } from './month/changes';
import {
	activitiesOf,
	activityKey,
	allActivities,
	connectReplicator,
	memoryOf,
	onRequest,
	useClock,
	type Replicator,
} from './setup';
import { sized } from '../../../support/size';

const DAYS = 30;
const CHANGES = sized(1500, 10_000);
const DAY_MS = 86_400_000;
const TABLES = ['contactLists', 'contactTracking', 'contacts', 'emailCampaigns'];

/** What happens to the run of a day: a tenth of the runs fail, others stop at a budget. */
const TROUBLE: Record<number, 'errors' | 'resets' | 'killed' | 'small budget'> = {
	6: 'errors',
	9: 'small budget',
	10: 'small budget',
	13: 'killed',
	18: 'small budget',
	21: 'resets',
	25: 'small budget',
};

let node: Replicator;
let clock: ManualClock;
let changes: RandomChanges;

/** The rows that a user keeps, by table and key. */
const copy = new Map(TABLES.map((table) => [table, new Map<string, IDataObject>()]));

function apply(rows: IDataObject[]): void {
	for (const { table, ...row } of rows) {
		const key = table === 'contactTracking' ? activityKey(row) : String(row.id);
		copy.get(String(table))!.set(key, row);
	}
}

const copied = (table: string) => [...copy.get(table)!.values()];

/** The rows, whatever their order. */
const sorted = (rows: IDataObject[]) => rows.map((row) => JSON.stringify(row)).sort();

/** Replicates, whatever happens that day, and applies the rows to the copy. */
async function runOfDay(day: number): Promise<void> {
	const trouble = TROUBLE[day];
	const { sandbox } = node;
	sandbox.log.clear();
	sandbox.faults.clear();
	const after = 4 + changes.below(20);
	if (trouble === 'errors') sandbox.faults.add({ after, do: { kind: 'status', status: 500 } });
	if (trouble === 'resets') sandbox.faults.add({ after, do: { kind: 'resetAfter' } });
	// What passes by itself meets every run
	sandbox.faults.add({ probability: 0.02, do: { kind: 'status', status: 503 } });
	sandbox.faults.add({ probability: 0.01, do: { kind: 'resetBefore' } });
	const before = node.staticData;
	const result = await node.replicate({
		tables: TABLES,
		...(trouble === 'small budget' && { tableOptions: { dailyRequests: 10 + changes.below(30) } }),
	});
	if (trouble === 'killed') node.staticData = before;
	const fails = trouble === 'errors' || trouble === 'resets';
	expect([day, result.error === undefined]).toEqual([day, !fails]);
	if (!fails) apply(result.items.map(({ json }) => json));
}

/** Makes changes until the next day, at any time of it. */
function restOfDay(end: number, count: number): void {
	for (let left = count; left > 0; left--) {
		clock.advance(Math.floor((changes.random.next() * 2 * (end - clock.now())) / (left + 1)));
		changes.make();
	}
	clock.set(Math.max(end, clock.now()));
}

/** The rows of a table, read as a whole by a node that remembers nothing. */
async function source(table: string): Promise<IDataObject[]> {
	node.staticData = {};
	return await node.rows({ tables: [table], replication: 'full' });
}

/** A first run tells of no campaign that was deleted before. @param start when it began */
function campaignRows(start: number): IDataObject[] {
	const known = node.account
		.campaigns()
		.filter(({ status, modifiedTime }) => status !== 'DELETED' || modifiedTime >= start);
	return known.map(({ id, content, status, modifiedTime }) => ({
		id: String(id),
		name: content.name,
		status,
		modified_date: new Date(modifiedTime).toISOString(),
	}));
}

afterAll(async () => await node.close());

it('a month of daily runs ends with the same rows as the account has', async () => {
	const start = Date.UTC(2026, 0, 1, 2);
	clock = new ManualClock(start);
	// n8n's clock is hours ahead of the server's
	useClock({ now: () => clock.now() + 3 * 3_600_000 });
	node = await connectReplicator({
		clock,
		keepBodies: false,
		constantContactV2: { contacts: 1100, campaigns: 70, recipients: 260, cursorTtlMs: 3_600_000 },
	});
	changes = new RandomChanges(node.account, clock, 2026);
	let running = false;
	let during = 0;
	onRequest(node, () => {
		if (!running || changes.random.next() < 0.6) return;
		clock.advance(changes.below(3000));
		changes.make();
		during++;
	});

	for (let day = 1; day <= DAYS; day++) {
		const end = clock.now() + DAY_MS;
		running = true;
		await runOfDay(day);
		running = false;
		restOfDay(end, Math.round((CHANGES - changes.count) / (DAYS - day + 1)));
	}
	expect(changes.count).toBeGreaterThanOrEqual(CHANGES);
	expect(Math.min(...changes.kinds.values())).toBeGreaterThan(CHANGES / 500);
	expect(during).toBeGreaterThan(CHANGES / 20);

	await runOfDay(DAYS + 1);
	node.sandbox.faults.clear();
	for (const table of TABLES) expect(memoryOf(node, table)!.unfinished).toBeUndefined();
	expect(sorted(copied('contacts'))).toEqual(sorted(await source('contacts')));
	expect(copied('contacts')).toHaveLength(node.account.counts.contacts);
	// The size of a list changes with its members, which the list's own date doesn't tell
	const withoutSize = (rows: IDataObject[]) =>
		sorted(rows.map(({ contact_count: _, ...row }) => row));
	expect(withoutSize(copied('contactLists'))).toEqual(withoutSize(await source('contactLists')));
	expect(copied('contactLists')).toHaveLength(node.account.counts.lists);
	expect(sorted(copied('emailCampaigns'))).toEqual(sorted(campaignRows(start)));
	const kept = copy.get('contactTracking')!;
	expect(allActivities(node).filter((key) => !kept.has(key))).toEqual([]);
	const campaigns = node.account.campaigns();
	const happened = new Set(campaigns.flatMap(({ id }) => activitiesOf(node, id)));
	expect([...kept.keys()].filter((key) => !happened.has(key))).toEqual([]);
}, 600_000);
