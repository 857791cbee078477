import type { EventRecord } from './record';

/** Events as seen by GET by id, and as seen in lists after the index lag. */
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

	/** All events in order of arrival. */
	all(): IterableIterator<EventRecord> {
		return this.live.values();
	}

	/** The events visible in lists, in order of arrival. */
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

	/** Updates the lists with the state of an event; null if it was deleted. */
	applyToIndex(id: string, record: EventRecord | null): void {
		if (record === null) this.listed.delete(id);
		else this.listed.set(id, record);
	}

	private detach(id: string): void {
		const customerId = this.live.get(id)?.customerId;
		if (customerId) this.byCustomer.get(customerId)?.delete(id);
	}
}
