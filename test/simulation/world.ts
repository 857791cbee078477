import { createRandom, type Random } from '../sandbox/random';
import { SortedList, type Entry } from './sortedList';
import type { ChangeState, Customer, CustomerState, EventState, Tallies } from './states';

/** Longest time until lists show a write. */
const INDEX_LAG = 120_000;

/** How far the clocks of the servers that write are apart. */
const SERVER_SKEW = 30_000;

/**
 * The customers and events of a ContactHub, what its lists show of them, and the time. Writes show
 * up in lists up to two minutes later, each after a time of its own; the feed of changes has them
 * at once.
 */
export class World {
	/** The true time. */
	now: number;

	/** How far n8n's clock and the Date header are off. */
	skew = { own: 0, date: 0 };

	readonly random: Random;

	readonly byRegistration = new SortedList<CustomerState>();

	readonly byUpdate = new SortedList<CustomerState>();

	readonly events = new SortedList<EventState>();

	readonly changes: ChangeState[] = [];

	/** Changes with each change of what lists show. */
	revision = 0;

	private readonly customers: Customer[] = [];

	private readonly liveEvents: Array<EventState & { isDeleted: boolean; isShown: boolean }> = [];

	private waiting = new SortedList<Entry & { show: () => void }>();

	private sequence = 0;

	constructor(
		seed: number,
		start: number,
		private readonly tallies: Tallies,
	) {
		this.random = createRandom(seed);
		this.now = start;
	}

	/** A whole number from 0 to below `limit`. */
	upTo(limit: number): number {
		return Math.floor(this.random.next() * limit);
	}

	/** Lets everything show up in lists that is due. */
	settle(): void {
		const due = this.waiting.slice(0, this.waiting.positionOf(this.now + 1));
		for (const entry of due) {
			this.waiting.remove(entry);
			entry.show();
			this.revision++;
		}
	}

	/** Puts so many customers and events in, as if they had been there for long. */
	settleWith(count: number): void {
		const past = this.now - 30 * INDEX_LAG;
		for (let number = 0; number < count; number++) {
			this.create(past + 1000 * number);
			this.send(past + 1000 * number);
		}
		this.waiting.slice(0, this.waiting.length).forEach((entry) => entry.show());
		this.waiting = new SortedList();
	}

	/** The time as the server that happens to write has it. */
	stamp(): number {
		return this.now - this.upTo(SERVER_SKEW);
	}

	create(stamp: number): void {
		const customer: Customer = {
			id: this.random.uuid(),
			sequence: ++this.sequence,
			registeredAt: stamp,
			updatedAt: stamp,
			version: 1,
			isDeleted: false,
		};
		this.customers.push(customer);
		this.change('CREATE', 'CUSTOMER', customer.id);
		this.later(() => this.showCustomer(customer, 1, stamp));
	}

	update(stamp: number): void {
		const customer = this.recent(this.customers);
		if (customer === undefined || customer.isDeleted) return;
		const version = ++customer.version;
		customer.updatedAt = Math.max(stamp, customer.updatedAt + 1);
		const { updatedAt } = customer;
		this.change('UPDATE', 'CUSTOMER', customer.id);
		this.later(() => this.showCustomer(customer, version, updatedAt));
	}

	deleteCustomer(): void {
		const customer = this.recent(this.customers);
		if (customer === undefined || customer.isDeleted) return;
		customer.isDeleted = true;
		const version = ++customer.version;
		this.change('DELETE', 'CUSTOMER', customer.id);
		this.later(() => this.showCustomer(customer, version, undefined));
	}

	/** @param date when it happened, as its sender says */
	send(date: number): void {
		const event = {
			id: this.random.uuid(),
			time: date,
			sequence: ++this.sequence,
			isDeleted: false,
			isShown: false,
		};
		this.liveEvents.push(event);
		this.change('CREATE', 'EVENT', event.id);
		this.later(() => {
			if (event.isDeleted) return;
			event.isShown = true;
			this.events.add(event);
			this.tallies.eventReceived.show(event.id, this.now);
		});
	}

	deleteEvent(): void {
		const event = this.recent(this.liveEvents);
		if (event === undefined || event.isDeleted) return;
		event.isDeleted = true;
		this.change('DELETE', 'EVENT', event.id);
		this.later(() => {
			if (!event.isShown) return;
			this.events.remove(event);
			this.tallies.eventReceived.hide(event.id);
		});
	}

	/** One of the last 2000, mostly of the very last ones. */
	private recent<T>(list: T[]): T | undefined {
		const back = Math.floor(this.random.next() ** 3 * Math.min(list.length, 2000));
		return list[list.length - 1 - back];
	}

	private showCustomer(customer: Customer, version: number, updatedAt: number | undefined): void {
		const { id, sequence, registeredAt, shown } = customer;
		const { customerCreated, customerUpdated } = this.tallies;
		if ((shown?.version ?? 0) > version) return;
		if (shown !== undefined) {
			this.byRegistration.remove({ time: registeredAt, sequence });
			this.byUpdate.remove({ time: shown.state.updatedAt, sequence });
			customerUpdated.hide(`${id} ${shown.state.updatedAt}`);
		}
		if (updatedAt === undefined) {
			// What is still under way to the index comes too late.
			customer.shown = { version, state: { id, sequence, registeredAt, updatedAt: 0, time: 0 } };
			customerCreated.hide(id);
			return;
		}
		const state = { id, sequence, registeredAt, updatedAt, time: registeredAt };
		customer.shown = { version, state };
		this.byRegistration.add(state);
		this.byUpdate.add({ ...state, time: updatedAt });
		if (shown === undefined) customerCreated.show(id, this.now);
		if (updatedAt !== registeredAt) customerUpdated.show(`${id} ${updatedAt}`, this.now);
	}

	private change(operation: ChangeState['operation'], type: ChangeState['type'], id: string) {
		const offset = (this.changes.at(-1)?.offset ?? 0) + 1 + this.upTo(3);
		this.changes.push({ offset, at: this.now, operation, type, id });
		this.tallies.changeReceived.show(String(offset), this.now);
	}

	private later(show: () => void): void {
		const lag = this.random.next() < 0.5 ? this.upTo(INDEX_LAG) : this.upTo(5000);
		this.waiting.add({ time: this.now + lag, sequence: ++this.sequence, show });
	}
}
