import type { IDataObject } from 'n8n-workflow';

import type { ContactHubApi } from '../../ContactHub/api/client';
import type { TriggerParams } from '../fields';
import type { LastPoll } from '../lastPolls';
import type { Clocks } from './clocks';

/** What a feed is read with. */
export interface FeedCall {
	api: ContactHubApi;
	params: TriggerParams;
	/** Most records that a poll hands on. */
	limit: number;
	clocks: Clocks;
	/** Set where the filters were changed since the last poll: what was there by then isn't new. */
	refiltered?: Refiltered;
	/** Whether the poll ought to end. */
	isLate: () => boolean;
	warn: (text: string) => void;
}

/** What is known of the time at which the filters were changed. */
export interface Refiltered {
	/** The last poll before, where this process made it: what is stored may be older by any time. */
	lastPoll?: LastPoll;
}

/** What a poll found, and where the next one goes on. */
export interface Found<Cursor> {
	records: IDataObject[];
	cursor: Cursor;
}

/** Something that can be polled. */
export interface Feed<Cursor extends object> {
	/** Where a new trigger begins: now, or at a time (epoch milliseconds). */
	begin(call: FeedCall, from: number | undefined): Promise<Cursor>;
	/** Whether a stored cursor is one that can be read on from. */
	isCursor(stored: object): boolean;
	/** Reads what is new. */
	read(call: FeedCall, cursor: Cursor): Promise<Found<Cursor>>;
	/** Recent records for the editor, the newest first. */
	sample(call: FeedCall): Promise<IDataObject[]>;
}

/** How many examples the editor gets. */
export const SAMPLE_SIZE = 10;
