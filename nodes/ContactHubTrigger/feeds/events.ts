import type { IDataObject } from 'n8n-workflow';

import { copySeen, getElapsed, hasTimes, MOST_SEEN, SAMPLE_SIZE, type Found } from '../../kit';
import type { Page } from '../../ContactHub/api/pages';
import { toTimestamp } from '../../ContactHub/model/times';
import {
	advanceCursor,
	createCursor,
	getId,
	getOverlap,
	putBack,
	repairCursor,
	wasOutput,
	type EventCursor,
	type ListReading,
} from './eventCursor';
import { readEventPage, readRange, readUpTo, type EventTimeRange } from './eventTimeRange';
import type { Feed, FeedCall } from './feed';

/**
 * Events by their date: the list can be filtered by that (ContactHub API 2.6), but not by the time at which ContactHub received
 * them. So the lookback window is the maximum delay of an event. Each poll lists all events within it; those already output are
 * recognized by their IDs. The list isn't sorted. So if not everything fits into one poll, it is read in time ranges, and the
 * next poll continues with the next range; the lookback window is read again when the end has been reached.
 *
 * The earlier of two clocks determines where the lookback window begins. If both are ahead, the window is shorter by that much.
 * Events dated in the future are output when they arrive, and remembered until their date has passed.
 */
export const eventFeed: Feed<EventCursor> = {
	begin: async (call, from) => (from === undefined ? await beginNow(call) : createCursor(from)),
	isCursor: (stored) => hasTimes(stored, ['from', 'begun', 'server']),
	read: readNew,
	sample: async (call) => {
		const { items } = await readEventPage(call, {}, SAMPLE_SIZE);
		return sortEvents(items).reverse();
	},
};

/** Events within the lookback window now happened before the trigger began. */
async function beginNow(call: FeedCall): Promise<EventCursor> {
	let overlap = getOverlap(call);
	// The first response contains the server's time.
	await readEventPage(call, { from: call.clocks.earlier() - overlap }, 1);
	const now = call.clocks.earlier();
	let start = now - overlap;
	let first = await readEventPage(call, { from: start });
	if (first.totalElements > MOST_SEEN) {
		// Events dated in the future must be remembered in any case.
		while (overlap > 1000 && (await countEvents(call, start, now)) > MOST_SEEN) {
			overlap = Math.floor(overlap / 2);
			start = now - overlap;
		}
		first = await readEventPage(call, { from: start });
	}
	const { events } = await readRange(call, start, Infinity, first);
	const reading = startReading(call, createCursor(start));
	for (const event of events) note(reading, event);
	return advanceCursor(call, createCursor(start), reading, { isWhole: true, total: events.length });
}

async function countEvents(call: FeedCall, from: number, to: number): Promise<number> {
	const { totalElements } = await readEventPage(call, { from, to }, 1);
	return totalElements;
}

function startReading(call: FeedCall, { seen, cut }: EventCursor): ListReading {
	return {
		records: [],
		seen: copySeen(seen),
		settled: cut?.settled ?? call.clocks.earlier() - getOverlap(call),
		listed: new Map(),
	};
}

/** Remembers an event as output. */
function note({ seen, listed }: ListReading, event: IDataObject): void {
	listed.set(getId(event), toTimestamp(event.date));
	seen[getId(event)] = toTimestamp(event.date);
}

/** Maximum new events to read at once: a poll can end after each. */
const MOST_PER_RANGE = 500;

async function readNew(call: FeedCall, stored: EventCursor): Promise<Found<EventCursor>> {
	const { limit, isLate } = call;
	const sound = putBack(call, repairCursor(stored));
	// The count means nothing if other events are counted now, and what has been read is read again, to know what was there.
	const cursor =
		call.refiltered === undefined ? sound : { ...sound, whole: undefined, cut: undefined };
	const wasThere = createAgeCheck(call, sound);
	const all = await readEventPage(call, { from: cursor.cut?.position ?? cursor.from });
	if (cursor.cut === undefined && isUnchanged(call, cursor, all)) {
		return { records: [], cursor };
	}
	const reading = startReading(call, cursor);
	const { records } = reading;
	let position = cursor.cut?.position ?? cursor.from;
	for (let first = all; ; first = await readEventPage(call, { from: position })) {
		const wanted =
			Math.min(limit - records.length, MOST_PER_RANGE) + Object.keys(reading.seen).length;
		const range = await findNextRange(call, cursor, { position, wanted, first });
		const left = take(call, cursor, reading, range.events, wasThere);
		const next = left === undefined ? range.next : toTimestamp(left.date);
		const isEnd =
			next === undefined || (left === undefined && hasOnlyKnownAhead(call, cursor, all, reading));
		if (isEnd) {
			const isWhole = next === undefined;
			const total = isWhole ? reading.listed.size : all.totalElements;
			const ends = { isWhole, ...(cursor.cut === undefined && { total }) };
			return { records, cursor: advanceCursor(call, cursor, reading, ends) };
		}
		if (left !== undefined || records.length >= limit || isLate()) {
			return { records, cursor: advanceCursor(call, cursor, reading, { position: next, left }) };
		}
		position = next;
	}
}

