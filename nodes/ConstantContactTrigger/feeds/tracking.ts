import type { IDataObject } from 'n8n-workflow';

import { addWatermark, copySeen, SAMPLE_SIZE, type Feed, type Found } from '../../kit';
import { getOverlap, parseTime, type TriggerFeedCall } from '../call';
import { readCampaignsSince } from './campaignList';
import { readNewestFirst } from './newestFirst';
import {
	beginRound,
	createCursor,
	finishRound,
	isCursor,
	isCut,
	repairCursor,
	shortenWindow,
	type TrackingCursor,
} from './trackingCursor';
import { addCampaignName, listReports, SENT, type Report } from './trackingReports';

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
	isCursor,
	read: async (call, cursor) => await readNew(call, cursor),
	sample,
};

/** Activities within the lookback window aren't new; some may not have shown up yet. */
async function beginNow(call: TriggerFeedCall): Promise<TrackingCursor> {
	const { clocks } = call;
	// The first response contains the server's time.
	await readCampaignsSince(call, clocks.earlier(), SENT);
	const start = createCursor(clocks.earlier() - getOverlap(call));
	const all = { ...call, limit: Infinity, isLate: () => false };
	const { cursor } = await readNew(all, start);
	return cursor;
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
	const awaited = round.left;
	const records: IDataObject[] = [];
	for (const report of followed.filter(({ key }) => !round.done.includes(key))) {
		const read = async () => {
			const isNewlyFollowed = !awaited.includes(report.key);
			const room = limit - records.length;
			const reading = { next: round.next, before: isNewlyFollowed ? before : undefined, room };
			const found = await readReport(call, cursor, report, reading);
			for (const activity of found) records.push(addCampaignName(activity, report));
		};
		const left = cursor.reports[report.key]?.cut;
		await read();
		const isEarlier = left !== undefined && left.next < round.next;
		// First what an earlier round left, now what has been added since.
		if (isEarlier && !isCut(cursor, report.key)) await read();
		if (isCut(cursor, report.key)) break;
		round.done.push(report.key);
		if (isLate()) break;
	}
	shortenWindow(call, cursor, round);
	const isWhole = followed.every(({ key }) => round.done.includes(key));
	round.left = [];
	for (const { key } of followed.filter((report) => cursor.reports[report.key] === undefined)) {
		if (before === undefined || awaited.includes(key)) round.left.push(key);
		else cursor.reports[key] = { from: before };
	}
	const after = isWhole ? finishRound(call, cursor, round) : { ...cursor, round };
	const watermark = { time: after.newest, ...clocks.read() };
	const overlap = getOverlap(call);
	after.watermarks = addWatermark(after.watermarks, watermark, round.next, overlap);
	return { records: sortByTime(records), cursor: after };
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

/** If the filters were changed, activities older than this were already there in reports that are now followed, too. */
function getTimeBeforeChange(
	call: TriggerFeedCall,
	{ newest }: TrackingCursor,
): number | undefined {
	const { refiltered } = call;
	if (refiltered === undefined) return undefined;
	return Math.max(newest, (refiltered.lastPoll?.time ?? -Infinity) - getOverlap(call));
}

function sortByTime(records: IDataObject[]): IDataObject[] {
	return records.sort(
		(left, right) => parseTime(left.created_time) - parseTime(right.created_time),
	);
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
