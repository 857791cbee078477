import type { JsonObject } from '../../json';
import type { ContactStore } from '../contacts/store';
import type { ConstantContactV3Options } from '../options';
import { meetsCriteria } from './criteria';

/** A segment; times are milliseconds since 1970. */
export interface SegmentRecord {
	segmentId: number;
	name: string;
	criteria: JsonObject;
	createdTime: number;
	editedTime: number;
	isDeleted: boolean;
}

const SEEDED_TIME = Date.UTC(2022, 1, 14, 10, 20, 30);

function leaf(field: string, op: string, value: string): JsonObject {
	const condition = { source: 'contacts', field, op, value };
	return {
		version: '1.0.0',
		criteria: { type: 'and', group: [{ type: 'or', group: [condition] }] },
	};
}

/** The segments of the account; deleted ones can still be read by id (V3 API 5). */
export class SegmentStore {
	private readonly stored = new Map<number, SegmentRecord>();
	private readonly waits = new Map<number, number>();
	private lastId = 0;

	constructor(
		private readonly contacts: ContactStore,
		private readonly options: ConstantContactV3Options,
	) {
		const seeds: Array<[string, JsonObject]> = [
			['From example.org', leaf('email_domain', 'eq', 'example.org')],
			['Owners', leaf('job_title', 'contains', 'Owner')],
		];
		for (const [name, criteria] of seeds) this.create(name, criteria, SEEDED_TIME);
	}

	get(segmentId: number): SegmentRecord | undefined {
		return this.stored.get(segmentId);
	}

	/** Those that aren't deleted, in order of creation. */
	all(): SegmentRecord[] {
		return [...this.stored.values()].filter(({ isDeleted }) => !isDeleted);
	}

	/** Whether a segment that isn't deleted, other than the given one, has this name. */
	hasName(name: string, except?: number): boolean {
		return this.all().some((one) => one.name === name && one.segmentId !== except);
	}

	create(name: string, criteria: JsonObject, now: number): SegmentRecord {
		const segmentId = ++this.lastId;
		const times = { createdTime: now, editedTime: now };
		const segment: SegmentRecord = { segmentId, name, criteria, ...times, isDeleted: false };
		this.stored.set(segmentId, segment);
		return segment;
	}

	put(segment: SegmentRecord): void {
		this.stored.set(segment.segmentId, segment);
		this.waits.delete(segment.segmentId);
	}

	/** Whether the contacts of a segment aren't available yet; each request brings them closer. */
	isWaiting(segmentId: number): boolean {
		const waited = this.waits.get(segmentId) ?? 0;
		if (waited >= this.options.segmentWaits) return false;
		this.waits.set(segmentId, waited + 1);
		return true;
	}

	/** The condition for the contacts of a segment; deleted contacts are never included. */
	conditionOf({ criteria }: SegmentRecord): (number: number) => boolean {
		const { contacts } = this;
		return (number) =>
			contacts.status(number) !== 'deleted' && meetsCriteria(contacts.get(number)!, criteria);
	}
}
