import type { IDataObject } from 'n8n-workflow';

import { Clocks } from './clocks';
import type { LastPoll } from './lastPolls';

/** What a feed is read with. */
export interface FeedCall<Api = unknown, Params = unknown> {
	api: Api;
	params: Params;
	/** Most records that a poll hands on. */
	limit: number;
	clocks: Clocks;
	/** Set where the filters were changed since the last poll: what was there by then isn't new. */
	refiltered?: Refiltered;
	/** Whether the poll ought to end. */
	isLate: () => boolean;
	/** Tells the administrator something, in n8n's log. */
	warn: (text: string) => void;
}

/** Parameters by which the user limits a poll. */
interface PollLimit {
	triggerOptions: { maxPerPoll?: number };
}

/** What the feed of a poll is read with, with clocks of its own. @param defaultLimit most records unless the user says otherwise */
export function createFeedCall<
	Api extends { observedBy(clocks: Clocks): Api },
	Params extends PollLimit,
>(
	{ api, params, isLate, warn }: Pick<FeedCall<Api, Params>, 'api' | 'params' | 'isLate' | 'warn'>,
	defaultLimit: number,
): FeedCall<Api, Params> {
	const clocks = new Clocks();
	const limit = params.triggerOptions.maxPerPoll ?? defaultLimit;
	return { api: api.observedBy(clocks), params, limit, clocks, isLate, warn };
}

/** What is known of the time at which the filters were changed. */
interface Refiltered {
	/** The last poll before, where this process made it: what is stored may be older by any time. */
	lastPoll?: LastPoll;
}

/** What a poll found, and where the next one goes on. */
export interface Found<Cursor> {
	records: IDataObject[];
	cursor: Cursor;
}

/** Something that can be polled. */
export interface Feed<Call, Cursor extends object> {
	/** Where a new trigger begins: now, or at a time (epoch milliseconds). */
	begin(call: Call, from: number | undefined): Promise<Cursor>;
	/** Whether a stored cursor is one that can be read on from. */
	isCursor(stored: object): boolean;
	/** Reads what is new. */
	read(call: Call, cursor: Cursor): Promise<Found<Cursor>>;
	/** How far a feed by number was read, for a poll after which nothing is stored. */
	getOffset?(cursor: Cursor): number | undefined;
	/** Recent records for the editor, the newest first. */
	sample(call: Call): Promise<IDataObject[]>;
}

/** How many examples the editor gets. */
export const SAMPLE_SIZE = 10;
