import type { IDataObject } from 'n8n-workflow';

import {
	DateTime,
	InputError,
	isRecord,
	areTimes,
	copySeen,
	hasTimes,
	MOST_SEEN,
	getSeenTime,
	dropSeenBefore,
	repairSeen,
	type Seen,
	getElapsed,
	type Reading,
	SAMPLE_SIZE,
	type Found,
} from '../../kit';
import type { Page } from '../../ContactHub/api/client';
import { toTimestamp } from '../../ContactHub/model/times';
import { readEventPage, readRange, readUpTo, type EventTimeRange } from './eventTimeRange';
import type { Feed, FeedCall } from './feed';

/** How far events were read. Times are epoch milliseconds. */
export interface EventCursor {
	/** Events from this date on are read. It never lies ahead of the present time, unless the trigger begins there. */
	from: number;
	/** Of the events of the date `from`, those with an ID up to this one were handed on. */
	fromId?: string;
	/** Where the trigger began. */
	begun: number;
	/** The server's clock at the last poll; 0 where it is not known. */
	server: number;
	/** What was handed on since `from`, or was there before the trigger began. */
	seen: Seen;
	/** When the whole list was read, and how many events it had. */
	whole?: WholeList;
	/** Where reading was cut short, and the date that lay before the overlap when it began at `from`. */
	cut?: { position: number; settled: number };
}

interface WholeList extends Reading {
	total: number;
	/** When the events that are dated ahead were read. */
	ahead: Reading;
}

