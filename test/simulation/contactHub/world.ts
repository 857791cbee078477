import { SortedList } from '../sortedList';
import { SimulatedWorld } from '../world';
import type { ChangeState, Customer, CustomerState, EventState, Tallies } from './states';

/** The customers and events of a ContactHub, and what its lists show of them. The feed of changes shows writes at once. */
export class World extends SimulatedWorld {
	readonly byRegistration = new SortedList<CustomerState>();

	readonly byUpdate = new SortedList<CustomerState>();

	readonly events = new SortedList<EventState>();

	readonly changes: ChangeState[] = [];

	/** Changes whenever the list of events does. */
	revision = 0;

	private readonly customers: Customer[] = [];

	private readonly liveEvents: Array<EventState & { isDeleted: boolean; isShown: boolean }> = [];

	constructor(
		seed: number,
		private readonly tallies: Tallies,
	) {
		super(seed);
	}

	/** Adds this many customers and events as if they had existed for a long time. */
	settleWith(count: number): void {
		for (const time of this.longAgo(count)) {
			this.create(time);
			this.send(time);
		}
		this.showAll();
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

	/** @param date when it happened, according to its sender */
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
			this.revision++;
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
			this.revision++;
			this.tallies.eventReceived.hide(event.id);
		});
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
			// What hasn't reached the index yet comes too late.
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
}
