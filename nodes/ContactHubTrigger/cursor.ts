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

/** What the user wants to follow. When it changes, the trigger begins anew. */
export interface Subject {
	event: TriggerEvent;
	/** Where to begin, as the user wrote it: an expression may give another date with each poll. */
	start: string;
	workspace: string;
}

/** What the trigger remembers between polls. Plain JSON. */
interface Cursor extends Subject {
	/** Format of this record, for versions to come. */
	version: 1;
	/** The filters, as the user wrote them. */
	filter: string;
	place: object;
}

/** Where the last poll stopped. */
export interface StoredPlace {
	place: object;
	/** Whether the user has changed the filters since. */
	isRefiltered: boolean;
}

/**
 * Most IDs that are remembered: n8n stores them with the workflow, each time something was found.
 */
export const MOST_SEEN = 10_000;

const KEY = 'cursor';

/**
 * The place where the last poll stopped.
 *
 * @returns undefined for a new trigger, when its settings ask for something else now, or when what is stored can't be read
 */
export function readCursor(
	data: IDataObject,
	subject: Subject,
	filter: string,
): StoredPlace | undefined {
	const stored = data[KEY];
	if (!isRecord(stored) || stored.version !== 1 || !isRecord(stored.place)) return undefined;
	const { event, start, workspace } = stored;
	const isSame =
		event === subject.event && start === subject.start && workspace === subject.workspace;
	// A copy: a poll that fails must not have moved anything.
	if (!isSame) return undefined;
	const place = JSON.parse(JSON.stringify(stored.place)) as object;
	return { place, isRefiltered: typeof stored.filter === 'string' && stored.filter !== filter };
}

/** Remembers a place. */
export function writeCursor(
	data: IDataObject,
	subject: Subject,
	filter: string,
	place: object,
): void {
	const cursor: Cursor = { version: 1, ...subject, filter, place };
	data[KEY] = { ...cursor } as IDataObject;
}

/** IDs and times of what was handed on. */
export type Seen = Record<string, number>;

/** When a record with this ID was handed on, or last changed before it was; undefined when it wasn't. */
export function seenAt(seen: Seen, id: string): number | undefined {
	return Object.hasOwn(seen, id) ? seen[id] : undefined;
}

/** A copy to add to. It inherits nothing: an ID may be any text, `__proto__` too. */
export function copyOfSeen(seen: Seen): Seen {
	return Object.assign(Object.create(null) as Seen, seen);
}

/** Without what lies before the part of the list that is read again. */
export function seenFrom(seen: Seen, from: number): Seen {
	const entries = Object.entries(seen);
	const kept = entries.filter(([, time]) => time >= from);
	return kept.length === entries.length ? seen : Object.fromEntries(kept);
}

/** The latest time that a request can name: the year has four digits. */
const LATEST = Date.UTC(9999, 11, 31);

/** Whether stored values are times, in epoch milliseconds. */
export function areTimes(...values: unknown[]): boolean {
	return values.every((value) => Number.isFinite(value) && Math.abs(Number(value)) <= LATEST);
}

/** Whether stored values are what a place by time needs. */
export function hasTimes(place: object, names: string[]): boolean {
	const values = place as Record<string, unknown>;
	return areTimes(...names.map((name) => values[name])) && isRecord(values.seen);
}

/** Without what can't be read: rather something comes again than every poll fails. */
export function soundSeen(seen: Seen): Seen {
	return Object.fromEntries(Object.entries(seen).filter(([, time]) => areTimes(time)));
}
