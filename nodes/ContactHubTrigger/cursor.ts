import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../kit';

/** What can start the workflow. */
export const TRIGGER_EVENTS = [
	'changeReceived',
	'customerCreated',
	'customerUpdated',
	'eventReceived',
] as const;

export type TriggerEvent = (typeof TRIGGER_EVENTS)[number];

/** How far a list was read that goes by time. Times are epoch milliseconds. */
export interface TimeCursor {
	/** Records from this time on are read again, because they may show up late. It never goes back. */
	from: number;
	/** The newest time that was read. */
	mark: number;
	/** The server's clock at the last poll; 0 before the first. */
	serverTime: number;
	/** What was handed on since `from`: times by ID. */
	seen: Record<string, number>;
}

/** How far the feed of changes was read. */
export interface ChangeCursor {
	/** Offset of the last change that was handed on; undefined before the first. */
	offset?: number;
	/** Where the feed is entered while there is no offset. */
	timestamp?: number;
}

/** What the trigger remembers between polls. Plain JSON. */
export interface Cursor<Place> {
	/** Format of this record, for versions to come. */
	version: 1;
	event: TriggerEvent;
	/** Where the user wants to begin; a change begins anew. */
	start: string;
	place: Place;
}

/** Most IDs that are remembered: n8n stores them with the workflow, each time something was found. */
export const MOST_SEEN = 10_000;

const KEY = 'cursor';

/**
 * The place where the last poll stopped.
 *
 * @returns undefined for a new trigger, or when its settings ask for something else now
 */
export function readCursor<Place>(
	data: IDataObject,
	event: TriggerEvent,
	start: string,
): Place | undefined {
	const stored = data[KEY];
	if (!isRecord(stored) || stored.version !== 1 || !isRecord(stored.place)) return undefined;
	if (stored.event !== event || stored.start !== start) return undefined;
	// A copy: a poll that fails must not have moved anything.
	return JSON.parse(JSON.stringify(stored.place)) as Place;
}

/** Remembers a place. */
export function writeCursor<Place extends object>(
	data: IDataObject,
	event: TriggerEvent,
	start: string,
	place: Place,
): void {
	const cursor: Cursor<Place> = { version: 1, event, start, place };
	data[KEY] = JSON.parse(JSON.stringify(cursor)) as IDataObject;
}

/** A new cursor for a list by time, from a time on. */
export function cursorFrom(time: number): TimeCursor {
	return { from: time, mark: time, serverTime: 0, seen: {} };
}

/** The cursor without what needn't be remembered any more. */
export function pruned({ seen, from, ...rest }: TimeCursor): TimeCursor {
	const kept = Object.entries(seen).filter(([, time]) => time >= from);
	return { ...rest, from, seen: Object.fromEntries(kept) };
}
