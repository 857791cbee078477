import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** More marks than this aren't kept: n8n stores them with the workflow. */
const MOST_MARKS = 5000;

/** Characters of a mark: 66 bits, so that two records hardly ever share one. */
const MARK_LENGTH = 11;

/**
 * Leaves out what the last run handed on already: its window overlaps the next one, because clocks differ and the API's filters are
 * inclusive (V2 API 1.6).
 *
 * A record is known by a mark of its whole content, so that one which changed again is handed on.
 */
export class Overlap {
	private readonly before: ReadonlySet<string>;

	private readonly marks: Set<string>;

	private tooMany = false;

	/**
	 * @param before marks of the last run
	 * @param sofar marks of this run's earlier parts
	 * @param changedAt when a record changed
	 * @param from where the next window will begin, in milliseconds
	 */
	constructor(
		before: string[],
		sofar: string[],
		private readonly changedAt: (record: IDataObject) => unknown,
		private readonly from: () => number,
	) {
		this.before = new Set(before);
		this.marks = new Set(sofar);
	}

	/** The records that weren't handed on before. They are taken to be handed on now. */
	take(records: IDataObject[]): IDataObject[] {
		if (records.length === 0) return records;
		const from = this.from();
		return records.filter((record) => {
			const changed = Date.parse(String(this.changedAt(record)));
			const willReturn = !(changed < from);
			if (!willReturn && this.before.size === 0) return true;
			const mark = markOf(record);
			if (willReturn) this.keep(mark);
			return !this.before.has(mark);
		});
	}

	/** What the next run has to know; undefined when it is too much, and rows may come twice. */
	get next(): string[] | undefined {
		return this.tooMany ? undefined : [...this.marks];
	}

	private keep(mark: string): void {
		if (this.marks.has(mark)) return;
		if (this.marks.size >= MOST_MARKS) this.tooMany = true;
		else this.marks.add(mark);
	}
}

/** A short text that tells a record apart by its whole content. */
export function markOf(record: IDataObject): string {
	const content = JSON.stringify(record);
	return createHash('sha256').update(content).digest('base64url').slice(0, MARK_LENGTH);
}
