import type { IDataObject } from 'n8n-workflow';

import { hashRecord } from './lookbackWindow';

/**
 * Remembers how far a list was read whose records come in an order, so that what comes again can be told without remembering all of it.
 * Where the records turn out to be in no order nothing is taken for known: rows may come twice then, but none is lost.
 */
export class AscendingProgress {
	private last: number;

	/** What identifies the records with the last rank, from an earlier run or worked out at once; and those of this one. */
	private readonly hashes: Set<string>;

	private sameRank: IDataObject[] = [];

	private ordered = true;

	/**
	 * @param rank the number by which the records ascend
	 * @param unique whether no two records have the same rank
	 * @param reached `reached` of an earlier run
	 * @param atReached its `atReached`
	 * @param identify tells records of the same rank apart. Default: by their whole content, which is worked out only when it is needed
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

	/** The rank that was reached, as text; undefined where nothing can be said. */
	get reached(): string | undefined {
		return this.ordered && Number.isFinite(this.last) ? String(this.last) : undefined;
	}

	/** The records that have this rank, where others may follow that have it, too. */
	get atReached(): string {
		return [...this.hashes, ...this.sameRank.map(hashRecord)].join(' ');
	}

	/** Notes records as handed on. */
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

	/** Whether the record was handed on before, for sure. */
	has(record: IDataObject): boolean {
		if (!this.ordered) return false;
		const rank = this.rank(record);
		if (rank !== this.last || this.unique) return rank <= this.last;
		const hash = (this.identify ?? hashRecord)(record);
		return this.hashes.has(hash) || this.sameRank.some((known) => hashRecord(known) === hash);
	}
}
