import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../values/json';
import type { Reading } from './clocks';
import type { Feed, FeedCall, Found } from './feed';
import {
	areTimes,
	copySeen,
	hasTimes,
	MOST_SEEN,
	getSeenTime,
	dropSeenBefore,
	repairSeen,
	type Seen,
} from './seen';
import { getCompleteUntil, repairWatermarks, addWatermark, type Watermark } from './watermarks';

/** How far a list was read. Times are epoch milliseconds. */
export interface TimeCursor {
	/** Nothing can appear before this time any more. It never moves back. */
	from: number;
	/** The newest time read. */
	newest: number;
	/** How far reading had got, and when. */
	watermarks: Watermark[];
	/** What was output since `from`. */
	seen: Seen;
	/** Where reading was cut short, and the time up to which the list was complete when reading began at `from`. */
	cut?: { position: number; complete: number };
}

/** Records that are followed by a time, such as that of their last update. */
export interface TimeList<Call> {
	/** What the records are called in n8n's log, e.g. `customers`. */
	plural: string;
	getId(record: IDataObject): string;
	/**
	 * The record's time in epoch milliseconds.
	 *
	 * @param start where reading begins; of several times for which the list returns the record, the first one from then on counts
	 */
	getTime(record: IDataObject, start: number): number;
	/** Whether a record should start the workflow. */
	isWanted(record: IDataObject): boolean;
	/** How late a record may appear in the list, in milliseconds. */
	getOverlap(call: Call): number;
	/**
	 * The records from a time on (inclusive), in ascending order of time.
	 *
	 * @param isKnown whether a record was already output
	 */
	from(
		call: Call,
		start: number,
		isKnown: (record: IDataObject) => boolean,
	): AsyncIterable<IDataObject[]>;
	/** The newest records, and the time from which they are complete; a trigger that begins now leaves them out. */
	newest(call: Call): Promise<{ records: IDataObject[]; oldest: number }>;
	/** Recent records for the editor, newest first. */
	sample(call: Call): Promise<IDataObject[]>;
}

/**
 * Follows a list by a time of its records.
 *
 * Lists may lag behind writes, and a record may appear after newer ones. So each poll reads the last part of the list again, and
 * recognizes records already output by their IDs. That part begins at the watermark from before the lookback window; everything
 * written before then has appeared by now.
 */
export function createTimeFeed<Call extends FeedCall>(
	list: TimeList<Call>,
): Feed<Call, TimeCursor> {
	return {
		begin: async (call, from) =>
			from === undefined ? await beginNow(call, list) : createCursor(from),
		isCursor: (stored) =>
			hasTimes(stored, ['from', 'newest']) && Array.isArray((stored as TimeCursor).watermarks),
		read: async (call, cursor) => await readNew(call, list, cursor),
		sample: async (call) => await list.sample(call),
	};
}

function createCursor(from: number): TimeCursor {
	return { from, newest: from - 1, watermarks: [], seen: {} };
}

/** The newest records show where the list ends now. Some that were written by then may not have appeared yet. */
async function beginNow<Call extends FeedCall>(
	call: Call,
	list: TimeList<Call>,
): Promise<TimeCursor> {
	const { records, oldest } = await list.newest(call);
	if (records.length === 0) return createCursor(oldest);
	const seen = Object.fromEntries(
		records.map((record) => [list.getId(record), list.getTime(record, oldest)]),
	);
	const times = Object.values(seen).sort((left, right) => right - left);
	const newest = Math.min(times[0] ?? oldest, call.clocks.earlier());
	// No more than that is remembered.
	const least = (times[MOST_SEEN] ?? -Infinity) + 1;
	const from = Math.max(newest - list.getOverlap(call), oldest, least);
	return { ...createCursor(from), newest, seen: dropSeenBefore(seen, from) };
}

/** A list that is read from a known start. */
type StartedList<Call> = Omit<TimeList<Call>, 'getTime'> & {
	getTime(record: IDataObject): number;
};

/** What a poll collects while reading. */
interface Reader {
	records: IDataObject[];
	seen: Seen;
	remembered: number;
	newest: number;
	/**
	 * The time of the last record taken. Records with equal times are kept together, or reading could never get past a large
	 * group of them.
	 */
	together?: number;
	/** The time at which reading is cut short. */
	cutAt?: number;
	/** Anything older than this existed before the filters changed. */
	before: number;
}

