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
interface TriggerState extends Subject {
	/** Format of this record, for versions to come. */
	version: 1;
	/** The filters, as the user wrote them. */
	filter: string;
	cursor: object;
	/** When the trigger began anew because this record was damaged; until the user was told. */
	damagedAt?: string;
}

/** Where the last poll stopped. */
export interface StoredCursor {
	/** Undefined where what is stored can't be read. */
	cursor: object | undefined;
	/** Whether the user has changed the filters since. */
	isRefiltered: boolean;
}

/**
 * Most IDs that are remembered: n8n stores them with the workflow, each time something was found.
 */
export const MOST_SEEN = 10_000;

const KEY = 'state';

/**
 * The cursor where the last poll stopped.
 *
 * @param isCursor whether it is one that can be read on from
 * @returns undefined for a new trigger, and when its settings ask for something else now
 */
export function readCursor(
	data: IDataObject,
	subject: Subject,
	filter: string,
	isCursor: (cursor: object) => boolean = () => true,
): StoredCursor | undefined {
	const stored = data[KEY];
	if (stored === undefined) return undefined;
	const damaged = { cursor: undefined, isRefiltered: false };
	if (!isRecord(stored) || stored.version !== 1) return damaged;
	const { event, start, workspace } = stored;
	const isSame =
		event === subject.event && start === subject.start && workspace === subject.workspace;
	if (!isSame) return undefined;
	if (!isRecord(stored.cursor) || !isCursor(stored.cursor)) return damaged;
	// A copy: a poll that fails must not have moved anything.
	const cursor = JSON.parse(JSON.stringify(stored.cursor)) as object;
	return { cursor, isRefiltered: typeof stored.filter === 'string' && stored.filter !== filter };
}

/** Notes that the trigger has begun anew because what was stored is damaged. */
export function noteDamage(data: IDataObject): void {
	data[KEY] = { ...(data[KEY] as IDataObject), damagedAt: new Date(Date.now()).toISOString() };
}

/** When the trigger has begun anew because of damage, where the user has not been told yet. It is told once. */
export function takeDamage(data: IDataObject): string | undefined {
	const stored = data[KEY];
	if (!isRecord(stored) || typeof stored.damagedAt !== 'string') return undefined;
	const { damagedAt, ...rest } = stored;
	data[KEY] = rest as IDataObject;
	return damagedAt;
}

/** Remembers a cursor. */
export function writeCursor(
	data: IDataObject,
	subject: Subject,
	filter: string,
	cursor: object,
): void {
	const state: TriggerState = { version: 1, ...subject, filter, cursor };
	data[KEY] = { ...state } as IDataObject;
}

/** IDs and times of what was handed on. */
export type Seen = Record<string, number>;

/** When a record with this ID was handed on, or last changed before it was; undefined when it wasn't. */
export function getSeenTime(seen: Seen, id: string): number | undefined {
	return Object.hasOwn(seen, id) ? seen[id] : undefined;
}

/** A copy to add to. It inherits nothing: an ID may be any text, `__proto__` too. */
export function copyOfSeen(seen: Seen): Seen {
	return Object.assign(Object.create(null) as Seen, seen);
}

/** Without what lies before the part of the list that is read again. */
export function dropSeenBefore(seen: Seen, from: number): Seen {
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

/** Whether stored values are what a cursor by time needs. */
export function hasTimes(cursor: object, names: string[]): boolean {
	const values = cursor as Record<string, unknown>;
	return areTimes(...names.map((name) => values[name])) && isRecord(values.seen);
}

/** Without what can't be read: rather something comes again than every poll fails. */
export function repairSeen(seen: Seen): Seen {
	return Object.fromEntries(Object.entries(seen).filter(([, time]) => areTimes(time)));
}
