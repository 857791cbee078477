import {
	areTimes,
	dropSeenBefore,
	getCompleteUntil,
	isRecord,
	LONG_PAST,
	MOST_SEEN,
	repairSeen,
	repairWatermarks,
	type Reading,
	type Seen,
	type Watermark,
} from '../../kit';
import { getOverlap, type TriggerFeedCall } from '../call';
import type { StopPoint } from './newestFirst';

/** How far the reports of the followed campaigns have been read. Times are epoch milliseconds. */
export interface TrackingCursor {
	/** Activities before this time aren't new in a report that is read for the first time. */
	begun: number;
	/** The newest time read. */
	newest: number;
	/** When the reports were read, and how far. */
	watermarks: Watermark[];
	/** How far each report has been read, by campaign activity and type. */
	reports: Record<string, ReportCursor>;
	/** The emails of campaigns, by campaign: each is looked up once. */
	activities: Record<string, string>;
	/** Set while reading all reports once takes several polls. */
	round?: Round;
}

interface ReportCursor {
	/** Nothing can show up before this time any more. */
	from: number;
	/** Activities output since then; missing if there are none. */
	seen?: Seen;
	/** Where reading was interrupted, and the report's `from` once it has been read. */
	cut?: StopPoint & { next: number };
}

/** One reading of all reports. */
interface Round {
	/** After it, nothing can show up before this time in any report. */
	next: number;
	/** Reports already read. */
	done: string[];
	/** Reports that are followed, and haven't been reached yet, neither in this round nor in an earlier one. */
	left: string[];
}

export function createCursor(begun: number): TrackingCursor {
	return { begun, newest: begun - 1, watermarks: [], reports: {}, activities: {} };
}

/** Whether a stored cursor has the parts that it must have. */
export function isCursor(stored: object): boolean {
	const { begun, newest, watermarks, reports, activities } = stored as Partial<TrackingCursor>;
	const hasParts = isRecord(reports) && isRecord(activities) && Array.isArray(watermarks);
	return areTimes(begun, newest) && hasParts;
}

/** Starts a reading of all reports. */
export function beginRound(
	call: TriggerFeedCall,
	{ watermarks }: TrackingCursor,
	begun: Reading,
): Round {
	const overlap = getOverlap(call);
	const past = call.clocks.earlier() - LONG_PAST - overlap;
	const complete = getCompleteUntil(watermarks, begun, overlap);
	return { next: Math.max(complete + 1, past), done: [], left: [] };
}

/** Whether the reading of a report was interrupted. */
export function isCut({ reports }: TrackingCursor, key: string): boolean {
	return reports[key]?.cut !== undefined;
}

const DAY = 24 * 3_600_000;

/** How long a report is remembered after its campaign is no longer followed, in days: campaigns may be sent again. */
const REMEMBERED_DAYS = 30;

/** The cursor after all reports have been read. */
export function finishRound(
	call: TriggerFeedCall,
	{ round: _round, ...cursor }: TrackingCursor,
	{ done, next }: Round,
): TrackingCursor {
	for (const key of done) {
		const report = cursor.reports[key];
		if (report !== undefined) report.from = Math.max(report.from, next);
	}
	const kept = dropUnfollowed(call, cursor, done);
	for (const [key, { seen, ...report }] of Object.entries(kept.reports)) {
		const remembered = dropSeenBefore({ ...seen }, report.from);
		const isEmpty = Object.keys(remembered).length === 0;
		kept.reports[key] = { ...report, ...(!isEmpty && { seen: remembered }) };
	}
	return kept;
}

/** Forgets reports that haven't been read for a long time. */
function dropUnfollowed(
	{ params, clocks }: TriggerFeedCall,
	cursor: TrackingCursor,
	done: string[],
): TrackingCursor {
	const days = (params.sentWithin ?? 7) + REMEMBERED_DAYS;
	const limit = clocks.earlier() - days * DAY;
	let { begun } = cursor;
	const reports: TrackingCursor['reports'] = {};
	for (const [key, report] of Object.entries(cursor.reports)) {
		const isForgotten = !done.includes(key) && report.from < limit;
		if (isForgotten) begun = Math.max(begun, report.from);
		else reports[key] = report;
	}
	const remembered = new Set(Object.keys(reports).map((key) => key.split(' ')[0]));
	const activities = Object.fromEntries(
		Object.entries(cursor.activities).filter(([, id]) => remembered.has(id)),
	);
	return { ...cursor, begun, reports, activities };
}

/**
 * If more happened within the lookback window than can be remembered, the window is shortened and the administrator is notified.
 * Activities that this round hasn't passed yet stay known in any case.
 */
export function shortenWindow(
	{ warn }: TriggerFeedCall,
	{ reports }: TrackingCursor,
	round: Round,
): void {
	const times = Object.values(reports).flatMap(({ seen = {} }) => Object.values(seen));
	const fresh = times.filter((time) => time >= round.next);
	if (fresh.length <= MOST_SEEN) return;
	const [least = round.next] = fresh.sort((left, right) => right - left).slice(MOST_SEEN);
	round.next = least + 1;
	for (const [key, report] of Object.entries(reports)) {
		const { seen = {}, cut } = report;
		if (cut === undefined && !round.done.includes(key)) continue;
		if (cut !== undefined) cut.next = Math.max(cut.next, round.next);
		const isPassed = (time: number) => time < round.next && time > (cut?.until ?? -Infinity);
		const kept = Object.entries(seen).filter(([, time]) => !isPassed(time));
		report.seen = Object.fromEntries(kept);
	}
	const until = new Date(least).toISOString();
	warn(
		`more than ${MOST_SEEN} tracking activities within the overlap, so it is shortened: those that show up late, with a time before ${until}, are missed. Set a shorter 'Overlap'.`,
	);
}

/** Without damaged parts: then more is read again than necessary. */
export function repairCursor(stored: TrackingCursor): TrackingCursor {
	const { begun, newest, watermarks, reports, activities, round } = stored;
	const soundReports: TrackingCursor['reports'] = {};
	for (const [key, report] of Object.entries(reports) as Array<[string, unknown]>) {
		if (!isRecord(report) || !areTimes(report.from)) continue;
		const { from, seen, cut } = report;
		soundReports[key] = {
			from: Number(from),
			seen: isRecord(seen) ? repairSeen(seen as Seen) : {},
			...(isSoundCut(cut) && { cut }),
		};
	}
	const texts = Object.entries(activities).filter(([, id]) => typeof id === 'string');
	const isSoundRound = isRecord(round) && areTimes(round.next) && Array.isArray(round.done);
	return {
		begun,
		newest,
		watermarks: repairWatermarks(watermarks),
		reports: soundReports,
		activities: Object.fromEntries(texts),
		...(isSoundRound && {
			round: { ...round, left: Array.isArray(round.left) ? round.left : [] },
		}),
	};
}

function isSoundCut(cut: unknown): cut is ReportCursor['cut'] {
	if (!isRecord(cut) || !areTimes(cut.until, cut.next)) return false;
	return cut.link === undefined || typeof cut.link === 'string';
}
