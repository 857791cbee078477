import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../kit';
import { PAGE_SIZE } from '../../ContactHub/api/client';
import { toTimestamp } from '../../ContactHub/model/times';
import {
	areTimes,
	copyOfSeen,
	hasTimes,
	MOST_SEEN,
	getSeenTime,
	dropSeenBefore,
	repairSeen,
	type Seen,
} from '../cursor';
import type { Reading } from './clocks';
import {
	readCustomersFrom,
	readNewestOfAll,
	readNewestWanted,
	type CustomerKey,
} from './customerList';
import { SAMPLE_SIZE, type Feed, type FeedCall, type Found } from './feed';
import { getCompleteUntil, addWatermark, type Watermark } from './watermarks';

/** How far customers were read. Times are epoch milliseconds. */
export interface CustomerCursor {
	/** Before this time nothing can show up any more. It never goes back. */
	from: number;
	/** The newest time that was read. */
	newest: number;
	/** When it was read how far. */
	watermarks: Watermark[];
	/** What was handed on since `from`. */
	seen: Seen;
	/** Where reading was cut short, and up to where the list was complete when it began at `from`. */
	cut?: { position: number; complete: number };
}

/**
 * Customers by the time at which they were registered or updated.
 *
 * Lists lag behind writes by up to two minutes (ContactHub API 1.7), and a record may show up after
 * newer ones. So each poll reads the last range of the list again, and knows by their IDs those
 * that it handed on. That range begins where the list had been read when the overlap began; what
 * was written before then has shown up since.
 */
export function createCustomerFeed(key: CustomerKey): Feed<CustomerCursor> {
	return {
		begin: async (call, from) =>
			from === undefined ? await beginNow(call, key) : createCursor(from),
		isCursor: (stored) =>
			hasTimes(stored, ['from', 'newest']) && Array.isArray((stored as CustomerCursor).watermarks),
		read: async (call, cursor) => await readNew(call, key, cursor),
		sample: async (call) => await readNewestWanted(call, key, SAMPLE_SIZE),
	};
}

function createCursor(from: number): CustomerCursor {
	return { from, newest: from - 1, watermarks: [], seen: {} };
}

/**
 * The newest customers show where the list ends now. Some that were written by then may not show up
 * yet.
 */
async function beginNow(call: FeedCall, key: CustomerKey): Promise<CustomerCursor> {
	const customers = await readNewestOfAll(call, key);
	// Without customers everything is new.
	if (customers.length === 0) return createCursor(0);
	const seen = Object.fromEntries(
		customers.map((customer) => [getId(customer), toTimestamp(customer[key])]),
	);
	const times = Object.values(seen);
	const newest = Math.min(Math.max(...times), call.clocks.earlier());
	// Of a full page the last time may have others behind it.
	const oldest = customers.length < PAGE_SIZE ? 0 : Math.min(...times) + 1;
	const from = Math.max(newest - getOverlap(call), oldest);
	return { ...createCursor(from), newest, seen: dropSeenBefore(seen, from) };
}

/** What a poll comes by as it reads. */
interface Reader {
	records: IDataObject[];
	seen: Seen;
	remembered: number;
	newest: number;
	/**
	 * The time of the last one that was taken. Equal times are kept together, or a crowd of them
	 * could never be left behind.
	 */
	together?: number;
	/** The time at which reading is cut short. */
	cutAt?: number;
	/** What is older than this was there before the filters were changed. */
	before: number;
}

async function readNew(
	call: FeedCall,
	key: CustomerKey,
	stored: CustomerCursor,
): Promise<Found<CustomerCursor>> {
	const { clocks, isLate } = call;
	const begun = clocks.read();
	const cursor = restartCursor(repairCursor(stored), begun, getOverlap(call));
	const start = cursor.cut?.position ?? cursor.from;
	const remembered = Object.keys(cursor.seen).length;
	const { newest } = cursor;
	const seen = copyOfSeen(cursor.seen);
	const together = Object.values(seen).includes(start) ? start : undefined;
	const before = call.refiltered === undefined ? -Infinity : getTimeBeforeChange(call, newest);
	const reader: Reader = { records: [], seen, remembered, newest, together, before };
	const isKnown = (customer: IDataObject) => wasOutput(seen, key, customer);
	for await (const customers of readCustomersFrom(call, key, start, isKnown)) {
		// The time at which reading began, by the server's clock.
		begun.server ||= clocks.serverTime;
		take(call, key, reader, customers);
		if (reader.cutAt !== undefined) break;
		const position = toTimestamp(customers.at(-1)?.[key]);
		// A poll that is late must still get on, or the next one would be late at the same point.
		if (!isLate() || !(reader.records.length > 0 || position > start)) continue;
		reader.cutAt = position;
		break;
	}
	return { records: reader.records, cursor: advanceCursor(call, cursor, begun, reader) };
}

