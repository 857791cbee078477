import type { ContactRecord, ContactStatus } from './record';
import type { SeededContacts } from './seed';

/** The contacts of the account; ids increase with the time of creation. */
export class ContactStore {
	/** Changed and created contacts. */
	private readonly stored = new Map<number, ContactRecord>();
	/** Addresses of stored contacts. */
	private readonly byEmail = new Map<string, number>();
	/** Ids of contacts removed completely. */
	private readonly vanished = new Set<number>();
	/** Lists that no longer contain seeded contacts, and since when. */
	private readonly dropped = new Map<number, number>();
	/** Number of members of each list; counted on first use. */
	private counts: Map<number, number> | undefined;
	private readonly firstId: number;
	private lastId: number;

	constructor(private readonly seeded: SeededContacts) {
		this.firstId = seeded.number(0);
		this.lastId = seeded.number(seeded.length - 1);
	}

	/** Number of contacts, in any status. */
	get count(): number {
		return this.lastId - this.firstId + 1 - this.vanished.size;
	}

	/** Id for a new contact; `put` the contact immediately. */
	nextId(): number {
		return this.lastId + 1;
	}

	get(id: number): ContactRecord | undefined {
		const record = this.stored.get(id);
		if (record !== undefined) return record;
		const index = this.vanished.has(id) ? undefined : this.seeded.indexOfNumber(id);
		return index === undefined ? undefined : this.withoutDropped(this.seeded.record(index));
	}

	/** The contact with this address, in lower case. */
	withEmail(email: string): ContactRecord | undefined {
		const id = this.byEmail.get(email);
		if (id !== undefined) return this.get(id);
		const index = this.seeded.indexOfEmail(email);
		if (index === undefined || this.stored.has(this.seeded.number(index))) return undefined;
		return this.get(this.seeded.number(index));
	}

	/** Writes a complete contact. */
	put(record: ContactRecord): void {
		const before = this.get(record.id);
		this.recount(before, -1);
		this.recount(record, 1);
		if (before !== undefined && this.stored.has(record.id)) this.byEmail.delete(before.email);
		this.stored.set(record.id, record);
		this.byEmail.set(record.email, record.id);
		this.lastId = Math.max(this.lastId, record.id);
	}

	/** Removes a contact completely, which the API itself never does. */
	remove(id: number): void {
		const before = this.get(id);
		if (before === undefined) return;
		this.recount(before, -1);
		if (this.stored.delete(id)) this.byEmail.delete(before.email);
		this.vanished.add(id);
	}

	/** Removes every contact from a list; those in no other list become REMOVED. */
	dropList(listId: number, now: number): void {
		for (const record of this.stored.values()) {
			if (!record.lists.includes(listId)) continue;
			const lists = record.lists.filter((other) => other !== listId);
			const status = lists.length === 0 ? 'REMOVED' : record.status;
			this.stored.set(record.id, { ...record, lists, status, modifiedTime: now });
		}
		this.dropped.set(listId, now);
		this.counts?.delete(listId);
	}

	/** Ids starting at `from` that match the condition, in ascending order. */
	*ids(condition: (id: number) => boolean, from = 0): Generator<number> {
		for (let id = Math.max(this.firstId, from); id <= this.lastId; id++) {
			if (!this.vanished.has(id) && condition(id)) yield id;
		}
	}

	modifiedTime(id: number): number {
		const record = this.stored.get(id);
		if (record !== undefined) return record.modifiedTime;
		const index = this.seeded.indexOfNumber(id)!;
		const own = this.seeded.updatedTime(index);
		if (this.dropped.size === 0) return own;
		const times = this.seeded.listIds(index).map((listId) => this.dropped.get(listId) ?? 0);
		return Math.max(own, ...times);
	}

	status(id: number): ContactStatus {
		const record = this.stored.get(id);
		if (record !== undefined) return record.status;
		const index = this.seeded.indexOfNumber(id)!;
		const status = this.seeded.status(index);
		if (this.dropped.size === 0) return status;
		const lists = this.seeded.listIds(index);
		const isOut = lists.length > 0 && lists.every((listId) => this.dropped.has(listId));
		return isOut ? 'REMOVED' : status;
	}

	isMember(id: number, listId: number): boolean {
		const record = this.stored.get(id);
		if (record !== undefined) return record.lists.includes(listId);
		if (this.dropped.has(listId)) return false;
		return this.seeded.listIds(this.seeded.indexOfNumber(id)!).includes(listId);
	}

	/** Number of a list's members. */
	memberCount(listId: number): number {
		this.counts ??= this.countAll();
		return this.counts.get(listId) ?? 0;
	}

	private countAll(): Map<number, number> {
		const counts = new Map<number, number>();
		const add = (listId: number): void => void counts.set(listId, (counts.get(listId) ?? 0) + 1);
		for (let index = 0; index < this.seeded.length; index++) {
			const id = this.seeded.number(index);
			if (this.stored.has(id) || this.vanished.has(id)) continue;
			for (const listId of this.seeded.listIds(index)) if (!this.dropped.has(listId)) add(listId);
		}
		for (const { lists } of this.stored.values()) lists.forEach(add);
		return counts;
	}

	private recount(record: ContactRecord | undefined, difference: 1 | -1): void {
		if (this.counts === undefined || record === undefined) return;
		for (const listId of record.lists) {
			this.counts.set(listId, (this.counts.get(listId) ?? 0) + difference);
		}
	}

	private withoutDropped(record: ContactRecord): ContactRecord {
		if (this.dropped.size === 0) return record;
		const lost = record.lists.filter((listId) => this.dropped.has(listId));
		if (lost.length === 0) return record;
		const lists = record.lists.filter((listId) => !this.dropped.has(listId));
		const times = lost.map((listId) => this.dropped.get(listId)!);
		return {
			...record,
			lists,
			status: lists.length === 0 ? 'REMOVED' : record.status,
			modifiedTime: Math.max(record.modifiedTime, ...times),
		};
	}
}
