import type { IDataObject } from 'n8n-workflow';

import type { ManualClock, Sandbox } from '../../../sandbox';
import { sized } from '../../../support/size';
import type { RandomChanges } from './changes';
import { activityKey, memoryOf, onRequest, type Replication } from './replicator';

const DAYS = 30;
const CHANGES = sized(800, 10_000);
const DAY_MS = 86_400_000;

/** The fate of a day's run: a tenth of the runs fail, others stop at a budget. */
const TROUBLE: Record<number, 'errors' | 'resets' | 'killed' | 'small budget'> = {
	6: 'errors',
	9: 'small budget',
	10: 'small budget',
	13: 'killed',
	18: 'small budget',
	21: 'resets',
	25: 'small budget',
};

/** The settings of a simulated month. */
interface MonthSettings {
	node: Replication & Parameters<typeof onRequest>[0] & { sandbox: Sandbox };
	clock: ManualClock;
	changes: RandomChanges;
	tables: string[];
	/** Paths affected by faults. */
	faulty: RegExp;
	/** Options of each run. */
	tableOptions?: IDataObject;
}

/** Daily runs of *Replicate* during a month of changes, and the user's copy of their rows. */
export class Month {
	/** The rows, by table and key. */
	readonly copy: Map<string, Map<string, IDataObject>>;

	/** Number of changes made while a run was reading. */
	private during = 0;

	private isRunning = false;

	constructor(private readonly settings: MonthSettings) {
		this.copy = new Map(settings.tables.map((table) => [table, new Map<string, IDataObject>()]));
	}

	/** The rows of a table. */
	copied(table: string): IDataObject[] {
		return [...this.copy.get(table)!.values()];
	}

	/** The current rows of a table, read completely by a node without a stored state. */
	async readWhole(table: string): Promise<IDataObject[]> {
		const { node } = this.settings;
		node.staticData = {};
		return await node.rows({ tables: [table], replication: 'full' });
	}

	/**
	 * Checks that the last run finished all tables, and that the copied tracking has every readable activity and none that didn't
	 * happen.
	 *
	 * @param readable keys of all readable activities
	 * @param happened keys of all activities
	 */
	expectComplete(readable: string[], happened: string[]): void {
		for (const table of this.settings.tables) {
			expect(memoryOf(this.settings.node, table)!.unfinished).toBeUndefined();
		}
		const kept = this.copy.get('contactTracking')!;
		expect(readable.filter((key) => !kept.has(key))).toEqual([]);
		const known = new Set(happened);
		expect([...kept.keys()].filter((key) => !known.has(key))).toEqual([]);
	}

	/** Adds rows to the copy by their keys, as a database would: columns that a row lacks stay unchanged. */
	apply(rows: IDataObject[]): void {
		for (const { table, ...row } of rows) {
			const key = table === 'contactTracking' ? activityKey(row) : String(row.id);
			const rowsOfTable = this.copy.get(String(table))!;
			rowsOfTable.set(key, { ...rowsOfTable.get(key), ...row });
		}
	}

	/** Simulates the month, with an undisturbed run at its end. */
	async live(): Promise<void> {
		const { node, clock, changes } = this.settings;
		onRequest(node, () => {
			if (!this.isRunning || changes.random.next() < 0.6) return;
			clock.advance(changes.below(3000));
			changes.make();
			this.during++;
		});
		for (let day = 1; day <= DAYS; day++) {
			const end = clock.now() + DAY_MS;
			this.isRunning = true;
			await this.runOfDay(day);
			this.isRunning = false;
			this.restOfDay(end, Math.round((CHANGES - changes.count) / (DAYS - day + 1)));
		}
		expect(changes.count).toBeGreaterThanOrEqual(CHANGES);
		expect(Math.min(...changes.kinds.values())).toBeGreaterThan(CHANGES / 500);
		expect(this.during).toBeGreaterThan(CHANGES / 20);
		await this.runOfDay(DAYS + 1);
		node.sandbox.faults.clear();
	}

	/** Replicates, whatever happens that day, and applies the rows to the copy. */
	private async runOfDay(day: number): Promise<void> {
		const { node, changes, tables, faulty, tableOptions } = this.settings;
		const trouble = TROUBLE[day];
		const { sandbox } = node;
		const when = { path: faulty };
		sandbox.log.clear();
		sandbox.faults.clear();
		const after = 4 + changes.below(20);
		if (trouble === 'errors')
			sandbox.faults.add({ when, after, do: { kind: 'status', status: 500 } });
		if (trouble === 'resets') sandbox.faults.add({ when, after, do: { kind: 'resetAfter' } });
		// Temporary faults affect every run
		sandbox.faults.add({ when, probability: 0.02, do: { kind: 'status', status: 503 } });
		sandbox.faults.add({ when, probability: 0.01, do: { kind: 'resetBefore' } });
		const before = node.staticData;
		const budget = trouble === 'small budget' && { dailyRequests: 10 + changes.below(30) };
		const result = await node.replicate({
			tables,
			tableOptions: { ...(tableOptions as object), ...budget },
		});
		if (trouble === 'killed') node.staticData = before;
		const fails = trouble === 'errors' || trouble === 'resets';
		expect([day, result.error === undefined]).toEqual([day, !fails]);
		if (!fails) this.apply(result.items.map(({ json }) => json));
	}

	/** Makes changes until the next day, at any time. */
	private restOfDay(end: number, count: number): void {
		const { clock, changes } = this.settings;
		for (let left = count; left > 0; left--) {
			clock.advance(Math.floor((changes.random.next() * 2 * (end - clock.now())) / (left + 1)));
			changes.make();
		}
		clock.set(Math.max(end, clock.now()));
	}
}

/** The rows, regardless of their order. */
export function sorted(rows: IDataObject[]): string[] {
	return rows.map((row) => JSON.stringify(row)).sort();
}

/** The same lists without their sizes: these change with their members, which doesn't show in the list's own date. */
export function withoutSize(rows: IDataObject[]): string[] {
	return sorted(rows.map(({ contact_count: _, ...row }) => row));
}
