import { sortValue, type Attribute, type StampColumn } from '../query/attributes';
import type { Condition } from '../query/conditions';
import { firstPosition, MergedColumn, seededColumn, type Entry, type SeededColumn } from './column';
import type { CustomerRecord } from './record';
import type { SeededCustomers } from './seed';

/** One `sort` parameter. */
export interface SortOrder {
	attribute: Attribute;
	descending: boolean;
}

/** A request for one page of customers. */
export interface PageRequest {
	/** The entry nodes to search. */
	nodeIds: string[];
	/** Whether the seeded customers are in one of them. */
	withSeeded: boolean;
	/** Only customers with this external id. */
	externalId?: string;
	condition: Condition;
	/** Identifies the condition in the cache of search results. */
	conditionKey: string;
	sort: SortOrder[];
	page: number;
	size: number;
}

const CACHED_RESULTS = 8;

/**
 * The search index behind lists and queries. Writes reach it after the index lag, so it has its own copy of what was changed;
 * unchanged seeded customers are computed.
 */
export class CustomerIndex {
	private readonly stored = new Map<string, CustomerRecord>();
	private readonly gone = new Set<number>();
	private readonly columns = new Map<StampColumn, SeededColumn>();
	/** Everything derived from the current state; cleared by each change. */
	private readonly derived = new Map<string, CustomerRecord[] | number[]>();
	private readonly results = new Map<string, Entry[]>();

	constructor(private readonly seeded: SeededCustomers) {}

	/** Updates a customer in the index; null if it was deleted. */
	apply(id: string, seededIndex: number | undefined, record: CustomerRecord | null): void {
		if (seededIndex !== undefined) this.gone.add(seededIndex);
		if (record === null) this.stored.delete(id);
		else this.stored.set(id, record);
		this.derived.clear();
		this.results.clear();
	}

	/** The customers of one page, and the total number of matches. */
	page(request: PageRequest): { records: CustomerRecord[]; total: number } {
		const { sort, page, size, condition } = request;
		const from = page * size;
		const [first] = sort;
		const column = this.columnOf(sort);
		const { exact } = condition.bounds(column ?? 'registeredAt');
		if (column !== undefined && exact && request.externalId === undefined) {
			const merged = this.merged(request, column);
			const range = first?.descending
				? [merged.length - from - size, merged.length - from]
				: [from, from + size];
			const entries = this.slice(merged, range[0]!, range[1]!);
			if (first?.descending) entries.reverse();
			return { records: entries.map((entry) => this.record(entry)), total: merged.length };
		}
		const found = this.found(request);
		const records = found.slice(from, from + size).map((entry) => this.record(entry));
		return { records, total: found.length };
	}

	private record(entry: Entry): CustomerRecord {
		return typeof entry === 'number' ? this.seeded.record(entry) : entry;
	}

	/** The timestamp by which the request is sorted; registeredAt by default. */
	private columnOf(sort: SortOrder[]): StampColumn | undefined {
		if (sort.length === 0) return 'registeredAt';
		if (sort.length > 1) return undefined;
		const path = sort[0]!.attribute.path;
		return path === 'registeredAt' || path === 'updatedAt' ? path : undefined;
	}

	private slice(merged: MergedColumn, from: number, to: number): Entry[] {
		const entries: Entry[] = [];
		const end = Math.min(to, merged.length);
		let position = Math.max(0, from);
		if (position >= end) return entries;
		for (const entry of merged.entries(position)) {
			entries.push(entry);
			if (++position >= end) break;
		}
		return entries;
	}

	/** The seeded and stored customers of the nodes in the condition's interval. */
	private merged(request: PageRequest, column: StampColumn): MergedColumn {
		const bounds = request.condition.bounds(column);
		const seeded = request.withSeeded ? this.column(column) : NO_SEEDED;
		const stored = this.storedBy(request.nodeIds, column);
		const from = firstPosition(stored.length, (at) => stored[at]![column] >= bounds.from);
		const to = firstPosition(stored.length, (at) => stored[at]![column] > bounds.to);
		const inside = from === 0 && to === stored.length ? stored : stored.slice(from, to);
		return new MergedColumn(column, seeded, this.goneBy(column), inside, bounds);
	}

