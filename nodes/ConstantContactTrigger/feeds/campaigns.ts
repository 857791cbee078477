import type { IDataObject } from 'n8n-workflow';

import {
	areTimes,
	copySeen,
	isRecord,
	getSeenTime,
	dropSeenBefore,
	repairSeen,
	createTimeFeed,
	type Feed,
	type Found,
	type Seen,
	type TimeCursor,
	type TimeList,
} from '../../kit';
import { buildActivityPath } from '../../ConstantContact/campaignActivity/reference';
import { getOverlap, parseTime, type TriggerFeedCall } from '../call';
import { getCampaignId, readCampaignsSince, getChangeTime, readMailId } from './campaignList';

/** How far sent campaigns have been read. */
interface CampaignCursor {
	/** How far the list of changed campaigns has been read. */
	changes: TimeCursor;
	/** Sends that were output, or weren't new, by campaign and number, with their times. */
	sent: Seen;
}

const HOUR = 3_600_000;

/** The maximum duration between the start of a send, which is its time, and the change of the campaign that reveals it. */
const LONGEST_SENDING = 24 * HOUR;

/** Maximum changed campaigns per poll: each takes two requests. */
const MOST_CAMPAIGNS = 50;

/** How many examples the editor gets. */
const SAMPLES = 3;

const list: TimeList<TriggerFeedCall> = {
	plural: 'campaigns',
	getId: getCampaignId,
	getTime: getChangeTime,
	isWanted: () => true,
	getOverlap,
	async *from(call, start) {
		yield (await readCampaignsSince(call, start, ['DONE'])).reverse();
	},
	async newest(call) {
		// The first response contains the server's time.
		await readCampaignsSince(call, call.clocks.earlier(), ['DONE']);
		const oldest = call.clocks.earlier() - LONGEST_SENDING - getOverlap(call);
		return { records: await readCampaignsSince(call, oldest, ['DONE']), oldest };
	},
	sample: async () => await Promise.resolve([]),
};

const changes = createTimeFeed(list);

/**
 * Sends of campaigns. The list of campaigns can be filtered by last change, but an old campaign may change without being sent. So
 * for each changed campaign that was sent, its history shows whether there is a new send.
 */
export const campaignFeed: Feed<TriggerFeedCall, CampaignCursor> = {
	async begin(call, from) {
		if (from !== undefined) return { changes: await changes.begin(call, from), sent: {} };
		const cursor = await changes.begin(call, undefined);
		const { records } = await list.newest(call);
		const sent: Seen = {};
		for (const campaign of records) {
			for (const sending of await readSendings(call, campaign)) sent[sending.key] = sending.time;
		}
		return { changes: cursor, sent };
	},
	isCursor: (stored) => {
		const { changes: cursor, sent } = stored as Partial<CampaignCursor>;
		return isRecord(cursor) && changes.isCursor(cursor) && isRecord(sent);
	},
	read: readNew,
	async sample(call) {
		const year = call.clocks.earlier() - 365 * 24 * HOUR;
		const campaigns = await readCampaignsSince(call, year, ['DONE']);
		const samples: IDataObject[] = [];
		for (const campaign of campaigns.slice(0, SAMPLES)) {
			const sendings = await readSendings(call, campaign);
			for (const { record } of sendings.reverse()) samples.push(record);
		}
		return samples.slice(0, SAMPLES);
	},
};

async function readNew(
	call: TriggerFeedCall,
	stored: CampaignCursor,
): Promise<Found<CampaignCursor>> {
	const { from } = stored.changes;
	const limit = Math.min(call.limit, MOST_CAMPAIGNS);
	const found = await changes.read({ ...call, limit }, stored.changes);
	const sent = copySeen(repairSeen(stored.sent));
	const fresh: Sending[] = [];
	for (const campaign of found.records) {
		for (const sending of await readSendings(call, campaign)) {
			if (getSeenTime(sent, sending.key) !== undefined) continue;
			sent[sending.key] = sending.time;
			if (sending.time >= from - LONGEST_SENDING) fresh.push(sending);
		}
	}
	const records = fresh.sort((left, right) => left.time - right.time).map(({ record }) => record);
	const oldest = found.cursor.from - 2 * LONGEST_SENDING;
	return { records, cursor: { changes: found.cursor, sent: dropSeenBefore({ ...sent }, oldest) } };
}

interface Sending {
	key: string;
	time: number;
	record: IDataObject;
}

/** The completed sends of a campaign's email, oldest first. */
async function readSendings(call: TriggerFeedCall, summary: IDataObject): Promise<Sending[]> {
	const { api } = call;
	const campaignId = getCampaignId(summary);
	const activityId = await readMailId(call, campaignId);
	const history = await api.list(`${buildActivityPath(activityId)}/send_history`);
	return history
		.filter(({ send_status: status }) => String(status).toUpperCase() !== 'ERRORED')
		.map((sending): Sending => {
			const time = parseTime(sending.run_date);
			const { send_id, run_date, count } = sending;
			return {
				key: `${campaignId} ${String(send_id ?? run_date)}`,
				time: areTimes(time) ? time : getChangeTime(summary),
				record: {
					...summary,
					campaign_activity_id: activityId,
					send_id,
					run_date,
					count,
					contact_list_ids: sending.contact_list_ids ?? [],
					segment_ids: sending.segment_ids ?? [],
				},
			};
		})
		.sort((left, right) => left.time - right.time);
}
