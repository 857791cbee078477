import type { IDataObject } from 'n8n-workflow';

import {
	formatCount,
	areTimes,
	getCompleteUntil,
	copySeen,
	isRecord,
	LONG_PAST,
	MOST_SEEN,
	path,
	SAMPLE_SIZE,
	dropSeenBefore,
	repairSeen,
	repairWatermarks,
	addWatermark,
	type Feed,
	type Found,
	type Reading,
	type Seen,
	type Watermark,
} from '../../kit';
import { getOverlap, parseTime, type TriggerFeedCall } from '../call';
import { DEFAULT_CAMPAIGNS } from '../quota';
import { getCampaignId, campaignsSince, readMailId } from './campaignList';
import { readNewestFirst, type StopPoint } from './newestFirst';

/** How far the reports of the followed campaigns have been read. Times are epoch milliseconds. */
interface TrackingCursor {
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
}

const DAY = 24 * 3_600_000;

/** Statuses of campaigns that have recipients. */
const SENT = ['DONE', 'EXECUTING'];

/** How long a report is remembered after its campaign is no longer followed, in days: campaigns may be sent again. */
const REMEMBERED_DAYS = 30;

/**
 * What recipients of campaigns do. Their reports can't be filtered by time, but are sorted newest first (V3 API 8), so each is
 * read back to known activities.
 *
 * Some activities show up late, after newer ones. So known activities are those before the lookback window of the last reading,
 * and those output since then are remembered. If not everything fits into one poll, the next poll continues from the page at
 * which reading stopped, and only then are the reports read from the beginning again.
 */
export const trackingFeed: Feed<TriggerFeedCall, TrackingCursor> = {
	begin: async (call, from) => (from === undefined ? await beginNow(call) : createCursor(from)),
	isCursor: (stored) => {
		const { begun, newest, watermarks, reports, activities } = stored as Partial<TrackingCursor>;
		const hasParts = isRecord(reports) && isRecord(activities) && Array.isArray(watermarks);
		return areTimes(begun, newest) && hasParts;
	},
	read: async (call, cursor) => await readNew(call, cursor),
	sample,
};

function createCursor(begun: number): TrackingCursor {
	return { begun, newest: begun - 1, watermarks: [], reports: {}, activities: {} };
}

/** Activities within the lookback window aren't new; some may not have shown up yet. */
async function beginNow(call: TriggerFeedCall): Promise<TrackingCursor> {
	const { clocks } = call;
	// The first response contains the server's time.
	await campaignsSince(call, clocks.earlier(), SENT);
	const start = createCursor(clocks.earlier() - getOverlap(call));
	const all = { ...call, limit: Infinity, isLate: () => false };
	const { cursor } = await readNew(all, start);
	return cursor;
}

/** A report of a followed campaign. */
interface Report {
	key: string;
	target: string;
	campaign: IDataObject;
}

async function readNew(
	call: TriggerFeedCall,
	stored: TrackingCursor,
): Promise<Found<TrackingCursor>> {
	const { clocks, limit, isLate } = call;
	const cursor = repairCursor(stored);
	const begun = clocks.read();
	const followed = await listReports(call, cursor);
	begun.server ||= clocks.serverTime;
	const round = cursor.round ?? beginRound(call, cursor, begun);
	const before = getTimeBeforeChange(call, cursor);
	const records: IDataObject[] = [];
	for (const report of followed.filter(({ key }) => !round.done.includes(key))) {
		const read = async () => {
			const reading = { next: round.next, before, room: limit - records.length };
			const found = await readReport(call, cursor, report, reading);
			for (const activity of found) records.push(addCampaignName(activity, report));
		};
		const left = cursor.reports[report.key]?.cut;
		await read();
		const isEarlier = left !== undefined && left.next < round.next;
		// First what an earlier round left, now what has been added since.
		if (isEarlier && !isCut(cursor, report)) await read();
		if (isCut(cursor, report)) break;
		round.done.push(report.key);
		if (isLate()) break;
	}
	shorten(call, cursor, round);
	const isWhole = followed.every(({ key }) => round.done.includes(key));
	const after = isWhole ? finishRound(call, cursor, round) : { ...cursor, round };
	const watermark = { time: after.newest, ...clocks.read() };
	const overlap = getOverlap(call);
	after.watermarks = addWatermark(after.watermarks, watermark, round.next, overlap);
	return { records: sortByTime(records), cursor: after };
}

function beginRound(call: TriggerFeedCall, { watermarks }: TrackingCursor, begun: Reading): Round {
	const overlap = getOverlap(call);
	const past = call.clocks.earlier() - LONG_PAST - overlap;
	return { next: Math.max(getCompleteUntil(watermarks, begun, overlap) + 1, past), done: [] };
}

