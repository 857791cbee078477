import type { IDataObject } from 'n8n-workflow';

import { formatCount, DateTime, readLinkedPages } from '../../kit';
import { toApiTime } from '../../ConstantContact/fields/time';
import type { CollectionPage } from '../../ConstantContact/api/client';
import type { V3Query } from '../../ConstantContact/api/query';
import type { TriggerFeedCall } from '../call';

/** Times in epoch milliseconds between which records are read, both inclusive. They are whole seconds, like those of the API. */
export interface TimeRange {
	from: number;
	/** Undefined for all up to now. */
	to?: number;
}

/** A collection that can be filtered by time, but has no known order (V3 API 4). */
export interface RangedList {
	target: string;
	/** The records' key in a response. */
	name: string;
	/** Requests whose results are merged. Each returns the records within a range. */
	queries: Array<(range: TimeRange) => V3Query>;
	getId(record: IDataObject): string;
	/** @param start where reading begins; of several times, the first one from then on counts */
	getTime(record: IDataObject, start: number): number;
}

/** Maximum records to read at once: a poll can end after them. */
const MOST_PER_RANGE = 5000;

const SECOND = 1000;

/** How far in the future records may be dated. */
const AHEAD = 24 * 3_600_000;

/** How often to read a range that returns fewer records than its count: others moved while it was being read. */
const ATTEMPTS = 3;

/**
 * The records from a time on, in ascending order. They are read in ranges, each holding about as many records as are read at
 * once; more only if they share one time.
 */
export async function* readAscending(
	call: TriggerFeedCall,
	list: RangedList,
	start: number,
): AsyncGenerator<IDataObject[]> {
	let from = floorToSecond(start);
	const end = call.clocks.later() + AHEAD;
	/** The duration of the range to try; undefined while everything fits into one. */
	let width: number | undefined;
	for (;;) {
		const to = width === undefined || from + width >= end ? undefined : from + width;
		const probes = await probeQueries(call, list, { from, to });
		const total = probes.reduce((sum, probe) => sum + probe.total, 0);
		const length = (to ?? end) - from;
		if (total > MOST_PER_RANGE && length > 0) {
			const share = Math.max(0.05, Math.min(0.7, (0.7 * MOST_PER_RANGE) / total));
			width = floorToSecond(length * share);
			continue;
		}
		yield await readWhole(call, list, { from, to }, probes, start);
		if (to === undefined) return;
		from = to + SECOND;
		const factor = Math.min(8, Math.max(0.5, (0.7 * MOST_PER_RANGE) / Math.max(1, total)));
		width = Math.max(SECOND, floorToSecond(length * factor));
	}
}

/** How many records there are from a time on. */
export async function countSince(
	call: TriggerFeedCall,
	list: RangedList,
	start: number,
): Promise<number> {
	const probes = await probeQueries(call, list, { from: floorToSecond(start) });
	return probes.reduce((sum, probe) => sum + probe.total, 0);
}

/** Some records from a time on: those of the first page. */
export async function readSomeSince(
	call: TriggerFeedCall,
	list: RangedList,
	start: number,
): Promise<IDataObject[]> {
	const probes = await probeQueries(call, list, { from: floorToSecond(start) });
	return uniteRecords(
		list,
		probes.flatMap(({ items }) => items),
	);
}

/** The first records of a request, and the total. */
interface Probe {
	query: V3Query;
	items: IDataObject[];
	total: number;
	next?: string;
}

async function probeQueries(
	call: TriggerFeedCall,
	list: RangedList,
	range: TimeRange,
): Promise<Probe[]> {
	return await Promise.all(
		list.queries.map(async (buildQuery) => await probe(call, list, buildQuery(range))),
	);
}

async function probe({ api }: TriggerFeedCall, list: RangedList, query: V3Query): Promise<Probe> {
	const { target, name } = list;
	const first: CollectionPage = await api.page(target, name, query);
	const { items } = first;
	if (first.next === undefined) {
		if ((first.total ?? 0) <= items.length) return { query, items, total: items.length };
		// A page may come without a record that is counted. A count that stays too large costs one request.
		const again: CollectionPage = await api.page(target, name, query);
		const both = uniteRecords(list, [...items, ...again.items]);
		const total = again.next === undefined ? both.length : (again.total ?? Infinity);
		return { query, items: both, total, next: again.next };
	}
	if (first.total !== undefined && first.total > items.length) {
		return { query, items, total: first.total, next: first.next };
	}
	// Without a plausible count, everything has to be read.
	let { next } = first as { next?: string };
	while (next !== undefined && items.length <= MOST_PER_RANGE) {
		const page: CollectionPage = await api.page(target, name, query, next);
		for (const item of page.items) items.push(item);
		next = page.next;
	}
	return { query, items, total: next === undefined ? items.length : Infinity, next };
}

/** All records of a range, in ascending order. */
async function readWhole(
	call: TriggerFeedCall,
	list: RangedList,
	{ from, to }: TimeRange,
	probes: Probe[],
	start: number,
): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for (const one of probes) for (const record of await readRest(call, list, one)) all.push(record);
	const last = to === undefined ? Infinity : to + SECOND - 1;
	return uniteRecords(list, all)
		.filter((record) => {
			const time = list.getTime(record, start);
			return time >= Math.max(from, start) && time <= last;
		})
		.sort((left, right) => list.getTime(left, start) - list.getTime(right, start));
}

/**
 * All records of a request. A record that changes while pages are read leaves the range and shifts the others, so one may be
 * skipped: then there are fewer than counted, and the pages are read again.
 */
async function readRest(
	call: TriggerFeedCall,
	list: RangedList,
	first: Probe,
): Promise<IDataObject[]> {
	const { api, warn } = call;
	const { target, name } = list;
	const found = new Map<string, IDataObject>();
	const take = (items: IDataObject[]) => {
		for (const record of items) found.set(list.getId(record), record);
	};
	take(first.items);
	if (first.next === undefined) return first.items;
	for (let { next, query } = first, attempt = 1; next !== undefined; attempt++) {
		const fetchPage = async (link: string | undefined) =>
			await api.page(target, name, query, link ?? next);
		const request = `GET ${target}`;
		for await (const { items } of readLinkedPages({ fetchPage, request, signal: api.stopSignal })) {
			take(items);
		}
		const again: CollectionPage = await api.page(target, name, query);
		const { items, total = 0 } = again;
		take(items);
		if (found.size >= total) break;
		if (attempt === ATTEMPTS) {
			warn(`${request} counts ${formatCount(total, 'record')}, but returns ${found.size}`);
			break;
		}
		next = again.next ?? '';
		if (next === '') break;
	}
	return [...found.values()];
}

/** Each record once. */
function uniteRecords(list: RangedList, records: IDataObject[]): IDataObject[] {
	return [...new Map(records.map((record) => [list.getId(record), record])).values()];
}

function floorToSecond(time: number): number {
	return Math.floor(time / SECOND) * SECOND;
}

/**
 * The parameters that filter a list by time. Whether the API includes the given times is not known (V3 API 11), so one more
 * second is requested on both sides.
 *
 * @param kind the prefix of the parameters, e.g. `updated`
 */
export function buildRangeQuery(kind: string, { from, to }: TimeRange): V3Query {
	return {
		[`${kind}_after`]: formatTime(from - SECOND),
		[`${kind}_before`]: to === undefined ? undefined : formatTime(to + SECOND),
	};
}

function formatTime(milliseconds: number): string {
	return toApiTime(DateTime.fromMillis(milliseconds));
}