async function readNew<Call extends FeedCall>(
	call: Call,
	source: TimeList<Call>,
	stored: TimeCursor,
): Promise<Found<TimeCursor>> {
	const { clocks, isLate } = call;
	const begun = clocks.read();
	const overlap = source.getOverlap(call);
	const sound = repairCursor(stored);
	// With other filters, the part that has been read is read again, to know what was already there.
	const cursor =
		call.refiltered === undefined
			? restartCursor(sound, begun, overlap)
			: { ...sound, cut: undefined };
	const start = cursor.cut?.position ?? cursor.from;
	const getTime = (record: IDataObject) => source.getTime(record, start);
	const list: StartedList<Call> = { ...source, getTime };
	const remembered = Object.keys(cursor.seen).length;
	const { newest } = cursor;
	const seen = copySeen(cursor.seen);
	const together = Object.values(seen).includes(start) ? start : undefined;
	const before =
		call.refiltered === undefined ? -Infinity : getTimeBeforeChange(call, overlap, sound);
	const reader: Reader = { records: [], seen, remembered, newest, together, before };
	const isKnown = (record: IDataObject) => wasOutput(seen, list, record);
	let position = start;
	for await (const records of list.from(call, start, isKnown)) {
		// The time at which reading began, by the server's clock.
		begun.server ||= clocks.serverTime;
		take(call, list, reader, records);
		if (reader.cutAt !== undefined) break;
		const last = records.at(-1);
		if (last !== undefined) position = list.getTime(last);
		// A poll that is late must still make progress, or the next one would be late at the same position.
		if (!isLate() || !(reader.records.length > 0 || position > start)) continue;
		reader.cutAt = position;
		break;
	}
	return { records: reader.records, cursor: advanceCursor(call, overlap, cursor, begun, reader) };
}

/**
 * Older records existed before the filters changed. Of those within the lookback window before the last poll, some may not have
 * appeared yet by then: only what is older than the newest record found is known not to be new. What the last poll left for the
 * next one is new in any case.
 */
function getTimeBeforeChange(
	{ refiltered }: FeedCall,
	overlap: number,
	{ newest, cut }: TimeCursor,
): number {
	const { time = -Infinity } = refiltered?.lastPoll ?? {};
	return Math.min(cut?.position ?? Infinity, Math.max(newest, time - overlap));
}

/** Without damaged parts, so that more is read again than necessary. */
function repairCursor({ from, newest, watermarks, seen, cut }: TimeCursor): TimeCursor {
	const isCut = isRecord(cut) && areTimes(cut.position, cut.complete);
	return {
		from,
		newest,
		watermarks: repairWatermarks(watermarks),
		seen: repairSeen(seen),
		...(isCut && { cut }),
	};
}

/** Reading begins at `from` again if too many records are remembered to keep all of them. */
function restartCursor(cursor: TimeCursor, now: Reading, overlap: number): TimeCursor {
	const isFull = Object.keys(cursor.seen).length >= MOST_SEEN;
	const isSettled = getCompleteUntil(cursor.watermarks, now, overlap) >= cursor.from;
	return isFull && isSettled ? { ...cursor, cut: undefined } : cursor;
}

/** Takes the new ones among some records, until there are enough. */
function take<Call extends FeedCall>(
	{ limit, clocks, warn }: Call,
	list: StartedList<Call>,
	reader: Reader,
	found: IDataObject[],
): void {
	const { records, seen } = reader;
	for (const record of found) {
		const id = list.getId(record);
		const time = list.getTime(record);
		const isNew = !wasOutput(seen, list, record) && list.isWanted(record);
		if (isNew && time < reader.before) {
			if (getSeenTime(seen, id) === undefined) reader.remembered++;
			seen[id] = time;
		} else if (isNew) {
			const isFull = reader.remembered >= MOST_SEEN && time !== reader.together;
			if (isFull) {
				warn(
					`more than ${MOST_SEEN} ${list.plural} within the overlap; the rest follow in later polls`,
				);
			}
			if (isFull || records.length >= limit) {
				reader.cutAt = time;
				return;
			}
			records.push(record);
			if (getSeenTime(seen, id) === undefined) reader.remembered++;
			seen[id] = time;
			reader.together = time;
		}
		// A time in the future would hide everything until then.
		if (time <= clocks.earlier()) reader.newest = Math.max(reader.newest, time);
	}
}

/** Whether it was already output, or is older than the version that was: a replica of the index that hasn't caught up yet. */
function wasOutput<Call>(
	seen: Seen,
	{ getId, getTime }: Pick<StartedList<Call>, 'getId' | 'getTime'>,
	record: IDataObject,
): boolean {
	return (getSeenTime(seen, getId(record)) ?? -Infinity) >= getTime(record);
}

/**
 * Anything older than this by both clocks is complete, so that old records are read only once. Clocks are wrong by hours, not
 * days.
 */
export const LONG_PAST = 24 * 3_600_000;

function advanceCursor(
	{ clocks }: FeedCall,
	overlap: number,
	cursor: TimeCursor,
	begun: Reading,
	{ seen, newest, cutAt }: Reader,
): TimeCursor {
	const complete = cursor.cut?.complete ?? getCompleteUntil(cursor.watermarks, begun, overlap);
	const past = clocks.earlier() - LONG_PAST - overlap;
	const from = Math.max(cursor.from, Math.min(cutAt ?? Infinity, Math.max(complete + 1, past)));
	const watermark = { time: newest, ...clocks.read() };
	return {
		from,
		newest,
		watermarks: addWatermark(cursor.watermarks, watermark, from, overlap),
		seen: dropSeenBefore(seen, from),
		...(cutAt !== undefined && { cut: { position: cutAt, complete: Math.max(complete, 0) } }),
	};
}
