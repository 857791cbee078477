import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import {
	getSeenTime,
	hasStatus,
	readLinkedPages,
	toResult,
	unreadableResponseError,
	type Seen,
} from '../../kit';
import type { CollectionPage } from '../../ConstantContact/api/client';
import { parseTime, type TriggerFeedCall } from '../call';

/** A report that is sorted newest first. */
export interface NewestFirst {
	target: string;
	/** Activities before this time, in epoch milliseconds, have already been read. */
	from: number;
	/** Activities output since then. The reading adds to them. */
	seen: Seen;
	/** Older ones aren't remembered: the next reading doesn't reach them. */
	rememberedFrom: number;
	/** Where an earlier poll stopped. */
	at?: StopPoint;
}

/** Where reading was interrupted. */
export interface StopPoint {
	/** The page to continue with; undefined for the first one. */
	link?: string;
	/** The time of the last activity output: newer ones have been read. */
	until: number;
}

/** The outcome of a reading. */
export interface Reading {
	activities: IDataObject[];
	/** Undefined if it reached known activities. */
	stoppedAt?: StopPoint;
	/** The time of the newest activity seen; -Infinity if there is none. */
	newest: number;
}

const PAGE_SIZE = 500;

/**
 * Reads a report from its newest activity back to known ones, or as far as the poll can go.
 *
 * @param room how many more activities the poll can output
 */
export async function readNewestFirst(
	call: TriggerFeedCall,
	report: NewestFirst,
	room: number,
): Promise<Reading> {
	const reading: Reading = { activities: [], newest: -Infinity };
	const { at } = report;
	let link = at?.link;
	let until = at?.until ?? Infinity;
	const now = call.clocks.earlier();
	for await (const page of readPages(call, report, link)) {
		let last = Infinity;
		for (const activity of page.items) {
			last = requireTime(report, activity, last);
			// A time in the future would hide everything until then.
			if (last <= now) reading.newest = Math.max(reading.newest, last);
			if (last < report.from || last > (at?.until ?? Infinity)) continue;
			const key = toKey(activity);
			if (getSeenTime(report.seen, key) !== undefined) continue;
			if (reading.activities.length >= room) return stopAt(reading, report, { link, until });
			report.seen[key] = last;
			reading.activities.push(activity);
			until = last;
		}
		if (last < report.from) return reading;
		link = page.next;
		until = Math.min(until, last);
		if (link !== undefined && call.isLate()) return stopAt(reading, report, { link, until });
	}
	return reading;
}

/** Forgets activities that no later reading reaches: those already passed, unless the next reading starts over. */
function stopAt(reading: Reading, { seen, rememberedFrom }: NewestFirst, at: StopPoint): Reading {
	for (const [key, time] of Object.entries(seen)) {
		if (time < rememberedFrom && time > at.until) Reflect.deleteProperty(seen, key);
	}
	return { ...reading, stoppedAt: at };
}

/** A stored link that the service no longer accepts isn't an error: reading starts over from the first page. */
async function* readPages(
	{ api }: TriggerFeedCall,
	{ target }: NewestFirst,
	link: string | undefined,
): AsyncGenerator<CollectionPage> {
	const query = { limit: PAGE_SIZE };
	const read = async (next: string | undefined) =>
		await api.page(target, 'tracking_activities', query, next);
	const first = await toResult(read(link));
	if (!first.ok && link === undefined && hasStatus(first.error, 404)) return;
	const isStale = !first.ok && link !== undefined && hasStatus(first.error, 400, 404);
	if (!first.ok && !isStale) throw first.error;
	const begun = first.ok ? first.value : undefined;
	yield* readLinkedPages({
		fetchPage: async (next) =>
			next === undefined ? (begun ?? (await read(undefined))) : await read(next),
		request: `GET ${target}`,
		signal: api.stopSignal,
	});
}

/** How far out of order activities may be. */
const TOLERANCE = 3_600_000;

/**
 * The time of an activity.
 *
 * @param before the time of the activity before it
 * @throws TransportError if there is no time, or the newest activity isn't first: known activities couldn't be recognized
 */
function requireTime(
	{ target }: NewestFirst,
	{ created_time: created }: IDataObject,
	before: number,
): number {
	const time = parseTime(created);
	if (Number.isFinite(time) && time <= before + TOLERANCE) return time;
	const seen = Number.isFinite(time)
		? 'the newest tracking activity does not come first, so some would be missed'
		: 'a tracking activity has no readable time';
	throw unreadableResponseError(`GET ${target}`, seen);
}

/** Distinguishes activities of a report. Two with the same values are treated as one. */
function toKey({ contact_id: contact, created_time: time, url_id: url }: IDataObject): string {
	return createHash('sha256')
		.update(JSON.stringify([contact, time, url ?? null]))
		.digest('base64url')
		.slice(0, 16);
}
