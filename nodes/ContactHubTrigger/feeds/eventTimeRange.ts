import type { IDataObject } from 'n8n-workflow';

import { unreadableResponseError, DateTime, path } from '../../kit';
import { PAGE_SIZE, requireWhole, type Page } from '../../ContactHub/api/pages';
import { toEventFilter, listEvents, type EventFilter } from '../../ContactHub/event/listing';
import { toTimestamp } from '../../ContactHub/model/times';
import { formatDateTime } from '../../ContactHub/model/values';
import type { FeedCall } from './feed';

/** Dates between which events are listed, both inclusive, in epoch milliseconds. */
interface EventRange {
	from?: number;
	to?: number;
}

/**
 * Events of a time range; `next` is the start of the following one, undefined if the range reaches the last event.
 */
export interface EventTimeRange {
	events: IDataObject[];
	next?: number;
}

/** The latest date that a request can name: the year has four digits. */
const LATEST = Date.UTC(9999, 11, 31);

const HOUR = 3_600_000;

/** A page of the events from a time on, or of all events. */
export async function readEventPage(
	call: FeedCall,
	range: EventRange,
	size?: number,
): Promise<Page> {
	const page = await call.api.page(path`/events`, { ...toFilter(call, range) }, 0, size);
	return requireWhole(page, 'GET /events', size);
}

/**
 * Reads events from a time on: all of them, or those in a range that holds about as many as are wanted; more only if they share
 * one date. The list can't be sorted (ContactHub API 2.6), but it can be counted.
 *
 * @param first the first page of all of them
 */
export async function readRange(
	call: FeedCall,
	from: number,
	wanted: number,
	first: Page,
): Promise<EventTimeRange> {
	if (first.totalElements <= Math.max(wanted, first.items.length)) {
		return { events: await readWhole(call, { from }, first) };
	}
	const { low, high, isEnough } = await findEnd(call, from, wanted);
	if (isEnough) return { events: await readWhole(call, { from, to: low }), next: low };
	// Only events with the same date follow. Whether the API includes the ends of a range is not known.
	const crowd = await readWhole(call, { from: Math.max(from, low), to: high + 1 });
	return { events: crowd.filter(({ date }) => toTimestamp(date) <= high), next: high + 1 };
}

/** Reads the events of a range, unless there are more than wanted. */
export async function readUpTo(
	call: FeedCall,
	from: number,
	to: number,
	wanted: number,
): Promise<EventTimeRange | undefined> {
	const first = await readEventPage(call, { from, to });
	if (first.totalElements > wanted) return undefined;
	return { events: await readWhole(call, { from, to }, first), next: to };
}

/**
 * Finds a date up to which there are about as many events as are wanted: at least half of them, unless only events of a single
 * date follow.
 *
 * @returns the borders: up to `low` there are at most as many as wanted, up to `high` there are more
 */
async function findEnd(call: FeedCall, from: number, wanted: number) {
	const now = call.clocks.later();
	let low = from - 1;
	let high = LATEST;
	let count = 0;
	let step = HOUR;
	while (high - low > 1 && !(low > from && count >= wanted / 2)) {
		let middle = Math.floor((low + high) / 2);
		if (high === LATEST) {
			// Most are in the past; those dated in the future are searched in ever longer steps.
			middle = low < now ? now : Math.min(low + step, middle);
			step *= 2;
		}
		const { totalElements } = await readEventPage(call, { from, to: middle }, 1);
		if (totalElements > wanted) {
			high = middle;
		} else {
			low = middle;
			count = totalElements;
		}
	}
	return { low, high, isEnough: low > from && count > 0 };
}

/**
 * All events of a range.
 *
 * @throws TransportError if one is outside of the range, or has no date: then it couldn't be determined which ones have been
 * output
 */
async function readWhole(
	call: FeedCall,
	range: EventRange & { from: number },
	first?: Page,
): Promise<IDataObject[]> {
	const events: IDataObject[] = [];
	// The total may be too small: a full page may be followed by another.
	const isAll = first !== undefined && first.totalElements <= first.items.length && !isFull(first);
	if (isAll) for (const event of first.items) events.push(event);
	else {
		for await (const page of listEvents(call.api, toFilter(call, range), Infinity)) {
			for (const event of page) events.push(event);
		}
	}
	for (const event of events) requireInRange(event, range);
	// The list is requested from a millisecond before.
	return events.filter(({ date }) => toTimestamp(date) >= range.from);
}

function isFull({ items }: Page): boolean {
	return items.length >= PAGE_SIZE;
}

/** Servers may compare dates by the second. */
const TOLERANCE = 1000;

function requireInRange({ id, date }: IDataObject, { from = 0, to = Infinity }: EventRange): void {
	const time = toTimestamp(date);
	if (Number.isNaN(time))
		throw unreadableResponseError('GET /events', `event ${String(id)} has no readable date`);
	if (time >= from - TOLERANCE && time <= to + TOLERANCE) return;
	throw unreadableResponseError(
		'GET /events',
		`event ${String(id)} was sent, although its date is outside the requested range`,
	);
}

/**
 * Whether the API includes `dateFrom` itself is not known, so the list is requested from a millisecond before.
 */
function toFilter({ api, params }: FeedCall, { from, to }: EventRange): EventFilter {
	return {
		...toEventFilter(api, { ...params.eventFilters, node: params.triggerOptions.node }),
		dateFrom: from === undefined ? undefined : toIso(from - 1),
		dateTo: to === undefined ? undefined : toIso(to),
	};
}

function toIso(milliseconds: number): string {
	return formatDateTime(DateTime.fromMillis(milliseconds));
}
