import { firstPosition } from './customers/column';
import { toCustomer, type Customer } from './customers/record';
import type { SeededCustomers } from './customers/seed';
import type { Event } from './events/record';

export type Operation = 'CREATE' | 'UPDATE' | 'DELETE';
export type EntityType = 'CUSTOMER' | 'EVENT';

interface FeedEntry {
	offset: number;
	at: number;
	nodeId: string;
	operation: Operation;
	entity: { type: EntityType; data: Customer | Event };
}

/** The requested updates. */
export interface FeedFilter {
	nodeIds?: string[];
	entity?: EntityType;
}

/** Where to start: after an offset, or at a time; the offset takes precedence. */
export interface FeedStart {
	offset?: number;
	timestamp?: number;
}

/** One update as in responses (ContactHub API 2.7). */
export type Update = Pick<FeedEntry, 'operation' | 'entity'>;

// Offsets increase but aren't consecutive, to catch clients that count instead of reading them
const SEEDED_STEP = 2;
const GAPS = [1, 3, 2];

/** The ordered feed of all changes; it begins with the creation of the seeded customers. */
export class UpdatesFeed {
	private readonly recorded: FeedEntry[] = [];

	constructor(
		private readonly seeded: SeededCustomers,
		private readonly seededNodeId: string,
	) {}

	/** Number of updates. */
	get count(): number {
		return this.seeded.length + this.recorded.length;
	}

	/** Records one change; `data` is the entity after it, or before a deletion. */
	record(operation: Operation, entity: FeedEntry['entity'], nodeId: string, at: number): void {
		const gap = GAPS[this.recorded.length % GAPS.length]!;
		this.recorded.push({ offset: this.greatestOffset() + gap, at, nodeId, operation, entity });
	}

	/** Updates from `start` on, at most `size`, and the offset at which to continue. */
	read(start: FeedStart, filter: FeedFilter, size: number): { next: number; updates: Update[] } {
		const updates: Update[] = [];
		let next = start.offset ?? 0;
		for (let position = this.positionOf(start); position < this.count; position++) {
			if (updates.length >= size) break;
			const entry = this.entry(position);
			next = entry.offset;
			if (!passes(entry, filter)) continue;
			updates.push({ operation: entry.operation, entity: entry.entity });
		}
		return { next, updates };
	}

	/** Offset of the last update that passes the filter; 0 if there is none. */
	lastOffset(filter: FeedFilter): number {
		for (let position = this.count - 1; position >= 0; position--) {
			const entry = this.entry(position);
			if (passes(entry, filter)) return entry.offset;
			// All seeded ones are alike: if the last one fails the filter, so do the others
			if (position < this.seeded.length) break;
		}
		return 0;
	}

	private greatestOffset(): number {
		return this.recorded.at(-1)?.offset ?? this.seeded.length * SEEDED_STEP;
	}

	private entry(position: number): FeedEntry {
		if (position >= this.seeded.length) return this.recorded[position - this.seeded.length]!;
		const record = this.seeded.record(position);
		return {
			offset: (position + 1) * SEEDED_STEP,
			at: record.registeredAt,
			nodeId: this.seededNodeId,
			operation: 'CREATE',
			entity: { type: 'CUSTOMER', data: toCustomer(record) },
		};
	}

	private positionOf({ offset, timestamp }: FeedStart): number {
		if (offset !== undefined) {
			return firstPosition(this.count, (at) => this.entry(at).offset > offset);
		}
		if (timestamp === undefined) return 0;
		return firstPosition(this.count, (at) => this.entry(at).at >= timestamp);
	}
}

function passes(entry: FeedEntry, { nodeIds, entity }: FeedFilter): boolean {
	if (nodeIds !== undefined && !nodeIds.includes(entry.nodeId)) return false;
	return entity === undefined || entry.entity.type === entity;
}
