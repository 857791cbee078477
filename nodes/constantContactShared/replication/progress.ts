import type { IDataObject } from 'n8n-workflow';

import { hashRecord } from './lookbackWindow';

/**
 * Remembers how far an ordered list was read, so that repeated records are recognized without remembering all of them. If the
 * records turn out not to be in order, none is treated as known: rows may be repeated then, but none is lost.
 */
export class AscendingProgress {
	private last: number;

	/** Identifies the records with the last rank: those from an earlier run or hashed at once, and those of this run. */
	private readonly hashes: Set<string>;

	private sameRank: IDataObject[] = [];

	private ordered = true;

	/**
	 * @param rank the number by which the records are sorted in ascending order
	 * @param unique whether no two records have the same rank
	 * @param reached `reached` of an earlier run
	 * @param atReached its `atReached`
	 * @param identify distinguishes records of the same rank. Default: by their whole content, which is hashed only if needed
	 */
	constructor(
		private readonly rank: (record: IDataObject) => number,
		private readonly unique: boolean,
		reached?: string,
		atReached?: string,
		private readonly identify?: (record: IDataObject) => string,
	) {
		this.last = reached === undefined ? -Infinity : Number(reached);
		this.hashes = new Set(atReached?.split(' '));
	}

	/** The rank reached, as text; undefined if it is unknown. */
	get reached(): string | undefined {
		return this.ordered && Number.isFinite(this.last) ? String(this.last) : undefined;
	}

	/** The records with this rank, if others with the same rank may follow. */
	get atReached(): string {
		return [...this.hashes, ...this.sameRank.map(hashRecord)].join(' ');
	}

	/** Records that these were output. */
	note(records: IDataObject[]): void {
		for (const record of records) {
			const rank = this.rank(record);
			if (!(rank >= this.last)) this.ordered = false;
			if (rank > this.last) {
				this.last = rank;
				this.hashes.clear();
				this.sameRank = [];
			}
			if (this.unique) continue;
			if (this.identify === undefined) this.sameRank.push(record);
			else this.hashes.add(this.identify(record));
		}
	}

	/** Whether the record has certainly been output before. */
	has(record: IDataObject): boolean {
		if (!this.ordered) return false;
		const rank = this.rank(record);
		if (rank !== this.last || this.unique) return rank <= this.last;
		const hash = (this.identify ?? hashRecord)(record);
		return this.hashes.has(hash) || this.sameRank.some((known) => hashRecord(known) === hash);
	}
}