interface RangeStart {
	position: number;
	wanted: number;
	first: Page;
}

/** If many known events are dated in the future, those up to now are first read separately. */
async function findNextRange(
	call: FeedCall,
	cursor: EventCursor,
	{ position, wanted, first }: RangeStart,
): Promise<EventTimeRange> {
	const now = call.clocks.later();
	const isFirst = position === cursor.from && position < now;
	const isMuchAhead = first.totalElements > MOST_PER_RANGE && isAheadKnown(call, cursor);
	const past = isFirst && isMuchAhead ? await readUpTo(call, position, now, wanted) : undefined;
	return past ?? (await readRange(call, position, wanted, first));
}

/** How long events dated in the future may stay unread while their number doesn't change, in milliseconds. */
const AHEAD_PATIENCE = 24 * 3_600_000;

function isAheadKnown(call: FeedCall, { whole, cut }: EventCursor): boolean {
	if (whole === undefined || cut !== undefined) return false;
	const age = getElapsed(whole.ahead, call.clocks.read());
	return age >= 0 && age < AHEAD_PATIENCE;
}

/** Whether the events read account for the total, so that none of those dated in the future is new. */
function hasOnlyKnownAhead(
	call: FeedCall,
	cursor: EventCursor,
	all: Page,
	{ records }: ListReading,
): boolean {
	if (!isAheadKnown(call, cursor)) return false;
	return all.totalElements === (cursor.whole?.total ?? 0) + records.length;
}

/** Takes new events, in order, until there are enough. @returns the first one left */
function take(
	{ limit }: FeedCall,
	cursor: EventCursor,
	reading: ListReading,
	events: IDataObject[],
	wasThere: (event: IDataObject) => boolean,
): IDataObject | undefined {
	const { records, seen, listed } = reading;
	const fresh: IDataObject[] = [];
	for (const event of events) {
		listed.set(getId(event), toTimestamp(event.date));
		if (wasOutput(cursor, seen, event)) continue;
		if (wasThere(event)) note(reading, event);
		else fresh.push(event);
	}
	for (const event of sortEvents(fresh)) {
		if (records.length >= limit) return event;
		records.push(event);
		note(reading, event);
	}
	return undefined;
}

/**
 * Returns whether an event was already there before the filters were changed. What the last poll left for the next one is new in
 * any case.
 */
function createAgeCheck(
	{ refiltered }: FeedCall,
	{ server, cut }: EventCursor,
): (event: IDataObject) => boolean {
	if (refiltered === undefined) return () => false;
	const before = Math.max(server, (refiltered.lastPoll?.time ?? -Infinity) - INDEX_LAG);
	const left = cut?.position ?? Infinity;
	return (event) => getArrivalTime(event) < before && toTimestamp(event.date) < left;
}

/** How long an event may take to show up in lists, in milliseconds (ContactHub API 1.7). */
const INDEX_LAG = 120_000;

/** When ContactHub received an event. */
function getArrivalTime({ date, registeredAt }: IDataObject): number {
	const arrival = toTimestamp(registeredAt);
	return Number.isNaN(arrival) ? toTimestamp(date) : arrival;
}

/** The part of the lookback window after which the list is read in any case. */
const PATIENCE = 1 / 6;

/**
 * Whether the list has as many events as when it was last read. It may still be different, if as many were deleted as were added;
 * so it is read from time to time, and nothing is left behind before that.
 */
function isUnchanged(call: FeedCall, cursor: EventCursor, first: Page): boolean {
	const { whole, seen } = cursor;
	if (whole === undefined || first.totalElements <= first.items.length) return false;
	const age = getElapsed(whole, call.clocks.read());
	return (
		first.totalElements === whole.total &&
		first.items.every((event) => wasOutput(cursor, seen, event)) &&
		age >= 0 &&
		age < getOverlap(call) * PATIENCE
	);
}

/** By date, and by ID where dates are equal. */
function sortEvents(events: IDataObject[]): IDataObject[] {
	return [...events].sort(
		(left, right) =>
			toTimestamp(left.date) - toTimestamp(right.date) || (getId(left) < getId(right) ? -1 : 1),
	);
}
