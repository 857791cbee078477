import type { IDataObject } from 'n8n-workflow';

/** How many pages of IDs are kept: enough for what a shift of the list can repeat. */
const KEPT = 1000;

/**
 * Recognizes records that a list repeats, remembering only the latest ones: all with the latest key, however many share it, and
 * some before them.
 */
export class RecentRecords {
	/** Key of the last record seen, e.g. its `registeredAt`. */
	key: string | undefined;

	private sameKey = new Set<unknown>();

	private latest = new Set<unknown>();

	private older = new Set<unknown>();

	constructor(private readonly attribute: string) {}

	/** The records of a page that weren't on an earlier page. */
	onlyNew(records: IDataObject[]): IDataObject[] {
		return records.filter((record) => {
			const { id } = record;
			if (this.sameKey.has(id) || this.latest.has(id) || this.older.has(id)) return false;
			this.remember(record);
			return true;
		});
	}

	private remember(record: IDataObject): void {
		const key = record[this.attribute];
		if (typeof key === 'string' && key !== this.key) {
			this.key = key;
			this.sameKey = new Set();
		}
		this.sameKey.add(record.id);
		this.latest.add(record.id);
		if (this.latest.size >= KEPT) {
			this.older = this.latest;
			this.latest = new Set();
		}
	}
}