/**
 * What is older was there before the filters were changed. Of what came within the overlap before the last poll, some may not have
 * shown up by then: only what is older than the newest that was found is known to be no news.
 */
function getTimeBeforeChange(call: FeedCall, newest: number): number {
	const { time = -Infinity } = call.refiltered?.lastPoll ?? {};
	return Math.max(newest, time - getOverlap(call));
}

/** Without the parts that were damaged: then more is read again than necessary. */
function repairCursor({ from, newest, watermarks, seen, cut }: CustomerCursor): CustomerCursor {
	const isWatermark = (watermark: Watermark | null) =>
		isRecord(watermark) && areTimes(watermark.time, watermark.own, watermark.server);
	const isCut = isRecord(cut) && areTimes(cut.position, cut.complete);
	return {
		from,
		newest,
		watermarks: watermarks.filter(isWatermark),
		seen: repairSeen(seen),
		...(isCut && { cut }),
	};
}

/** Reading begins at `from` again where so much is remembered that some of it should be settled. */
function restartCursor(cursor: CustomerCursor, now: Reading, overlap: number): CustomerCursor {
	const isFull = Object.keys(cursor.seen).length >= MOST_SEEN;
	const isSettled = getCompleteUntil(cursor.watermarks, now, overlap) >= cursor.from;
	return isFull && isSettled ? { ...cursor, cut: undefined } : cursor;
}

/** Takes what is new on a page, until there is enough. */
function take(
	{ limit, clocks, warn }: FeedCall,
	key: CustomerKey,
	reader: Reader,
	customers: IDataObject[],
): void {
	const { records, seen } = reader;
	for (const customer of customers) {
		const id = getId(customer);
		const time = toTimestamp(customer[key]);
		const isKnown = wasOutput(seen, key, customer);
		// A registration sets both times; it is no update.
		const isWanted = key === 'registeredAt' || customer.updatedAt !== customer.registeredAt;
		if (!isKnown && isWanted && time < reader.before) {
			if (getSeenTime(seen, id) === undefined) reader.remembered++;
			seen[id] = time;
		} else if (!isKnown && isWanted) {
			const isFull = reader.remembered >= MOST_SEEN && time !== reader.together;
			if (isFull) {
				warn(`more than ${MOST_SEEN} customers within the overlap; the others follow later`);
			}
			if (isFull || records.length >= limit) {
				reader.cutAt = time;
				return;
			}
			records.push(customer);
			if (getSeenTime(seen, id) === undefined) reader.remembered++;
			seen[id] = time;
			reader.together = time;
		}
		// A time in the future would hide everything until then.
		if (time <= clocks.earlier()) reader.newest = Math.max(reader.newest, time);
	}
}

/**
 * Whether it was handed on, or is older than what was: a copy of the index that hasn't caught up yet.
 */
function wasOutput(seen: Seen, key: CustomerKey, customer: IDataObject): boolean {
	return (getSeenTime(seen, getId(customer)) ?? -Infinity) >= toTimestamp(customer[key]);
}

/**
 * What is older than this by both clocks is complete, so that a long past is read only once. Clocks
 * err by hours, not by days.
 */
const LONG_PAST = 24 * 3_600_000;

function advanceCursor(
	call: FeedCall,
	cursor: CustomerCursor,
	begun: Reading,
	{ seen, newest, cutAt }: Reader,
): CustomerCursor {
	const { clocks } = call;
	const overlap = getOverlap(call);
	const complete = cursor.cut?.complete ?? getCompleteUntil(cursor.watermarks, begun, overlap);
	const past = clocks.earlier() - LONG_PAST - overlap;
	const from = Math.max(cursor.from, Math.min(cutAt ?? Infinity, Math.max(complete + 1, past)));
	return {
		from,
		newest,
		watermarks: addWatermark(cursor.watermarks, { time: newest, ...clocks.read() }, from, overlap),
		seen: dropSeenBefore(seen, from),
		...(cutAt !== undefined && { cut: { position: cutAt, complete: Math.max(complete, 0) } }),
	};
}

function getOverlap({ params }: FeedCall): number {
	return (params.triggerOptions.overlap ?? 5) * 60_000;
}

function getId({ id }: IDataObject): string {
	return String(id);
}
