import type { Entry } from '../sortedList';
import type { Tally } from '../tally';

/** A customer as lists show it. */
export interface CustomerState extends Entry {
	id: string;
	registeredAt: number;
	updatedAt: number;
}

/** An event as lists show it; `time` is its date. */
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

/** What each kind of trigger is to report. */
export type Tallies = Record<
	'changeReceived' | 'customerCreated' | 'customerUpdated' | 'eventReceived',
	Tally
>;

/** A customer as it is, and what lists show of it. */
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
