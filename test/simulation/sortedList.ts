/** The entries of a sorted list: ordered by `time`, then by `sequence`. */
export interface Entry {
	time: number;
	sequence: number;
}

/** A list that stays sorted while entries are added and removed, mostly at its end. */
export class SortedList<T extends Entry> {
	private readonly entries: T[] = [];

	get length(): number {
		return this.entries.length;
	}

	add(entry: T): void {
		this.entries.splice(this.positionOf(entry.time, entry.sequence), 0, entry);
	}

	remove({ time, sequence }: Entry): void {
		const at = this.positionOf(time, sequence);
		if (this.entries[at]?.sequence === sequence) this.entries.splice(at, 1);
	}

	/** Index of the first entry at or after a time. */
	positionOf(time: number, sequence = -1): number {
		let low = 0;
		let high = this.entries.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			const entry = this.entries[middle]!;
			const isBefore = entry.time < time || (entry.time === time && entry.sequence < sequence);
			if (isBefore) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	slice(from: number, to: number): T[] {
		return this.entries.slice(from, to);
	}
}
