import type { IDataObject } from 'n8n-workflow';

import {
	areTimes,
	DateTime,
	dropSeenBefore,
	getSeenTime,
	InputError,
	isRecord,
	MOST_SEEN,
	repairSeen,
	type Reading,
	type Seen,
} from '../../kit';
import { toTimestamp } from '../../ContactHub/model/times';
import type { FeedCall } from './feed';

/** How far events have been read. Times are epoch milliseconds. */
export interface EventCursor {
	/** Events from this date on are read. It is never in the future, unless the trigger begins there. */
	from: number;
	/** Of the events on the date `from`, those with IDs up to this one have been output. */
	fromId?: string;
	/** Where the trigger began. */
	begun: number;
	/** The server's clock at the last poll; 0 if it is not known. */
	server: number;
	/** Events output since `from`, or already there before the trigger began. */
	seen: Seen;
	/** When the whole list was read, and how many events it had. */
	whole?: WholeList;
	/** Where reading was interrupted, and the date that was before the lookback window when it began at `from`. */
	cut?: { position: number; settled: number };
}

interface WholeList extends Reading {
	total: number;
	/** When the events dated in the future were read. */
	ahead: Reading;
}

/** What a poll collects as it reads. */
export interface ListReading {
	records: IDataObject[];
	seen: Seen;
	/** Nothing that matches can arrive before this date any more. */
	settled: number;
	/** Dates of the listed events, by ID. */
	listed: Map<string, number>;
}

/** How a poll ended: at a position, or at the end of the list, with or without the events dated in the future. */
interface ReadingEnd {
	position?: number;
	/** The first event not yet output. */
	left?: IDataObject;
	isWhole?: boolean;
	/** How many events the list had, if this poll alone has read it. */
	total?: number;
}

export function createCursor(from: number): EventCursor {
	return { from, begun: from, server: 0, seen: {} };
}

/** Without damaged parts: then more is read again than necessary. */
export function repairCursor(stored: EventCursor): EventCursor {
	const { from, begun, server, seen, fromId, whole, cut } = stored;
	const isCut = isRecord(cut) && areTimes(cut.position, cut.settled);
	const isWhole =
		isRecord(whole) &&
		isRecord(whole.ahead) &&
		areTimes(whole.own, whole.server, whole.total, whole.ahead.own, whole.ahead.server);
	return {
		from,
		begun,
		server,
		seen: repairSeen(seen),
		...(typeof fromId === 'string' && { fromId }),
		...(isWhole && { whole }),
		...(isCut && { cut }),
	};
}

/**
 * A cursor ahead of both clocks was set by clocks that were wrong: repeating is better than missing.
 */
export function putBack(call: FeedCall, cursor: EventCursor): EventCursor {
	const now = call.clocks.later(cursor.server);
	if (cursor.from <= now || cursor.from <= cursor.begun) return cursor;
	const from = Math.max(cursor.begun, now - getOverlap(call));
	const { begun, server, seen } = cursor;
	return { from, begun, server, seen };
}

export function wasOutput({ from, fromId }: EventCursor, seen: Seen, event: IDataObject): boolean {
	if (getSeenTime(seen, getId(event)) !== undefined) return true;
	return fromId !== undefined && toTimestamp(event.date) === from && getId(event) <= fromId;
}

/** The cursor after a poll. Nothing before the lookback window can arrive any more. */
export function advanceCursor(
	call: FeedCall,
	cursor: EventCursor,
	{ seen, settled, listed }: ListReading,
	{ position, left, isWhole, total }: ReadingEnd,
): EventCursor {
	const now = call.clocks.read();
	const reached = Math.max(cursor.from, Math.min(position ?? Infinity, settled));
	const from = shortenSeen(call, seen, reached, position);
	const advanced: EventCursor = {
		from,
		begun: cursor.begun,
		server: now.server,
		seen: dropSeenBefore(seen, from),
		...(position !== undefined && { cut: { position, settled } }),
	};
	if (total !== undefined) {
		// The next list is requested from a millisecond before.
		const passed = [...listed.values()].filter((time) => time < from - 1).length;
		const ahead = isWhole ? now : (cursor.whole?.ahead ?? now);
		advanced.whole = { ...now, total: total - passed, ahead };
	}
	if (from === cursor.from && cursor.fromId !== undefined) advanced.fromId = cursor.fromId;
	const isCrowd = left !== undefined && position === from && from <= settled;
	const next = isCrowd ? removeCrowd(advanced, getId(left)) : advanced;
	requireMemory(next.seen);
	return next;
}

/**
 * If events with the same date take several polls and are before the lookback window, the greatest ID output is enough: they are
 * output in order of their IDs, and no more can arrive.
 */
function removeCrowd(advanced: EventCursor, leftId: string): EventCursor {
	const isPassed = (id: string) => advanced.seen[id] === advanced.from && id < leftId;
	const fromId = Object.keys(advanced.seen)
		.filter(isPassed)
		.reduce((left, right) => (left > right ? left : right), advanced.fromId ?? '');
	const kept = Object.entries(advanced.seen).filter(([id]) => !isPassed(id));
	return { ...advanced, fromId, seen: Object.fromEntries(kept) };
}

/**
 * Where reading begins if more happened within the lookback window than can be remembered: the window is then shortened, and the
 * administrator is notified. Events of one date stay together, and those not yet output are kept in any case.
 */
function shortenSeen(
	{ clocks, warn }: FeedCall,
	seen: Seen,
	from: number,
	position = Infinity,
): number {
	const now = clocks.earlier();
	const past = Object.values(seen).filter((time) => time >= from && time <= now);
	if (past.length <= MOST_SEEN) return from;
	const times = past.sort((left, right) => right - left);
	const cut = Math.min(times[MOST_SEEN - 1] ?? from, position);
	if (cut <= from) return from;
	const until = DateTime.fromMillis(cut).toUTC().toISO();
	warn(
		`more than ${MOST_SEEN} events within the overlap, so it is shortened: events that arrive with a date before ${until} are missed. Set a shorter 'Overlap of Events'.`,
	);
	return cut;
}

/** Maximum events remembered when they can't be left behind, because they are dated in the future or share one date. */
const MOST_REMEMBERED = 100_000;

function requireMemory(seen: Seen): void {
	if (Object.keys(seen).length <= MOST_REMEMBERED) return;
	throw new InputError(
		`More than ${MOST_REMEMBERED} events have dates in the future, more than the trigger can remember`,
		"Narrow them with 'Filters', for example by their type, or use 'Change Received' under 'Trigger On'.",
	);
}

export function getOverlap({ params }: FeedCall): number {
	return (params.triggerOptions.eventOverlap ?? 60) * 60_000;
}

export function getId({ id }: IDataObject): string {
	return String(id);
}
