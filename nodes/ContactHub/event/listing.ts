import type { IDataObject } from 'n8n-workflow';

import { unreadableResponseError, DateTime, path, type TransportError } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { PAGE_SIZE, requireWhole, type Page } from '../api/pages';
import { toTimestamp } from '../model/times';
import { formatDateTime } from '../model/values';
import { RESULT_WINDOW } from '../api/resultWindow';

/** Query parameters of `GET /events` (ContactHub API 2.6). */
export interface EventFilter {
	nodeId?: string;
	customerId?: string;
	type?: string;
	context?: string;
	mode?: string;
	dateFrom?: string;
	dateTo?: string;
}

/** A user's filters for a list of events, besides time. */
interface EventFilterValues {
	contexts?: string[];
	customer?: string;
	eventTypes?: string[];
	mode?: string;
	node?: string;
}

/**
 * The user's filter; dates are added to it. A customer's events are listed in all its nodes, unless one is chosen.
 *
 * @throws InputError if a node is required but not given
 */
export function toEventFilter(
	api: ContactHubApi,
	{ contexts = [], customer, eventTypes = [], mode, node }: EventFilterValues,
): EventFilter {
	return {
		nodeId: customer !== undefined && node === undefined ? undefined : api.nodeId(node),
		customerId: customer,
		type: eventTypes.join(',') || undefined,
		context: contexts.join(',') || undefined,
		mode,
	};
}

/**
 * Shortest time range, in milliseconds, that is divided; results beyond the window are read by page. Shorter ranges would mostly
 * contain the same events, because neighbors overlap.
 */
const SHORTEST = 10;

/** Where halving starts for the first range. It is open: it also includes older events. */
const BEGINNING = Date.UTC(1970, 0, 1);

/** Where halving ends for the last range. It is also open. */
const END = Date.UTC(2200, 0, 1);

/**
 * Lists events page by page, however many there are.
 *
 * Events can't be sorted, so a list of more than 10,000 is read in time ranges: a range is halved until its parts have fewer. An
 * event that is repeated, because the list shifted or it is on a border, is output once.
 *
 * @param limit the number of events; Infinity for all
 * @throws TransportError if the list keeps getting shorter
 */
export async function* listEvents(
	api: ContactHubApi,
	filter: EventFilter,
	limit: number,
): AsyncGenerator<IDataObject[]> {
	// The border is fixed: a range that begins at it isn't divided there again.
	const now = Date.now();
	const borders = new Borders();
	const ranges: TimeRange[] = [toWholeRange(filter)];
	for (let range = ranges.pop(); range !== undefined; range = ranges.pop()) {
		const query = { ...filter, ...getDates(range, filter) };
		const first = requireWhole(
			await api.page(path`/events`, query, 0, limit),
			'GET /events',
			Math.min(PAGE_SIZE, limit),
		);
		const length = range.end - range.start;
		// An index may not count beyond what it lists.
		if (limit > RESULT_WINDOW && first.totalElements >= RESULT_WINDOW && length > SHORTEST) {
			const middle = findMiddle(range, now);
			borders.add(middle);
			ranges.push({ ...range, start: middle, first: false });
			ranges.push({ ...range, end: middle, last: false });
			continue;
		}
		const events = readRange(api, query, limit, first);
		for await (const page of events) yield borders.onlyNew(page);
	}
}

/** How often to read a list that gets shorter again. */
const ATTEMPTS = 5;

/**
 * Reads a range page by page, each event once. A deletion pulls events onto pages that have already been read, so a list that
 * gets shorter is read again. A new event pushes others onto later pages, where they are read.
 */
async function* readRange(
	api: ContactHubApi,
	query: EventFilter,
	limit: number,
	first: Page,
): AsyncGenerator<IDataObject[]> {
	const read = new Set<unknown>();
	for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
		const pages =
			attempt === 1 ? readAfter(api, query, limit, first) : readSequentially(api, query);
		const listed = new Set<unknown>();
		const totals: number[] = [];
		for await (const page of pages) {
			totals.push(page.totalElements);
			for (const { id } of page.items) listed.add(id);
			yield page.items.filter(({ id }) => !read.has(id));
			for (const { id } of page.items) read.add(id);
			if (attempt > 1 && read.size >= limit) return;
		}
		// Pages that were requested at the same time don't show in which order the total changed.
		const hasOnlyGrown =
			attempt > 1 && totals.every((total, index) => total >= (totals[index - 1] ?? 0));
		const [atStart = 0] = totals;
		const expected = hasOnlyGrown ? atStart : Math.max(...totals);
		if (listed.size >= Math.min(expected, limit)) return;
	}
	throw shrinkingListError();
}

async function* readAfter(
	api: ContactHubApi,
	query: EventFilter,
	limit: number,
	first: Page,
): AsyncGenerator<Page> {
	yield first;
	yield* api.pages(path`/events`, { ...query }, { limit, after: first });
}

function readSequentially(api: ContactHubApi, query: EventFilter): AsyncGenerator<Page> {
	return api.pages(path`/events`, { ...query }, { limit: Infinity, sequential: true });
}

function shrinkingListError(): TransportError {
	const seen = 'events kept being deleted while they were listed';
	return unreadableResponseError('GET /events', seen);
}

/** A time range in epoch milliseconds. */
interface TimeRange {
	start: number;
	end: number;
	/** Whether it begins at the start of the whole list. */
	first: boolean;
	/** Whether it ends at the end of the whole list. */
	last: boolean;
}

function toWholeRange({ dateFrom, dateTo }: EventFilter): TimeRange {
	return {
		start: dateFrom === undefined ? BEGINNING : Date.parse(dateFrom),
		end: dateTo === undefined ? END : Date.parse(dateTo),
		first: true,
		last: true,
	};
}

/** Most events are in the past, so a range is first divided at the present time. */
function findMiddle({ start, end }: TimeRange, now: number): number {
	return start < now && now < end ? now : Math.floor((start + end) / 2);
}

/**
 * The ends of the whole list are those that the user gave, or open: events may be dated in the future. Whether the API includes
 * the ends of a range is not known, so the inner ones overlap by a millisecond each way.
 */
function getDates(range: TimeRange, { dateFrom, dateTo }: EventFilter) {
	const iso = (milliseconds: number) => formatDateTime(DateTime.fromMillis(milliseconds));
	return {
		dateFrom: range.first ? dateFrom : iso(range.start - 1),
		dateTo: range.last ? dateTo : iso(range.end + 1),
	};
}

/** Recognizes events that two neighboring ranges share. */
class Borders {
	private readonly moments = new Set<number>();

	private readonly seen = new Set<unknown>();

	add(moment: number): void {
		for (const near of [-1, 0, 1]) this.moments.add(moment + near);
	}

	onlyNew(events: IDataObject[]): IDataObject[] {
		if (this.moments.size === 0) return events;
		return events.filter(({ id, date }) => {
			if (!this.moments.has(toTimestamp(date))) return true;
			if (this.seen.has(id)) return false;
			this.seen.add(id);
			return true;
		});
	}
}
