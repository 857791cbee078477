import type { IDataObject } from 'n8n-workflow';

import { DateTime } from '../../kit';
import type { Page } from '../../ContactHub/client';
import { timeOf } from '../../ContactHub/model/times';
import { copyOfSeen, hasTimes, MOST_SEEN, seenAt, seenFrom, type Seen } from '../cursor';
import { elapsed, type Reading } from './clocks';
import { eventPage, readStretch, type EventStretch } from './eventStretch';
import { SAMPLE_SIZE, type Feed, type FeedCall, type Found } from './feed';

/** How far events were read. Times are epoch milliseconds. */
export interface EventCursor {
	/** Events from this date on are read. */
	from: number;
	/** Where the trigger began. */
	begun: number;
	/** The server's clock at the last poll; 0 where it is not known. */
	server: number;
	/** What was handed on since `from`, or was there before the trigger began. */
	seen: Seen;
	/** When the whole list was read, and how many events it had. */
	whole?: Reading & { total: number };
}

/**
 * Events by their date: that is what the list can be narrowed by (API notes 2.6), not the time at
 * which ContactHub got them. So the overlap is how late an event may arrive. All events within it
 * are listed by each poll; those that were handed on are known by their IDs. The list has no order.
 * What doesn't fit into one poll is therefore read in stretches of time.
 *
 * Where the overlap begins is told by the earlier one of two clocks. If both are ahead, they take
 * that much from the overlap.
 */
export const eventFeed: Feed<EventCursor> = {
	begin: async (call, from) => (from === undefined ? await beginNow(call) : cursorFrom(from)),
	isPlace: (stored) => hasTimes(stored, ['from', 'begun', 'server']),
	read: readNew,
	sample: async (call) => {
		const { items } = await eventPage(call, {}, SAMPLE_SIZE);
		return byDate(items).reverse();
	},
};

function cursorFrom(from: number): EventCursor {
	return { from, begun: from, server: 0, seen: {} };
}

/** What lies within the overlap now happened before the trigger began. */
async function beginNow(call: FeedCall): Promise<EventCursor> {
	let overlap = overlapOf(call);
	// The first answer tells the server's time.
	await eventPage(call, { from: call.clocks.earlier() - overlap }, 1);
	let start = call.clocks.earlier() - overlap;
	let first = await eventPage(call, { from: start });
	while (first.totalElements > MOST_SEEN && overlap > 1000) {
		overlap = Math.floor(overlap / 2);
		start = call.clocks.earlier() - overlap;
		first = await eventPage(call, { from: start });
	}
	const { events } = await readStretch(call, start, Infinity, first);
	return cursorAfter(call, cursorFrom(start), { events, taken: events });
}

/** Most new events that are read in one go: a poll can end after each. */
const STRETCH = 500;

async function readNew(call: FeedCall, place: EventCursor): Promise<Found<EventCursor>> {
	const { limit, isLate } = call;
	const records: IDataObject[] = [];
	let cursor = putBack(call, place);
	for (;;) {
		const first = await eventPage(call, { from: cursor.from });
		if (isUnchanged(call, cursor, first)) return { records, place: cursor };
		const wanted = Math.min(limit - records.length, STRETCH) + Object.keys(cursor.seen).length;
		const stretch = await readStretch(call, cursor.from, wanted, first);
		const { seen } = cursor;
		const fresh = byDate(stretch.events.filter(({ id }) => seenAt(seen, String(id)) === undefined));
		const taken = fresh.slice(0, limit - records.length);
		const left = fresh[taken.length];
		for (const event of taken) records.push(event);
		const to = left === undefined ? stretch.to : timeOf(left.date);
		cursor = cursorAfter(call, cursor, { events: stretch.events, taken, to });
		if (to === undefined || left !== undefined || records.length >= limit || isLate()) {
			return { records, place: cursor };
		}
	}
}

/**
 * A cursor that lies ahead of both clocks comes from clocks that were wrong: rather repeat than
 * miss.
 */
function putBack(call: FeedCall, cursor: EventCursor): EventCursor {
	const now = call.clocks.later(cursor.server);
	if (cursor.from <= now || cursor.from <= cursor.begun) return cursor;
	const from = Math.max(cursor.begun, now - overlapOf(call));
	return { ...cursor, from, whole: undefined };
}

/** A part of the overlap after which the whole list is read in any case. */
const PATIENCE = 1 / 6;

/**
 * Whether the list has as many events as when it was read last. It may be another one all the same,
 * where as many were deleted as came; so it is read as a whole from time to time, and nothing is
 * left behind before that.
 */
function isUnchanged(call: FeedCall, { whole, seen }: EventCursor, first: Page): boolean {
	if (whole === undefined || first.totalElements <= first.items.length) return false;
	const age = elapsed(whole, call.clocks.read());
	return (
		first.totalElements === whole.total &&
		first.items.every(({ id }) => seenAt(seen, String(id)) !== undefined) &&
		age >= 0 &&
		age < overlapOf(call) * PATIENCE
	);
}

/** A stretch of which events were taken: all that are new, or those before its end. */
interface TakenStretch extends EventStretch {
	taken: IDataObject[];
}

/**
 * The cursor after a stretch. What lies before the overlap can't arrive any more. If too much lies
 * within it to be remembered, the overlap is shortened; the administrator is told.
 */
function cursorAfter(
	call: FeedCall,
	cursor: EventCursor,
	{ events, taken, to }: TakenStretch,
): EventCursor {
	const { clocks, warn } = call;
	const now = clocks.read();
	const seen = copyOfSeen(cursor.seen);
	for (const event of taken) seen[String(event.id)] = timeOf(event.date);
	const settled = Math.min(to ?? Infinity, clocks.earlier() - overlapOf(call));
	const from = Math.max(cursor.from, settled);
	const total = events.filter(({ date }) => timeOf(date) >= from - 1).length;
	const next: EventCursor = {
		from,
		begun: cursor.begun,
		server: now.server,
		seen: seenFrom(seen, from),
		...(to === undefined && { whole: { ...now, total } }),
	};
	const times = Object.values(next.seen).sort((left, right) => right - left);
	const cut = times[MOST_SEEN];
	if (cut === undefined) return next;
	const until = DateTime.fromMillis(cut).toUTC().toISO();
	warn(
		`more than ${MOST_SEEN} events within the overlap, so it is shortened: events that arrive with a date before ${until} are missed. Set a shorter 'Overlap of Events'.`,
	);
	return { ...next, from: cut + 1, seen: seenFrom(next.seen, cut + 1), whole: undefined };
}

function byDate(events: IDataObject[]): IDataObject[] {
	return [...events].sort((left, right) => timeOf(left.date) - timeOf(right.date));
}

function overlapOf({ params }: FeedCall): number {
	return (params.triggerOptions.eventOverlap ?? 60) * 60_000;
}
