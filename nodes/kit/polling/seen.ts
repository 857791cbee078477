import { isRecord } from '../values/json';

/**
 * Most IDs that are remembered: n8n stores them with the workflow, each time something was found.
 */
export const MOST_SEEN = 10_000;

/** IDs and times of what was handed on. */
export type Seen = Record<string, number>;

/** When a record with this ID was handed on, or last changed before it was; undefined when it wasn't. */
export function getSeenTime(seen: Seen, id: string): number | undefined {
	return Object.hasOwn(seen, id) ? seen[id] : undefined;
}

/** A copy to add to. It inherits nothing: an ID may be any text, `__proto__` too. */
export function copySeen(seen: Seen): Seen {
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