/**
 * Events by their date: that is what the list can be narrowed by (ContactHub API 2.6), not the time at
 * which ContactHub got them. So the overlap is how late an event may arrive. All events within it
 * are listed by each poll; those that were handed on are known by their IDs. The list has no order.
 * What doesn't fit into one poll is therefore read in time ranges, and the next poll goes on
 * with the next range; the overlap is read again when the end was reached.
 *
 * Where the overlap begins is told by the earlier one of two clocks. If both are ahead, they take
 * that much from the overlap. Events that are dated ahead are handed on when they arrive, and
 * remembered until their date has passed.
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

function createCursor(from: number): EventCursor {
	return { from, begun: from, server: 0, seen: {} };
}

/** What lies within the overlap now happened before the trigger began. */
async function beginNow(call: FeedCall): Promise<EventCursor> {
	let overlap = getOverlap(call);
	// The first response tells the server's time.
	await readEventPage(call, { from: call.clocks.earlier() - overlap }, 1);
	const now = call.clocks.earlier();
	let start = now - overlap;
	let first = await readEventPage(call, { from: start });
	if (first.totalElements > MOST_SEEN) {
		// What is dated ahead has to be remembered in any case.
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

/** What a poll comes by as it reads. */
interface ListReading {
	records: IDataObject[];
	seen: Seen;
	/** Before this date nothing can arrive any more that is to be found. */
	settled: number;
	/** Dates of what was listed, by ID. */
	listed: Map<string, number>;
}

function startReading(call: FeedCall, { seen, cut }: EventCursor): ListReading {
	return {
		records: [],
		seen: copySeen(seen),
		settled: cut?.settled ?? call.clocks.earlier() - getOverlap(call),
		listed: new Map(),
	};
}

/** Remembers an event as handed on. */
function note({ seen, listed }: ListReading, event: IDataObject): void {
	listed.set(getId(event), toTimestamp(event.date));
	seen[getId(event)] = toTimestamp(event.date);
}

/** Most new events that are read in one go: a poll can end after each. */
const STRETCH = 500;

async function readNew(call: FeedCall, stored: EventCursor): Promise<Found<EventCursor>> {
	const { limit, isLate } = call;
	const sound = putBack(call, repairCursor(stored));
	// How many there are says nothing where others are counted now.
	const cursor = call.refiltered === undefined ? sound : { ...sound, whole: undefined };
	const all = await readEventPage(call, { from: cursor.cut?.position ?? cursor.from });
	if (cursor.cut === undefined && isUnchanged(call, cursor, all)) {
		return { records: [], cursor };
	}
	const reading = startReading(call, cursor);
	const { records } = reading;
	let position = cursor.cut?.position ?? cursor.from;
	for (let first = all; ; first = await readEventPage(call, { from: position })) {
		const wanted = Math.min(limit - records.length, STRETCH) + Object.keys(reading.seen).length;
		const range = await findNextRange(call, cursor, { position, wanted, first });
		const left = take(call, cursor, reading, range.events);
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

/** Where many events are dated ahead and are known, those up to now are read by themselves first. */
async function findNextRange(
	call: FeedCall,
	cursor: EventCursor,
	{ position, wanted, first }: RangeStart,
): Promise<EventTimeRange> {
	const now = call.clocks.later();
	const isFirst = position === cursor.from && position < now;
	const isMuchAhead = first.totalElements > STRETCH && isAheadKnown(call, cursor);
	const past = isFirst && isMuchAhead ? await readUpTo(call, position, now, wanted) : undefined;
	return past ?? (await readRange(call, position, wanted, first));
}

/** How long the events that are dated ahead may go unread while there are as many, in milliseconds. */
const AHEAD_PATIENCE = 24 * 3_600_000;

function isAheadKnown(call: FeedCall, { whole, cut }: EventCursor): boolean {
	if (whole === undefined || cut !== undefined) return false;
	const age = getElapsed(whole.ahead, call.clocks.read());
	return age >= 0 && age < AHEAD_PATIENCE;
}

/** Whether what was read explains how many events there are, so that none of those dated ahead is new. */
function hasOnlyKnownAhead(
	call: FeedCall,
	cursor: EventCursor,
	all: Page,
	{ records }: ListReading,
): boolean {
	if (!isAheadKnown(call, cursor)) return false;
	return all.totalElements === (cursor.whole?.total ?? 0) + records.length;
}

/** Takes what is new, in order, until there is enough. @returns the first one that is left */
function take(
	{ limit, refiltered }: FeedCall,
	cursor: EventCursor,
	reading: ListReading,
	events: IDataObject[],
): IDataObject | undefined {
	const { records, seen, listed } = reading;
	const lastPoll = refiltered?.lastPoll?.time ?? -Infinity;
	const before =
		refiltered === undefined ? -Infinity : Math.max(cursor.server, lastPoll - INDEX_LAG);
	const fresh: IDataObject[] = [];
	for (const event of events) {
		listed.set(getId(event), toTimestamp(event.date));
		if (wasOutput(cursor, seen, event)) continue;
		// It was there before the filters were changed.
		if (getArrivalTime(event) < before) note(reading, event);
		else fresh.push(event);
	}
	for (const event of sortEvents(fresh)) {
		if (records.length >= limit) return event;
		records.push(event);
		note(reading, event);
	}
	return undefined;
}

/** How long an event may take to show up in lists, in milliseconds (ContactHub API 1.7). */
const INDEX_LAG = 120_000;

/** When ContactHub got an event. */
function getArrivalTime({ date, registeredAt }: IDataObject): number {
	const arrival = toTimestamp(registeredAt);
	return Number.isNaN(arrival) ? toTimestamp(date) : arrival;
}

function wasOutput({ from, fromId }: EventCursor, seen: Seen, event: IDataObject): boolean {
	if (getSeenTime(seen, getId(event)) !== undefined) return true;
	return fromId !== undefined && toTimestamp(event.date) === from && getId(event) <= fromId;
}

/** Without the parts that were damaged: then more is read again than necessary. */
function repairCursor(stored: EventCursor): EventCursor {
	const { from, begun, server, seen, fromId, whole, cut } = stored;
	const isCut = isRecord(cut) && areTimes(cut.position, cut.settled);
	const isWhole =
		isRecord(whole) &&
		isRecord(whole.ahead) &&
		areTimes(whole.own, whole.server, whole.total, whole.ahead.own, whole.ahead.server);
	return {
		from,
		begun,
		server,
		seen: repairSeen(seen),
		...(typeof fromId === 'string' && { fromId }),
		...(isWhole && { whole }),
		...(isCut && { cut }),
	};
}

/**
 * A cursor that lies ahead of both clocks comes from clocks that were wrong: rather repeat than
 * miss.
 */
function putBack(call: FeedCall, cursor: EventCursor): EventCursor {
	const now = call.clocks.later(cursor.server);
	if (cursor.from <= now || cursor.from <= cursor.begun) return cursor;
	const from = Math.max(cursor.begun, now - getOverlap(call));
	const { begun, server, seen } = cursor;
	return { from, begun, server, seen };
}

/** A part of the overlap after which the list is read in any case. */
const PATIENCE = 1 / 6;

/**
 * Whether the list has as many events as when it was read last. It may be another one all the same,
 * where as many were deleted as came; so it is read from time to time, and nothing is left behind
 * before that.
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

/** How a poll ended: at a position, or at the end of the list, with or without the events that are dated ahead. */
interface ReadingEnd {
	position?: number;
	/** The first event that wasn't handed on. */
	left?: IDataObject;
	isWhole?: boolean;
	/** How many events the list had, where it was read by this poll alone. */
	total?: number;
}

/** The cursor after a poll. What lies before the overlap can't arrive any more. */
function advanceCursor(
	call: FeedCall,
	cursor: EventCursor,
	{ seen, settled, listed }: ListReading,
	{ position, left, isWhole, total }: ReadingEnd,
): EventCursor {
	const now = call.clocks.read();
	const reached = Math.max(cursor.from, Math.min(position ?? Infinity, settled));
	const from = shortenSeen(call, seen, reached, position);
	const advanced: EventCursor = {
		from,
		begun: cursor.begun,
		server: now.server,
		seen: dropSeenBefore(seen, from),
		...(position !== undefined && { cut: { position, settled } }),
	};
	if (total !== undefined) {
		// The next list is asked for from a millisecond before.
		const passed = [...listed.values()].filter((time) => time < from - 1).length;
		const ahead = isWhole ? now : (cursor.whole?.ahead ?? now);
		advanced.whole = { ...now, total: total - passed, ahead };
	}
	if (from === cursor.from && cursor.fromId !== undefined) advanced.fromId = cursor.fromId;
	const isCrowd = left !== undefined && position === from && from <= settled;
	const next = isCrowd ? removeCrowd(advanced, getId(left)) : advanced;
	requireMemory(next.seen);
	return next;
}

/**
 * Of a crowd with one and the same date which takes several polls and lies before the overlap, the
 * greatest ID that was handed on is enough: it is handed on in the order of IDs, and none can
 * arrive any more.
 */
function removeCrowd(advanced: EventCursor, leftId: string): EventCursor {
	const isPassed = (id: string) => advanced.seen[id] === advanced.from && id < leftId;
	const fromId = Object.keys(advanced.seen)
		.filter(isPassed)
		.reduce((left, right) => (left > right ? left : right), advanced.fromId ?? '');
	const kept = Object.entries(advanced.seen).filter(([id]) => !isPassed(id));
	return { ...advanced, fromId, seen: Object.fromEntries(kept) };
}

/**
 * Where reading begins if more happened within the overlap than is remembered: then it is shortened,
 * and the administrator is told. Events of one date stay together, and those that were not handed
 * on yet stay in any case.
 */
function shortenSeen(
	{ clocks, warn }: FeedCall,
	seen: Seen,
	from: number,
	position = Infinity,
): number {
	const now = clocks.earlier();
	const past = Object.values(seen).filter((time) => time >= from && time <= now);
	if (past.length <= MOST_SEEN) return from;
	const times = past.sort((left, right) => right - left);
	const cut = Math.min(times[MOST_SEEN - 1] ?? from, position);
	if (cut <= from) return from;
	const until = DateTime.fromMillis(cut).toUTC().toISO();
	warn(
		`more than ${MOST_SEEN} events within the overlap, so it is shortened: events that arrive with a date before ${until} are missed. Set a shorter 'Overlap of Events'.`,
	);
	return cut;
}

/** Most events that are remembered where they can't be left behind, because they are dated ahead or have one date. */
const MOST_REMEMBERED = 100_000;

function requireMemory(seen: Seen): void {
	if (Object.keys(seen).length <= MOST_REMEMBERED) return;
	throw new InputError(
		`More than ${MOST_REMEMBERED} events are dated ahead of now, more than the trigger can remember`,
		"Narrow them with 'Filters', for example by their type, or use 'Change Received' under 'Trigger On'.",
	);
}

/** By date, and by ID where dates are equal. */
function sortEvents(events: IDataObject[]): IDataObject[] {
	return [...events].sort(
		(left, right) =>
			toTimestamp(left.date) - toTimestamp(right.date) || (getId(left) < getId(right) ? -1 : 1),
	);
}

function getOverlap({ params }: FeedCall): number {
	return (params.triggerOptions.eventOverlap ?? 60) * 60_000;
}

function getId({ id }: IDataObject): string {
	return String(id);
}
