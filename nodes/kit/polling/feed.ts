import type { IDataObject } from 'n8n-workflow';

import { Clocks } from './clocks';
import type { LastPoll } from './lastPolls';

/** The context in which a feed is read. */
export interface FeedCall<Api = unknown, Params = unknown> {
	api: Api;
	params: Params;
	/** Maximum number of records that a poll outputs. */
	limit: number;
	clocks: Clocks;
	/** Set if the filters have changed since the last poll: records that already existed aren't new. */
	refiltered?: Refiltered;
	/** Whether the poll should end. */
	isLate: () => boolean;
	/** Writes a message for the administrator to n8n's log. */
	warn: (text: string) => void;
}

/** Parameters that limit a poll. */
interface PollLimit {
	triggerOptions: { maxPerPoll?: number };
}

/**
 * The context in which a poll reads a feed, with its own clocks. @param defaultLimit maximum number of records unless the user
 * sets one
 */
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

/** What is known about when the filters changed. */
interface Refiltered {
	/** The previous poll, if this process ran it; the stored one may be older by any amount of time. */
	lastPoll?: LastPoll;
}

/** The records that a poll found, and the cursor for the next one. */
export interface Found<Cursor> {
	records: IDataObject[];
	cursor: Cursor;
}

/** Something that can be polled. */
export interface Feed<Call, Cursor extends object> {
	/** Where a new trigger begins: now, or at a given time (epoch milliseconds). */
	begin(call: Call, from: number | undefined): Promise<Cursor>;
	/** Whether a stored cursor is valid. */
	isCursor(stored: object): boolean;
	/** Reads what is new. */
	read(call: Call, cursor: Cursor): Promise<Found<Cursor>>;
	/** How far a numbered feed was read, for a poll after which nothing is stored. */
	getOffset?(cursor: Cursor): number | undefined;
	/** Recent records for the editor, newest first. */
	sample(call: Call): Promise<IDataObject[]>;
}

/** Number of examples for the editor. */
export const SAMPLE_SIZE = 10;
