import type { IDataObject } from 'n8n-workflow';

import { unreadableResponseError, DateTime, path } from '../../kit';
import { PAGE_SIZE, requireWhole, type Page } from '../../ContactHub/api/client';
import { toEventFilter, listEvents, type EventFilter } from '../../ContactHub/event/listing';
import { toTimestamp } from '../../ContactHub/model/times';
import { formatDateTime } from '../../ContactHub/model/values';
import type { FeedCall } from './feed';

/** Dates between which events are listed, both included, in epoch milliseconds. */
export interface EventRange {
	from?: number;
	to?: number;
}

/**
 * Events of a time range; `next` is where the following one begins, undefined where it reaches
 * as far as there are events.
 */
export interface EventTimeRange {
	events: IDataObject[];
	next?: number;
}

/** The latest date that a request can name: the year has four digits. */
const LATEST = Date.UTC(9999, 11, 31);

const HOUR = 3_600_000;

/** A page of the events from a time on, or without one. */
export async function readEventPage(
	call: FeedCall,
	range: EventRange,
	size?: number,
): Promise<Page> {
	const page = await call.api.page(path`/events`, { ...toFilter(call, range) }, 0, size);
	return requireWhole(page, 'GET /events', size);
}

/**
 * Reads events from a time on: all of them, or as long a range as holds about as many as are
 * wanted; more only of one and the same date. The list can't be sorted (ContactHub API 2.6), but it can
 * be counted.
 *
 * @param first the first page of them all
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
	// Only a crowd follows. Whether the API counts the ends of a range in is not known.
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
 * Finds up to where about as many events lie as are wanted: half of them at least, unless only a
 * crowd of one date follows.
 *
 * @returns the borders: up to `low` there are no more than wanted, up to `high` there are
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
			// Most lie before the present time; those dated ahead are looked for in ever longer steps.
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
 * @throws TransportError when one comes that lies outside of the range, or has no date: without it there is no telling
 * what was handed on
 */
async function readWhole(
	call: FeedCall,
	range: EventRange & { from: number },
	first?: Page,
): Promise<IDataObject[]> {
	const events: IDataObject[] = [];
	// The total may be too small: a full page may have another behind it.
	const isAll = first !== undefined && first.totalElements <= first.items.length && !isFull(first);
	if (isAll) for (const event of first.items) events.push(event);
	else {
		for await (const page of listEvents(call.api, toFilter(call, range), Infinity)) {
			for (const event of page) events.push(event);
		}
	}
	for (const event of events) requireInRange(event, range);
	// The list is asked for from a millisecond before.
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
		throw unreadableResponseError(
			'GET /events',
			`event ${String(id)} came without a date that can be read`,
		);
	if (time >= from - TOLERANCE && time <= to + TOLERANCE) return;
	throw unreadableResponseError(
		'GET /events',
		`event ${String(id)} came, though its date lies outside of what was asked for`,
	);
}

/**
 * Whether the API counts `dateFrom` in is not known, so the list is asked for from a millisecond
 * before.
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