	private column(name: StampColumn): SeededColumn {
		let column = this.columns.get(name);
		if (column === undefined) {
			column = seededColumn(this.seeded, name);
			this.columns.set(name, column);
		}
		return column;
	}

	private derive<T extends CustomerRecord[] | number[]>(key: string, compute: () => T): T {
		const known = this.derived.get(key);
		if (known !== undefined) return known as T;
		const computed = compute();
		this.derived.set(key, computed);
		return computed;
	}

	private goneBy(column: StampColumn): number[] {
		return this.derive(`gone ${column}`, () => {
			const positions = Array.from(this.gone, (index) => this.column(column).positionOf(index));
			return positions.sort((a, b) => a - b);
		});
	}

	private storedBy(nodeIds: string[], column: StampColumn): CustomerRecord[] {
		return this.derive(`stored ${column} ${nodeIds.join()}`, () =>
			[...this.stored.values()]
				.filter(({ nodeId }) => nodeIds.includes(nodeId))
				.sort((a, b) => a[column] - b[column] || a.sequence - b.sequence),
		);
	}

	/** All matches, in order; the last few results are kept for their other pages. */
	private found(request: PageRequest): Entry[] {
		const order = request.sort.map(
			({ attribute, descending }) => `${attribute.path} ${descending}`,
		);
		const key = [request.nodeIds.join(), order.join(), request.conditionKey].join('|');
		const known = this.results.get(key);
		if (known !== undefined) return known;
		const found = this.search(request);
		this.results.set(key, found);
		if (this.results.size > CACHED_RESULTS) {
			this.results.delete(this.results.keys().next().value!);
		}
		return found;
	}

	/** The smallest set of customers to check. */
	private candidates(request: PageRequest): Iterable<Entry> {
		const { externalId, nodeIds } = request;
		if (externalId !== undefined) {
			const entries: Entry[] = this.storedBy(nodeIds, 'registeredAt').filter(
				(record) => record.externalId === externalId,
			);
			const index = request.withSeeded ? this.seeded.indexOfExternalId(externalId) : undefined;
			if (index !== undefined && !this.gone.has(index)) entries.unshift(index);
			return entries;
		}
		const byRegistration = this.merged(request, 'registeredAt');
		const { from, to } = request.condition.bounds('updatedAt');
		if (from === -Infinity && to === Infinity) return byRegistration.entries();
		const byUpdate = this.merged(request, 'updatedAt');
		return (byUpdate.length < byRegistration.length ? byUpdate : byRegistration).entries();
	}

	private search(request: PageRequest): Entry[] {
		const { condition, sort } = request;
		const matches: Array<{ entry: Entry; sequence: number; keys: Array<string | number | null> }> =
			[];
		for (const entry of this.candidates(request)) {
			const record = this.record(entry);
			if (!condition.test(record)) continue;
			const keys = sort.map(({ attribute }) => sortValue(attribute, record));
			// By default, customers are in order of registration
			if (keys.length === 0) keys.push(record.registeredAt);
			matches.push({ entry, sequence: record.sequence, keys });
		}
		matches.sort((a, b) => {
			for (const [at, key] of a.keys.entries()) {
				const difference = compareKeys(key, b.keys[at]!, sort[at]?.descending ?? false);
				if (difference !== 0) return difference;
			}
			return sort[0]?.descending ? b.sequence - a.sequence : a.sequence - b.sequence;
		});
		return matches.map(({ entry }) => entry);
	}
}

const NO_SEEDED: SeededColumn = {
	length: 0,
	valueAt: () => 0,
	indexAt: (position) => position,
	positionOf: (index) => index,
};

type SortKey = string | number | null;

/** Customers without the attribute come last in either direction, as in Elasticsearch. */
function compareKeys(a: SortKey, b: SortKey, descending: boolean): number {
	if (a === b) return 0;
	if (a === null) return 1;
	if (b === null) return -1;
	return a < b === descending ? 1 : -1;
}
