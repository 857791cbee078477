import type { IDataObject } from 'n8n-workflow';

import { DateTime, path, TransportError } from '../../kit';
import type { Page } from '../../ContactHub/client';
import { eventFilterOf, listEvents, type EventFilter } from '../../ContactHub/event/listing';
import { timeOf } from '../../ContactHub/model/times';
import { formatMoment } from '../../ContactHub/model/values';
import type { FeedCall } from './feed';

/**
 * Events of a stretch of time; `to` is its end, undefined where it reaches as far as there are
 * events.
 */
export interface EventStretch {
	events: IDataObject[];
	to?: number;
}

/** A stretch that isn't divided any further, in milliseconds. */
const SHORTEST = 1000;

/** A page of the events from a time on, or without one. */
export async function eventPage(
	call: FeedCall,
	range: { from?: number; to?: number },
	size?: number,
): Promise<Page> {
	return await call.api.page(path`/events`, { ...filterOf(call, range) }, 0, size);
}

/**
 * Reads events from a time on: all of them, or as long a stretch as holds about as many as are
 * wanted. The list can't be sorted (API notes 2.6), but it can be counted.
 *
 * @param first the first page of them all
 */
export async function readStretch(
	call: FeedCall,
	from: number,
	wanted: number,
	first: Page,
): Promise<EventStretch> {
	if (first.totalElements <= Math.max(wanted, first.items.length)) {
		return { events: await readWhole(call, { from }, first) };
	}
	let start = from;
	let to = call.clocks.later();
	while (to - start > SHORTEST) {
		const middle = Math.floor((start + to) / 2);
		const { totalElements } = await eventPage(call, { from, to: middle }, 1);
		if (totalElements <= wanted) start = middle;
		else to = middle;
	}
	// What lies within the shortest stretch is read as a whole, and so is what is dated ahead.
	const isLast = to >= call.clocks.later() - SHORTEST;
	const range = isLast ? { from } : { from, to };
	const events = await readWhole(call, range, await eventPage(call, range));
	return isLast ? { events } : { events, to };
}

/** How often a list that becomes shorter is read again. */
const ATTEMPTS = 5;

/**
 * All events of a range. A deletion pulls events onto pages that were read already, so a list that
 * turns out shorter is read again.
 *
 * @throws TransportError when it goes on becoming shorter
 */
async function readWhole(
	call: FeedCall,
	range: { from: number; to?: number },
	first: Page,
): Promise<IDataObject[]> {
	let expected = first.totalElements;
	if (expected <= first.items.length) return withDateFrom(range.from, first.items);
	for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
		const events: IDataObject[] = [];
		for await (const page of listEvents(call.api, filterOf(call, range), Infinity)) {
			for (const event of page) events.push(event);
		}
		if (events.length >= expected) return withDateFrom(range.from, events);
		expected = events.length;
	}
	const seen = 'events kept being deleted while they were listed';
	throw new TransportError('unreadable', 'GET /events', seen, false);
}

/**
 * Whether the API counts `dateFrom` in is not known, so the list is asked for from a millisecond
 * before.
 */
function withDateFrom(from: number, events: IDataObject[]): IDataObject[] {
	return events.filter(({ date }) => timeOf(date) >= from);
}

function filterOf(
	{ api, params }: FeedCall,
	{ from, to }: { from?: number; to?: number },
): EventFilter {
	return {
		...eventFilterOf(api, params.eventFilters ?? {}),
		dateFrom: from === undefined ? undefined : iso(from - 1),
		dateTo: to === undefined ? undefined : iso(to),
	};
}

function iso(milliseconds: number): string {
	return formatMoment(DateTime.fromMillis(milliseconds));
}
