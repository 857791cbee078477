import type { Clock } from '../clock';
import { createRandom, type Random } from '../random';
import { RateLimiter } from '../rateLimit';
import { Schedule } from '../schedule';
import { createCallers, createTokens, type Caller } from './access';
import { CustomerIndex } from './customers/customerIndex';
import { CustomerStore, type MatchingPolicy } from './customers/customerStore';
import { toCustomer, type CustomerRecord } from './customers/record';
import { SeededCustomers } from './customers/seed';
import { EventStore } from './events/eventStore';
import { toEvent, type EventRecord } from './events/record';
import { seededEvents } from './events/seed';
import { Nodes } from './nodes';
import type { ContactHubOptions } from './options';
import { Sessions } from './sessions';
import { SourceRecords } from './sourceRecords';
import { UpdatesFeed } from './updatesFeed';

/** The whole state of the emulated ContactHub, and the writes that keep its parts consistent. */
export class Hub {
	readonly random: Random;
	readonly workspaceId: string;
	readonly nodes: Nodes;
	readonly tokens = createTokens();
	readonly callers: Map<string, Caller>;
	readonly seeded: SeededCustomers;
	readonly customers: CustomerStore;
	readonly customerIndex: CustomerIndex;
	readonly events = new EventStore();
	readonly sessions = new Sessions();
	readonly sources = new SourceRecords();
	readonly updates: UpdatesFeed;
	readonly schedule = new Schedule();
	readonly rateLimiter = new RateLimiter();

	constructor(
		readonly options: ContactHubOptions,
		readonly clock: Clock,
		seed: number,
	) {
		this.random = createRandom(seed);
		const uuid = (): string => this.random.uuid();
		this.workspaceId = uuid();
		this.nodes = new Nodes(uuid(), uuid(), uuid());
		this.callers = createCallers(this.tokens, uuid);
		const trusted = this.callers.get(this.tokens.trusted)!;
		this.seeded = new SeededCustomers(
			options.customers,
			seed,
			this.nodes.firstId,
			trusted.id,
			Math.max(1, options.sameTimestampEvery),
		);
		this.customers = new CustomerStore(this.seeded);
		this.customerIndex = new CustomerIndex(this.seeded);
		this.updates = new UpdatesFeed(this.seeded, this.nodes.firstId);
		for (const event of seededEvents(options.events, seed, this.seeded, this.nodes.firstId)) {
			this.putEvent(event, event.registeredAt, 0);
		}
	}

	get matchingPolicy(): MatchingPolicy {
		const { uniqueProperty, uniqueCaseSensitive } = this.options;
		return { property: uniqueProperty, caseSensitive: uniqueCaseSensitive };
	}

	/** Runs everything that is due. */
	settle(now: number): void {
		this.schedule.settle(now);
	}

	/** Writes a customer; lists see the change after `indexLag`. */
	putCustomer(record: CustomerRecord, now: number, indexLag = this.options.indexLagMs): void {
		const operation = this.customers.get(record.id) === undefined ? 'CREATE' : 'UPDATE';
		this.customers.put(record);
		const entity = { type: 'CUSTOMER' as const, data: toCustomer(record) };
		this.updates.record(operation, entity, record.nodeId, now);
		const seededIndex = this.customers.seededIndex(record.id);
		this.schedule.add(now + indexLag, now, () => {
			this.customerIndex.apply(record.id, seededIndex, record);
		});
	}

	/** Deletes a customer and its events (ContactHub API 2.1, since API 1.52). */
	deleteCustomer(record: CustomerRecord, now: number, indexLag = this.options.indexLagMs): void {
		for (const event of this.events.ofCustomer(record.id)) this.deleteEvent(event, now, indexLag);
		for (const session of this.sessions.of(record.id)) {
			this.sessions.unbind(record.nodeId, record.id, session);
		}
		const seededIndex = this.customers.seededIndex(record.id);
		this.customers.delete(record.id);
		this.sources.forget(record.id);
		const entity = { type: 'CUSTOMER' as const, data: toCustomer(record) };
		this.updates.record('DELETE', entity, record.nodeId, now);
		this.schedule.add(now + indexLag, now, () => {
			this.customerIndex.apply(record.id, seededIndex, null);
		});
	}

	/** Writes an event; lists see it after `indexLag`. */
	putEvent(record: EventRecord, now: number, indexLag = this.options.indexLagMs): void {
		const operation = this.events.get(record.id) === undefined ? 'CREATE' : 'UPDATE';
		this.events.put(record);
		const entity = { type: 'EVENT' as const, data: toEvent(record) };
		this.updates.record(operation, entity, record.nodeId, now);
		this.schedule.add(now + indexLag, now, () => this.events.applyToIndex(record.id, record));
	}

	deleteEvent(record: EventRecord, now: number, indexLag = this.options.indexLagMs): void {
		this.events.delete(record.id);
		const entity = { type: 'EVENT' as const, data: toEvent(record) };
		this.updates.record('DELETE', entity, record.nodeId, now);
		this.schedule.add(now + indexLag, now, () => this.events.applyToIndex(record.id, null));
	}

	/** Assigns a session's anonymous events to the customer after `eventLagMs` (ContactHub API 2.5). */
	attachSession(customer: CustomerRecord, value: string, now: number): void {
		const at = now + this.options.eventLagMs;
		this.schedule.add(at, now, () => {
			const anonymous = [...this.events.all()].filter(
				({ customerId, nodeId, bringBackProperties }) =>
					customerId === null &&
					nodeId === customer.nodeId &&
					bringBackProperties?.type === 'SESSION_ID' &&
					bringBackProperties.value === value,
			);
			for (const event of anonymous) {
				this.putEvent({ ...event, customerId: customer.id, updatedAt: at }, at);
			}
		});
	}
}
