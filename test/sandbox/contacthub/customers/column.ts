import type { StampColumn } from '../query/attributes';
import type { CustomerRecord } from './record';
import type { SeededCustomers } from './seed';

/** First position in [0, length) at which `reached` is true; length if there is none. */
export function firstPosition(length: number, reached: (position: number) => boolean): number {
	let [low, high] = [0, length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (reached(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** The seeded customers sorted by one of their timestamps. */
export interface SeededColumn {
	readonly length: number;
	valueAt(position: number): number;
	/** Index of the customer at this position. */
	indexAt(position: number): number;
	/** Position of the customer with this index. */
	positionOf(index: number): number;
}

/** `registeredAt` never decreases with the index, so position and index are the same. */
function byRegistration(seeded: SeededCustomers): SeededColumn {
	return {
		length: seeded.length,
		valueAt: (position) => seeded.registeredAt(position),
		indexAt: (position) => position,
		positionOf: (index) => index,
	};
}

/** Sorts once: a million customers take about half a second, then every page is fast. */
function byUpdate(seeded: SeededCustomers): SeededColumn {
	const { length } = seeded;
	const values = Float64Array.from({ length }, (_, index) => seeded.updatedAt(index));
	const order = Uint32Array.from({ length }, (_, index) => index);
	order.sort((a, b) => values[a]! - values[b]! || a - b);
	const positions = new Uint32Array(length);
	order.forEach((index, position) => {
		positions[index] = position;
	});
	return {
		length,
		valueAt: (position) => values[order[position]!]!,
		indexAt: (position) => order[position]!,
		positionOf: (index) => positions[index]!,
	};
}

/** The seeded customers sorted by `column`. */
export function seededColumn(seeded: SeededCustomers, column: StampColumn): SeededColumn {
	return column === 'registeredAt' ? byRegistration(seeded) : byUpdate(seeded);
}

/** A customer in the index: by index if seeded, otherwise the record. */
export type Entry = number | CustomerRecord;

/**
 * Seeded customers (except changed and deleted ones) and stored ones, merged in the order of one timestamp within an interval,
 * readable from any position without a scan.
 */
export class MergedColumn {
	/** Number of customers in the interval. */
	readonly length: number;

	private readonly seededFrom: number;
	private readonly seededTo: number;

	/**
	 * @param gone positions in `seeded` that are no longer valid, in ascending order
	 * @param stored stored customers in the order of the timestamp, only those in the interval
	 */
	constructor(
		private readonly column: StampColumn,
		private readonly seeded: SeededColumn,
		private readonly gone: number[],
		private readonly stored: CustomerRecord[],
		bounds: { from: number; to: number },
	) {
		const { length } = seeded;
		this.seededFrom = firstPosition(length, (at) => seeded.valueAt(at) >= bounds.from);
		this.seededTo = firstPosition(length, (at) => seeded.valueAt(at) > bounds.to);
		this.length = Math.max(0, this.remaining(this.seededTo)) + stored.length;
	}

	/** Entries from position `from` on, in ascending order. */
	*entries(from = 0): Generator<Entry> {
		let next = this.storedBefore(from);
		let position = this.positionOfRemaining(from - next);
		let nextGone = this.goneBefore(position);
		for (;;) {
			while (position < this.seededTo && this.gone[nextGone] === position) {
				position++;
				nextGone++;
			}
			const record = this.stored[next];
			if (position < this.seededTo) {
				if (record === undefined || this.seeded.valueAt(position) <= record[this.column]) {
					yield this.seeded.indexAt(position++);
					continue;
				}
			} else if (record === undefined) {
				return;
			}
			yield record!;
			next++;
		}
	}

	/** Number of valid seeded customers from the start of the interval up to a position. */
	private remaining(position: number): number {
		return (
			position - this.seededFrom - (this.goneBefore(position) - this.goneBefore(this.seededFrom))
		);
	}

	private goneBefore(position: number): number {
		return firstPosition(this.gone.length, (at) => this.gone[at]! >= position);
	}

	/** Number of stored customers among the first `count` of all. */
	private storedBefore(count: number): number {
		return firstPosition(this.stored.length, (at) => {
			const value = this.stored[at]![this.column];
			const position = firstPosition(this.seeded.length, (p) => this.seeded.valueAt(p) > value);
			const bounded = Math.min(Math.max(position, this.seededFrom), this.seededTo);
			return this.remaining(bounded) + at >= count;
		});
	}

	/** Position preceded by `count` valid seeded customers. */
	private positionOfRemaining(count: number): number {
		const from = this.seededFrom;
		const span = Math.max(0, this.seededTo - from);
		return from + firstPosition(span, (at) => this.remaining(from + at) >= count);
	}
}
