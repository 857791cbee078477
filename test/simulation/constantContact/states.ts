import type { Entry } from '../sortedList';
import type { Tally } from '../tally';

/** A contact at one of its versions. Times are in whole seconds, as those of the API. */
export interface ContactState {
	id: string;
	sequence: number;
	version: number;
	created: number;
	updated: number;
	/** When it was unsubscribed; undefined while it isn't. */
	optOut?: number;
	isDeleted: boolean;
}

/** A contact as it is, and what lists show of it. */
export interface Contact {
	current: ContactState;
	shown?: ContactState;
	/** Whether lists have shown it as one that isn't deleted. */
	wasListed?: boolean;
}

/** One sending of a campaign. */
export interface Sending {
	id: number;
	time: number;
	count: number;
}

/** A campaign with its mail. */
export interface Campaign {
	id: string;
	activityId: string;
	name: string;
	sequence: number;
	updated: number;
	sendings: Sending[];
	shown?: { name: string; updated: number; sendings: Sending[] };
}

/** Something that a recipient did. */
export interface TrackedState extends Entry {
	contact: string;
	url?: string;
}

/** A bulk activity. */
export interface ActivityState {
	id: string;
	created: number;
	completed?: number;
}

/** What each kind of trigger is to report. */
export type Tallies = Record<
	| 'activityFinished'
	| 'campaignSent'
	| 'contactCreated'
	| 'contactDeleted'
	| 'contactUnsubscribed'
	| 'contactUpdated'
	| 'trackingReceived',
	Tally
>;

/** When a contact was changed last: an opt-out doesn't move the time of its update. */
export function getChangeTime({ updated, optOut = -Infinity }: ContactState): number {
	return Math.max(updated, optOut);
}
