import type { EventRecord } from './record';

/** Events as GET by id sees them, and as lists see them when the index lag is over. */
export class EventStore {
	private readonly live = new Map<string, EventRecord>();
	private readonly listed = new Map<string, EventRecord>();
	private readonly byCustomer = new Map<string, Set<string>>();

	/** Number of events. */
	get count(): number {
		return this.live.size;
	}

	get(id: string): EventRecord | undefined {
		return this.live.get(id);
	}

	/** All events in the order of their arrival. */
	all(): IterableIterator<EventRecord> {
		return this.live.values();
	}

	/** The events that lists show, in the order of their arrival. */
	index(): IterableIterator<EventRecord> {
		return this.listed.values();
	}

	/** The events of a customer. */
	ofCustomer(customerId: string): EventRecord[] {
		const ids = this.byCustomer.get(customerId) ?? [];
		return Array.from(ids, (id) => this.live.get(id)!);
	}

	put(record: EventRecord): void {
		this.detach(record.id);
		this.live.set(record.id, record);
		if (record.customerId === null) return;
		const ids = this.byCustomer.get(record.customerId) ?? new Set<string>();
		this.byCustomer.set(record.customerId, ids.add(record.id));
	}

	delete(id: string): void {
		this.detach(id);
		this.live.delete(id);
	}

	/** Brings lists up to a state of an event; null when it was deleted. */
	applyToIndex(id: string, record: EventRecord | null): void {
		if (record === null) this.listed.delete(id);
		else this.listed.set(id, record);
	}

	private detach(id: string): void {
		const customerId = this.live.get(id)?.customerId;
		if (customerId) this.byCustomer.get(customerId)?.delete(id);
	}
}
