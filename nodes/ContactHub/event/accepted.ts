import type { IDataObject } from 'n8n-workflow';

import { toTimestamp } from '../model/times';

/** How long an accepted change may take to show, in milliseconds: twice the longest that was seen (ContactHub API 1.7). */
const LONGEST_LAG = 60_000;

/** Maximum number of events that are remembered; the oldest are dropped. */
const MOST = 200;

/** Events as ContactHub accepted them last, and when. Like the lock, this covers one process only. */
const events = new Map<string, { event: IDataObject; at: number }>();

/** Remembers an event as it will be once ContactHub has carried out a change. @param key identifies it */
export function noteAccepted(key: string, event: IDataObject): void {
	events.delete(key);
	events.set(key, { event, at: Date.now() });
	const [oldest] = events.keys();
	if (events.size > MOST && oldest !== undefined) events.delete(oldest);
}

/** The event as it was accepted, if what was read doesn't show that yet; otherwise, what was read. */
export function getNewest(key: string, current: IDataObject): IDataObject {
	const accepted = events.get(key);
	if (accepted === undefined) return current;
	const age = Date.now() - accepted.at;
	const isShown = toTimestamp(current.updatedAt) > toTimestamp(accepted.event.updatedAt);
	return isShown || age < 0 || age > LONGEST_LAG ? current : accepted.event;
}
