import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** Maximum number of hashes kept: n8n stores them with the workflow. */
const MOST_HASHES = 5000;

/** Characters in a hash: 66 bits, so that two records are very unlikely to share one. */
const HASH_LENGTH = 11;

/**
 * Leaves out what the last run already output: the time ranges of the two runs overlap, because clocks differ and the API's
 * filters are inclusive (V2 API 1.6).
 *
 * A record is identified by a hash of its whole content, so that one that has changed again is output.
 */
export class LookbackWindow {
	private readonly before: ReadonlySet<string>;

	private readonly hashes: Set<string>;

	private tooMany = false;

	/**
	 * @param before hashes of the last run
	 * @param sofar hashes of this run's earlier parts
	 * @param changedAt returns when a record changed
	 * @param from start of the next run's time range, in milliseconds
	 */
	constructor(
		before: string[],
		sofar: string[],
		private readonly changedAt: (record: IDataObject) => unknown,
		private readonly from: () => number,
	) {
		this.before = new Set(before);
		this.hashes = new Set(sofar);
	}

	/** The records that haven't been output before. From now on they count as output. */
	take(records: IDataObject[]): IDataObject[] {
		if (records.length === 0) return records;
		const from = this.from();
		return records.filter((record) => {
			const changed = Date.parse(String(this.changedAt(record)));
			const willReturn = !(changed < from);
			if (!willReturn && this.before.size === 0) return true;
			const hash = hashRecord(record);
			if (willReturn) this.keep(hash);
			return !this.before.has(hash);
		});
	}

	/** What the next run needs; undefined if it is too much, in which case rows may be repeated. */
	get next(): string[] | undefined {
		return this.tooMany ? undefined : [...this.hashes];
	}

	private keep(hash: string): void {
		if (this.hashes.has(hash)) return;
		if (this.hashes.size >= MOST_HASHES) this.tooMany = true;
		else this.hashes.add(hash);
	}
}

/** A short text that identifies a record by its whole content. */
export function hashRecord(record: IDataObject): string {
	const content = JSON.stringify(record);
	return createHash('sha256').update(content).digest('base64url').slice(0, HASH_LENGTH);
}
