import type { IDataObject } from 'n8n-workflow';

import { DateTime, path } from '../../kit';
import type { Page } from '../../ContactHub/client';
import { listEvents, type EventFilter } from '../../ContactHub/event/listing';
import { formatMoment } from '../../ContactHub/model/values';
import { cursorFrom, MOST_SEEN, pruned, type TimeCursor } from '../cursor';
import { SAMPLE_SIZE, timeOf, type Feed, type FeedCall, type Found } from './feed';

/**
 * Events by their date: that is what the list can be narrowed by (API notes 2.6), not the time at which ContactHub got
 * them. So the overlap is how late an event may arrive, and each poll reads all events of it; those that were handed on are known by
 * their IDs. The list has no order. What doesn't fit into one poll is therefore read in stretches of time.
 */
export const eventFeed: Feed<TimeCursor> = {
	begin: async (call, from) => {
		if (from !== undefined) return cursorFrom(from);
		// What lies in the overlap now happened before the trigger began.
		const start = call.clocks.earlier() - overlapOf(call);
		const events = await readAll(call, { dateFrom: iso(start) });
		return remembering(call, cursorFrom(start), events, undefined);
	},
	read: readNew,
	sample: async (call) => {
		const { items } = await firstPage(call, {}, SAMPLE_SIZE);
		return items.sort((left, right) => timeOf(right.date) - timeOf(left.date));
	},
};

/** A stretch that isn't divided any further, in milliseconds. */
const SHORTEST = 1000;

async function readNew(call: FeedCall, place: TimeCursor): Promise<Found<TimeCursor>> {
	const { limit, isLate } = call;
	const records: IDataObject[] = [];
	let cursor = reset(call, place);
	for (;;) {
		const { events, to } = await nextStretch(call, cursor, limit - records.length);
		for (const event of events) {
			if (cursor.seen[String(event.id)] === undefined) records.push(event);
		}
		cursor = remembering(call, cursor, events, to);
		const full = records.length >= limit || Object.keys(cursor.seen).length >= MOST_SEEN;
		if (to === undefined || full || isLate()) return { records, place: cursor };
	}
}

/** A cursor that lies ahead of both clocks comes from a clock that was wrong: rather repeat than miss. */
function reset(call: FeedCall, place: TimeCursor): TimeCursor {
	const now = call.clocks.earlier(place.serverTime);
	return place.from <= call.clocks.later() ? place : { ...place, from: now - overlapOf(call) };
}

/** Events of a stretch of time; `to` is its end, undefined where it reaches as far as there are events. */
interface EventStretch {
	events: IDataObject[];
	to?: number;
}

/** Reads the events from the cursor on: all of them, or as long a stretch as holds about as many new ones as are wanted. */
async function nextStretch(
	call: FeedCall,
	{ from, seen }: TimeCursor,
	wanted: number,
): Promise<EventStretch> {
	const most = wanted + Object.keys(seen).length;
	const open: EventFilter = { dateFrom: iso(from) };
	const first = await firstPage(call, open);
	if (isWhole(first)) return { events: first.items };
	if (first.totalElements <= most) return { events: await readAll(call, open) };
	let start = from;
	let to = call.clocks.earlier();
	while (to - start > SHORTEST) {
		const middle = Math.floor((start + to) / 2);
		const { totalElements } = await firstPage(call, { ...open, dateTo: iso(middle) }, 1);
		if (totalElements <= most) start = middle;
		else to = middle;
	}
	// What lies within the shortest stretch is read as a whole, and so is what is dated ahead.
	if (to >= call.clocks.earlier() - SHORTEST) return { events: await readAll(call, open) };
	return { events: await readAll(call, { ...open, dateTo: iso(to) }), to };
}

function isWhole({ items, totalElements }: Page): boolean {
	return totalElements <= items.length;
}

/**
 * The cursor after a stretch. What lies before the overlap can't arrive any more. If too much lies within it to be remembered, the
 * overlap is shortened; the administrator is told.
 */
function remembering(
	call: FeedCall,
	cursor: TimeCursor,
	events: IDataObject[],
	to: number | undefined,
): TimeCursor {
	const { clocks, warn } = call;
	const seen = { ...cursor.seen };
	for (const event of events) seen[String(event.id)] = timeOf(event.date);
	const settled = Math.min(to ?? Infinity, clocks.earlier() - overlapOf(call));
	const next = pruned({
		from: Math.max(cursor.from, settled),
		mark: Math.max(cursor.mark, to ?? clocks.earlier()),
		serverTime: clocks.serverTime,
		seen,
	});
	const times = Object.values(next.seen).sort((left, right) => right - left);
	const cut = times[MOST_SEEN - 1];
	if (times.length <= MOST_SEEN || cut === undefined) return next;
	warn(
		`more than ${MOST_SEEN} events within the overlap, so it is shortened: events that arrive later than ${iso(cut + 1)} are missed. Set a shorter 'Overlap of Events'.`,
	);
	return pruned({ ...next, from: cut + 1 });
}

async function firstPage(call: FeedCall, dates: EventFilter, size?: number): Promise<Page> {
	return await call.api.page(path`/events`, { ...filterOf(call), ...dates }, 0, size);
}

async function readAll(call: FeedCall, dates: EventFilter): Promise<IDataObject[]> {
	const events: IDataObject[] = [];
	for await (const page of listEvents(call.api, { ...filterOf(call), ...dates }, Infinity)) {
		for (const event of page) events.push(event);
	}
	return events;
}

function filterOf({ api, params }: FeedCall): EventFilter {
	const { contexts = [], customer, eventTypes = [], mode, node } = params.eventFilters ?? {};
	return {
		nodeId: customer !== undefined && node === undefined ? undefined : api.nodeId(node),
		customerId: customer,
		type: eventTypes.join(',') || undefined,
		context: contexts.join(',') || undefined,
		mode,
	};
}

function overlapOf({ params }: FeedCall): number {
	return (params.triggerOptions.eventOverlap ?? 60) * 60_000;
}

function iso(milliseconds: number): string {
	return formatMoment(DateTime.fromMillis(milliseconds));
}
