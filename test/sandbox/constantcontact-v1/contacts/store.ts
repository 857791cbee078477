import type { ContactRecord, ContactStatus } from './record';
import type { SeededContacts } from './seed';

/** The contacts of the account; ids increase with the time of creation. */
export class ContactStore {
	/** Changed and created contacts; contacts are never deleted. */
	private readonly stored = new Map<number, ContactRecord>();
	/** Addresses of stored contacts. */
	private readonly byEmail = new Map<string, number>();
	/** Lists that no longer contain seeded contacts, and since when. */
	private readonly dropped = new Map<number, number>();
	/** Number of members of each list; counted on first use. */
	private counts: Map<number, number> | undefined;
	private lastId: number;

	constructor(private readonly seeded: SeededContacts) {
		this.lastId = seeded.number(seeded.length - 1);
	}

	/** Number of contacts. */
	get count(): number {
		return this.lastId - this.seeded.number(0) + 1;
	}

	/** Id for a new contact; `put` the contact immediately. */
	nextId(): number {
		return this.lastId + 1;
	}

	get(id: number): ContactRecord | undefined {
		const record = this.stored.get(id);
		if (record !== undefined) return record;
		const index = this.seeded.indexOfNumber(id);
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

	/** Removes every contact from a list; those in no other list become Removed. */
	dropList(listId: number, now: number): void {
		for (const record of this.stored.values()) {
			const memberships = record.memberships.filter((membership) => membership.listId !== listId);
			if (memberships.length === record.memberships.length) continue;
			const status = memberships.length === 0 ? 'Removed' : record.status;
			this.stored.set(record.id, { ...record, memberships, status, updateTime: now });
		}
		this.dropped.set(listId, now);
		this.counts?.delete(listId);
	}

	/** Ids below `before` that match the condition, newest first. */
	*ids(condition: (id: number) => boolean, before = Infinity): Generator<number> {
		for (let id = Math.min(this.lastId, before - 1); id >= this.seeded.number(0); id--) {
			if (condition(id)) yield id;
		}
	}

	updateTime(id: number): number {
		const record = this.stored.get(id);
		if (record !== undefined) return record.updateTime;
		const index = this.seeded.indexOfNumber(id)!;
		const updated = this.seeded.updatedTime(index);
		return this.dropped.size === 0 ? updated : this.get(id)!.updateTime;
	}

	status(id: number): ContactStatus {
		const record = this.stored.get(id);
		if (record !== undefined) return record.status;
		if (this.dropped.size > 0) return this.get(id)!.status;
		return this.seeded.status(this.seeded.indexOfNumber(id)!);
	}

	isMember(id: number, listId: number): boolean {
		const record = this.stored.get(id);
		if (record !== undefined) return record.memberships.some((entry) => entry.listId === listId);
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
			if (this.stored.has(this.seeded.number(index))) continue;
			for (const listId of this.seeded.listIds(index)) if (!this.dropped.has(listId)) add(listId);
		}
		for (const { memberships } of this.stored.values()) {
			for (const { listId } of memberships) add(listId);
		}
		return counts;
	}

	private recount(record: ContactRecord | undefined, difference: 1 | -1): void {
		if (this.counts === undefined || record === undefined) return;
		for (const { listId } of record.memberships) {
			this.counts.set(listId, (this.counts.get(listId) ?? 0) + difference);
		}
	}

	private withoutDropped(record: ContactRecord): ContactRecord {
		if (this.dropped.size === 0) return record;
		const lost = record.memberships.filter(({ listId }) => this.dropped.has(listId));
		if (lost.length === 0) return record;
		const times = lost.map(({ listId }) => this.dropped.get(listId)!);
		const memberships = record.memberships.filter(({ listId }) => !this.dropped.has(listId));
		return {
			...record,
			memberships,
			status: memberships.length === 0 ? 'Removed' : record.status,
			updateTime: Math.max(record.updateTime, ...times),
		};
	}
}
