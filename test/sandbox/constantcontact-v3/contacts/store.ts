import type { IdSpace } from '../ids';
import {
	statusOf,
	type ContactRecord,
	type ContactStatus,
	type Permission,
	type SmsPermission,
} from './record';
import type { SeededContacts } from './seed';

/** The contacts of the account; numbers increase with the time of creation. */
export class ContactStore {
	/** Changed and created contacts. */
	private readonly stored = new Map<number, ContactRecord>();
	/** Addresses and text message numbers of stored contacts. */
	private readonly byEmail = new Map<string, number>();
	private readonly bySms = new Map<string, number>();
	/** Numbers of contacts removed completely. */
	private readonly vanished = new Set<number>();
	/** Lists, tags and custom fields that seeded contacts no longer have. */
	private readonly dropped = new Set<string>();
	private readonly firstNumber: number;
	private lastNumber: number;
	private changes = 0;

	constructor(
		private readonly seeded: SeededContacts,
		private readonly ids: IdSpace,
	) {
		this.firstNumber = seeded.number(0);
		this.lastNumber = seeded.number(seeded.length - 1);
	}

	/** Incremented with every change, so that outdated counts are recognized. */
	get version(): number {
		return this.changes;
	}

	/** Number of contacts, including deleted ones. */
	get count(): number {
		return this.lastNumber - this.firstNumber + 1 - this.vanished.size;
	}

	/** Number for a new contact; `put` the contact immediately. */
	nextNumber(): number {
		return this.lastNumber + 1;
	}

	id(number: number): string {
		return this.ids.id(number);
	}

	/** Number of the contact with this id, in lower case; undefined if there is none. */
	numberOf(id: string): number | undefined {
		const number = this.ids.numberOf(id);
		return number !== undefined && this.has(number) ? number : undefined;
	}

	has(number: number): boolean {
		return number >= this.firstNumber && number <= this.lastNumber && !this.vanished.has(number);
	}

	get(number: number): ContactRecord | undefined {
		const record = this.stored.get(number);
		if (record !== undefined) return record;
		const index = this.vanished.has(number) ? undefined : this.seeded.indexOfNumber(number);
		return index === undefined ? undefined : this.withoutDropped(this.seeded.record(index));
	}

	withId(id: string): ContactRecord | undefined {
		const number = this.numberOf(id);
		return number === undefined ? undefined : this.get(number);
	}

	/** The contact with this address, in lower case; deleted ones keep theirs. */
	withEmail(address: string): ContactRecord | undefined {
		const number = this.byEmail.get(address);
		if (number !== undefined) return this.get(number);
		const index = this.seeded.indexOfEmail(address);
		if (index === undefined || this.stored.has(this.seeded.number(index))) return undefined;
		return this.get(this.seeded.number(index));
	}

	/** The contact with this number for text messages, including the country code; only stored ones. */
	withSms(full: string): ContactRecord | undefined {
		const number = this.bySms.get(full);
		return number === undefined ? undefined : this.get(number);
	}

	/** Writes a complete contact. */
	put(record: ContactRecord): void {
		this.changes++;
		this.forget(record.number);
		this.stored.set(record.number, record);
		if (record.email !== undefined) this.byEmail.set(record.email.address, record.number);
		if (record.sms !== undefined) {
			this.bySms.set(record.sms.dialCode + record.sms.address, record.number);
		}
		this.lastNumber = Math.max(this.lastNumber, record.number);
	}

	/** Removes a contact completely, which the API itself never does. */
	remove(number: number): void {
		this.changes++;
		this.forget(number);
		this.stored.delete(number);
		this.vanished.add(number);
	}

	/** Removes a list, a tag or a custom field from every contact. */
	drop(id: string): void {
		this.changes++;
		for (const record of this.stored.values()) {
			const { lists, tags, fields } = record;
			const had =
				lists.includes(id) || tags.includes(id) || fields.some(({ fieldId }) => fieldId === id);
			if (had)
				this.stored.set(
					record.number,
					this.without(record, (other) => other === id),
				);
		}
		this.dropped.add(id);
	}

	/** Numbers starting at `from` that match the condition, in ascending order. */
	*numbers(condition: (number: number) => boolean, from = 0): Generator<number> {
		for (let number = Math.max(this.firstNumber, from); number <= this.lastNumber; number++) {
			if (!this.vanished.has(number) && condition(number)) yield number;
		}
	}

	status(number: number): ContactStatus {
		const record = this.stored.get(number);
		if (record === undefined) return this.seeded.status(this.index(number));
		return statusOf(record.email?.permission, record.deletedTime !== undefined);
	}

	permission(number: number): Permission | undefined {
		const record = this.stored.get(number);
		if (record === undefined) return this.seeded.permission(this.index(number));
		return record.email?.permission;
	}

	createdTime(number: number): number {
		return this.stored.get(number)?.createdTime ?? this.seeded.createdTime(this.index(number));
	}

	updatedTime(number: number): number {
		return this.stored.get(number)?.updatedTime ?? this.seeded.updatedTime(this.index(number));
	}

	optOutTime(number: number): number | undefined {
		const record = this.stored.get(number);
		if (record === undefined) return this.seeded.optOutTime(this.index(number));
		return record.email?.permission === 'unsubscribed' ? record.email.optOut?.time : undefined;
	}

	/** Ids of a contact's lists. */
	lists(number: number): string[] {
		const record = this.stored.get(number);
		if (record !== undefined) return record.lists;
		const lists = this.seeded.lists(this.index(number));
		return this.dropped.size === 0 ? lists : lists.filter((id) => !this.dropped.has(id));
	}

	/** Ids of a contact's tags. */
	tags(number: number): string[] {
		const record = this.stored.get(number);
		if (record !== undefined) return record.tags;
		const tags = this.seeded.tags(this.index(number));
		return this.dropped.size === 0 ? tags : tags.filter((id) => !this.dropped.has(id));
	}

	smsPermission(number: number): SmsPermission | undefined {
		const record = this.stored.get(number);
		if (record === undefined && !this.seeded.hasSms(this.index(number))) return undefined;
		return this.get(number)?.sms?.permission;
	}

	private index(number: number): number {
		return this.seeded.indexOfNumber(number)!;
	}

	/** Removes the address and number of a stored contact from the index. */
	private forget(number: number): void {
		const before = this.stored.get(number);
		if (before?.email !== undefined) this.byEmail.delete(before.email.address);
		if (before?.sms !== undefined) this.bySms.delete(before.sms.dialCode + before.sms.address);
	}

	private without(record: ContactRecord, isGone: (id: string) => boolean): ContactRecord {
		return {
			...record,
			lists: record.lists.filter((id) => !isGone(id)),
			tags: record.tags.filter((id) => !isGone(id)),
			fields: record.fields.filter(({ fieldId }) => !isGone(fieldId)),
		};
	}

	private withoutDropped(record: ContactRecord): ContactRecord {
		return this.dropped.size === 0 ? record : this.without(record, (id) => this.dropped.has(id));
	}
}
