import type { Entry } from '../sortedList';
import type { Tally } from '../tally';

/** A customer as shown in lists. */
export interface CustomerState extends Entry {
	id: string;
	registeredAt: number;
	updatedAt: number;
}

/** An event as shown in lists; `time` is its date. */
export interface EventState extends Entry {
	id: string;
}

/** An entry of the feed of changes. */
export interface ChangeState {
	offset: number;
	at: number;
	operation: 'CREATE' | 'UPDATE' | 'DELETE';
	type: 'CUSTOMER' | 'EVENT';
	id: string;
}

/** What each kind of trigger should report. */
export type Tallies = Record<
	'changeReceived' | 'customerCreated' | 'customerUpdated' | 'eventReceived',
	Tally
>;

/** The current state of a customer, and the version shown in lists. */
export interface Customer {
	id: string;
	sequence: number;
	registeredAt: number;
	updatedAt: number;
	/** Counts its versions, so that an older one doesn't replace a newer one in the index. */
	version: number;
	isDeleted: boolean;
	shown?: { version: number; state: CustomerState };
}
