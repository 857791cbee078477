import type { IDataObject } from 'n8n-workflow';

import type { Entry } from '../sortedList';
import type { Tally } from '../tally';

/** A version of a contact. Times are in whole seconds, as in the API. */
export interface ContactState {
	id: string;
	sequence: number;
	version: number;
	created: number;
	updated: number;
	/** When it was unsubscribed; undefined if it isn't. */
	optOut?: number;
	isDeleted: boolean;
}

/** The current state of a contact, and the version shown in lists. */
export interface Contact {
	current: ContactState;
	shown?: ContactState;
	/** Whether lists have shown it as not deleted. */
	wasListed?: boolean;
}

/** One sending of a campaign. */
export interface Sending {
	id: number;
	time: number;
	count: number;
}

/** A campaign with its email. */
export interface Campaign {
	id: string;
	activityId: string;
	name: string;
	sequence: number;
	updated: number;
	sendings: Sending[];
	shown?: { name: string; updated: number; sendings: Sending[] };
}

/** An activity of a recipient. Each is of a different contact, whose ID is the sequence. */
export interface TrackedState extends Entry {
	url?: string;
	/** Its record in reports; undefined until a report was read. */
	written?: IDataObject;
}

/** A bulk activity. */
export interface ActivityState {
	id: string;
	created: number;
	completed?: number;
	/** Its record once it is completed; undefined until the list was read then. */
	written?: IDataObject;
}

/** What each kind of trigger should report. */
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

/** When a contact last changed: an opt-out doesn't change the time of its update. */
export function getChangeTime({ updated, optOut = -Infinity }: ContactState): number {
	return Math.max(updated, optOut);
}