interface ReportReading {
	next: number;
	before: number | undefined;
	room: number;
}

/** Reads a report as far as there is room. @returns the activities to output */
async function readReport(
	call: TriggerFeedCall,
	cursor: TrackingCursor,
	{ key, target }: Report,
	{ next, before, room }: ReportReading,
): Promise<IDataObject[]> {
	const known = cursor.reports[key];
	const start = before === undefined ? cursor.begun : cursor.newest - getOverlap(call);
	const { from, cut } = known ?? { from: start };
	const seen = copySeen(known?.seen ?? {});
	const rememberedFrom = cut?.next ?? next;
	const report = { target, from, seen, rememberedFrom, at: cut };
	const { activities, stoppedAt, newest } = await readNewestFirst(call, report, room);
	cursor.newest = Math.max(cursor.newest, newest);
	cursor.reports[key] = {
		from: stoppedAt === undefined && cut !== undefined ? Math.max(from, cut.next) : from,
		seen,
		...(stoppedAt && { cut: { ...stoppedAt, next: rememberedFrom } }),
	};
	if (known !== undefined || before === undefined) return activities;
	return activities.filter(({ created_time: time }) => parseTime(time) >= before);
}

function isCut({ reports }: TrackingCursor, { key }: Report): boolean {
	return reports[key]?.cut !== undefined;
}

/** If the filters were changed, activities older than this were already there in reports that are read for the first time. */
function getTimeBeforeChange(
	call: TriggerFeedCall,
	{ newest }: TrackingCursor,
): number | undefined {
	const { refiltered } = call;
	if (refiltered === undefined) return undefined;
	return Math.max(newest, (refiltered.lastPoll?.time ?? -Infinity) - getOverlap(call));
}

/** The cursor after all reports have been read. */
function finishRound(
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
function shorten({ warn }: TriggerFeedCall, { reports }: TrackingCursor, round: Round): void {
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

/** The reports of the followed campaigns, starting with the most recently changed campaign. */
async function listReports(call: TriggerFeedCall, cursor: TrackingCursor): Promise<Report[]> {
	const { params, clocks, warn } = call;
	const { sentWithin = 7, trackingTypes = [], triggerOptions } = params;
	const most = triggerOptions.maxCampaigns ?? DEFAULT_CAMPAIGNS;
	const since = clocks.earlier() - sentWithin * DAY;
	const campaigns = await campaignsSince(call, since, SENT);
	if (campaigns.length > most) {
		warn(
			`${formatCount(campaigns.length, 'campaign')} were sent or changed within ${sentWithin} days, of which the last ${most} are followed. Raise 'Max Campaigns' to follow more.`,
		);
	}
	const reports: Report[] = [];
	for (const campaign of campaigns.slice(0, most)) {
		const id = getCampaignId(campaign);
		const known = Object.hasOwn(cursor.activities, id) ? cursor.activities[id] : undefined;
		const activity = known ?? (await readMailId(call, id));
		cursor.activities[id] = activity;
		for (const type of trackingTypes) {
			const target = path`/reports/email_reports/${activity}/tracking/${type}`;
			reports.push({ key: `${activity} ${type}`, target, campaign });
		}
	}
	return reports;
}

function addCampaignName(activity: IDataObject, { campaign }: Report): IDataObject {
	const { campaign_id, name } = campaign;
	return { campaign_id, campaign_name: name, ...activity };
}

function sortByTime(records: IDataObject[]): IDataObject[] {
	return records.sort(
		(left, right) => parseTime(left.created_time) - parseTime(right.created_time),
	);
}

/** Without damaged parts: then more is read again than necessary. */
function repairCursor(stored: TrackingCursor): TrackingCursor {
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
		...(isSoundRound && { round }),
	};
}

function isSoundCut(cut: unknown): cut is ReportCursor['cut'] {
	if (!isRecord(cut) || !areTimes(cut.until, cut.next)) return false;
	return cut.link === undefined || typeof cut.link === 'string';
}

/** Maximum requests for the editor's examples. */
const SAMPLE_REQUESTS = 8;

async function sample(call: TriggerFeedCall): Promise<IDataObject[]> {
	const reports = await listReports(call, createCursor(0));
	const samples: IDataObject[] = [];
	for (const report of reports.slice(0, SAMPLE_REQUESTS)) {
		const query = { limit: SAMPLE_SIZE };
		const { items } = await call.api.page(report.target, 'tracking_activities', query);
		for (const activity of items) samples.push(addCampaignName(activity, report));
	}
	return sortByTime(samples).reverse().slice(0, SAMPLE_SIZE);
}
