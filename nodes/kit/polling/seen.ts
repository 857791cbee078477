import { isRecord } from '../values/json';

/** Maximum number of IDs that are remembered: n8n stores them with the workflow whenever something was found. */
export const MOST_SEEN = 10_000;

/** IDs and times of records already output. */
export type Seen = Record<string, number>;

/** When a record with this ID was output, or last changed before that; undefined if it wasn't output. */
export function getSeenTime(seen: Seen, id: string): number | undefined {
	return Object.hasOwn(seen, id) ? seen[id] : undefined;
}

/** A copy to add to. It has no prototype: an ID may be any text, even `__proto__`. */
export function copySeen(seen: Seen): Seen {
	return Object.assign(Object.create(null) as Seen, seen);
}

/** Without entries from before the lookback window. */
export function dropSeenBefore(seen: Seen, from: number): Seen {
	const entries = Object.entries(seen);
	const kept = entries.filter(([, time]) => time >= from);
	return kept.length === entries.length ? seen : Object.fromEntries(kept);
}

/** The latest time that a request can contain: the year has four digits. */
const LATEST = Date.UTC(9999, 11, 31);

/** Whether stored values are times in epoch milliseconds. */
export function areTimes(...values: unknown[]): boolean {
	return values.every((value) => Number.isFinite(value) && Math.abs(Number(value)) <= LATEST);
}

/** Whether stored values form a time-based cursor. */
export function hasTimes(cursor: object, names: string[]): boolean {
	const values = cursor as Record<string, unknown>;
	return areTimes(...names.map((name) => values[name])) && isRecord(values.seen);
}

/** Drops what can't be read: a repeated record is better than polls that always fail. */
export function repairSeen(seen: Seen): Seen {
	return Object.fromEntries(Object.entries(seen).filter(([, time]) => areTimes(time)));
}
