import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import {
	unreadableResponseError,
	readLinkedPages,
	getSeenTime,
	toResult,
	type Seen,
} from '../../kit';
import type { CollectionPage } from '../../ConstantContact/api/client';
import { isNotFound } from '../../ConstantContact/api/responses';
import { parseTime, type TriggerFeedCall } from '../call';

/** A report whose newest activities come first. */
export interface NewestFirst {
	target: string;
	/** What happened before this time, in epoch milliseconds, was read before. */
	from: number;
	/** What was handed on since then. Added to. */
	seen: Seen;
	/** What is older is not remembered: the next reading doesn't come that far. */
	rememberedFrom: number;
	/** Where an earlier poll stopped. */
	at?: StopPoint;
}

/** Where reading was cut short. */
export interface StopPoint {
	/** The page to go on with; the first one where it is undefined. */
	link?: string;
	/** The time of the last activity that was taken: what is newer was read. */
	until: number;
}

/** What came out of a reading. */
export interface Reading {
	activities: IDataObject[];
	/** Undefined where it came to what is known. */
	stoppedAt?: StopPoint;
	/** The time of the newest activity that was seen; -Infinity where there is none. */
	newest: number;
}

const PAGE_SIZE = 500;

/**
 * Reads a report from its newest activity on until what is known, or as far as the poll comes.
 *
 * @param room how many activities the poll still hands on
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

/** Forgets what no later reading comes to: what was passed already, unless the next one begins with it again. */
function stopAt(reading: Reading, { seen, rememberedFrom }: NewestFirst, at: StopPoint): Reading {
	for (const [key, time] of Object.entries(seen)) {
		if (time < rememberedFrom && time > at.until) Reflect.deleteProperty(seen, key);
	}
	return { ...reading, stoppedAt: at };
}

/** A stored link that the service takes no more isn't an error: it is read from the first page again. */
async function* readPages(
	{ api }: TriggerFeedCall,
	{ target }: NewestFirst,
	link: string | undefined,
): AsyncGenerator<CollectionPage> {
	const query = { limit: PAGE_SIZE };
	const read = async (next: string | undefined) =>
		await api.page(target, 'tracking_activities', query, next);
	const first = await toResult(read(link));
	if (!first.ok && link === undefined && isNotFound(first.error)) return;
	const isStale = !first.ok && link !== undefined && isRefusal(first.error);
	if (!first.ok && !isStale) throw first.error;
	const begun = first.ok ? first.value : undefined;
	yield* readLinkedPages({
		fetchPage: async (next) =>
			next === undefined ? (begun ?? (await read(undefined))) : await read(next),
		request: `GET ${target}`,
		signal: api.stopSignal,
	});
}

function isRefusal(error: unknown): boolean {
	const { status } = error as { status?: number };
	return status === 400 || status === 404;
}

/** How far the order may be off. */
const TOLERANCE = 3_600_000;

/**
 * The time of an activity.
 *
 * @param before that of the one before it
 * @throws TransportError where there is none, or the newest doesn't come first: there would be no telling what is known
 */
function requireTime(
	{ target }: NewestFirst,
	{ created_time: created }: IDataObject,
	before: number,
): number {
	const time = parseTime(created);
	if (Number.isFinite(time) && time <= before + TOLERANCE) return time;
	const seen = Number.isFinite(time)
		? 'the newest tracking activity does not come first, so a part would be missed'
		: 'a tracking activity came without a time that can be read';
	throw unreadableResponseError(`GET ${target}`, seen);
}

/** Tells activities of a report apart. Two that are alike in all of this are one. */
function toKey({ contact_id: contact, created_time: time, url_id: url }: IDataObject): string {
	return createHash('sha256')
		.update(JSON.stringify([contact, time, url ?? null]))
		.digest('base64url')
		.slice(0, 16);
}
