import type { IDataObject } from 'n8n-workflow';

import { listRecords, path } from '../../kit';
import { columnList } from '../../constantContactShared/replication/column';
import {
	CONTACT_TRACKING,
	withoutColumns,
} from '../../constantContactShared/replication/sharedTables';
import type { LinkedPages } from '../../constantContactShared/replication/expiredCursor';
import { fanOut } from '../../constantContactShared/replication/fanOut';
import {
	readFirstPage,
	readNewestFirst,
	type NewestFirst,
} from '../../constantContactShared/replication/newestFirst';
import { TrackedCampaigns } from '../../constantContactShared/replication/trackedCampaigns';
import type { ConstantContactApi } from '../api/client';
import { countRequestsForCampaigns, readSentCampaigns } from './emailCampaigns';
import { legacyIdColumn, readLegacyIds } from './legacyIds';
import { isSince, createListing, MOST_PER_PAGE } from './listing';
import type { Table, TableCall, TablePage } from './table';

/** The reports of an email by name, with version 2's names for the activities and their times. */
export const REPORTS = {
	bounces: { type: 'EMAIL_BOUNCE', date: 'bounce_date' },
	clicks: { type: 'EMAIL_CLICK', date: 'click_date' },
	forwards: { type: 'EMAIL_FORWARD', date: 'forward_date' },
	opens: { type: 'EMAIL_OPEN', date: 'open_date' },
	optouts: { type: 'EMAIL_UNSUBSCRIBE', date: 'unsubscribe_date' },
	sends: { type: 'EMAIL_SEND', date: 'send_date' },
} as const;

type ReportName = keyof typeof REPORTS;
const REPORT_NAMES = Object.keys(REPORTS) as ReportName[];

export const contactTracking: Table = {
	...CONTACT_TRACKING,
	requests:
		'Seven per sent campaign and one more per 500 activities of each kind, and those of Email Campaigns to list them',
	expectedRequests: ({ campaigns, sentCampaigns, trackingPages }) =>
		countRequestsForCampaigns(campaigns) + sentCampaigns + trackingPages,
	columns: [
		...withoutColumns(
			CONTACT_TRACKING,
			'bounce_description',
			'bounce_message',
			'unsubscribe_source',
		),
		...columnList(['campaign_activity_id', 'text'], ['device_type', 'text']),
		legacyIdColumn('legacy_campaign_id'),
		legacyIdColumn('legacy_contact_id'),
	],
	changedAt: ({ activity_date: time }) => time,
	read: readTracking,
};

/** What is needed to read a report of an email. */
interface Report {
	campaignId: string;
	activityId: string;
	name: ReportName;
	/** Undefined for everything. */
	since: string | undefined;
}

/** Campaign by campaign: each report of its email and of its resends. */
async function* readTracking(call: TableCall): AsyncGenerator<TablePage> {
	const { api, from } = call;
	const toRow = await createRowReader(call);
	const sent = await readSentCampaigns(call);
	const tracked = new TrackedCampaigns(call, sent, from !== undefined);
	// One that was sent meanwhile and has a lower ID waits for the next run.
	const isLeft = (id: string) =>
		from?.campaign === undefined ? id > (from?.after ?? '') : id >= from.campaign;
	const left = sent.map(({ id }) => String(id)).filter(isLeft);
	call.expect(left.length * (1 + REPORT_NAMES.length));
	let { after } = from ?? {};
	for await (const { id, first } of fanOut(api, left, async (one) => await readMails(api, one))) {
		const begun = from?.campaign === id ? from : undefined;
		const reports = new Map<string, Report>();
		for (const { campaign_activity_id: activityId } of first?.items ?? []) {
			for (const name of REPORT_NAMES) {
				reports.set(`${String(activityId)} ${name}`, {
					campaignId: id,
					activityId: String(activityId),
					name,
					since: tracked.getSince(id),
				});
			}
		}
		let isThere = first !== undefined;
		const readPages = (key: string, place: TablePage['cursor'] = {}, page?: FirstPage) => {
			const report = reports.get(key) as Report;
			const list = toList(report, toRow);
			return readNewestFirst(listReport(api, report), list, place, page ? undefined : begun, page);
		};
		if (begun?.inside !== undefined && reports.has(begun.inside)) {
			const { inside } = begun;
			isThere =
				(yield* readPages(inside, { after, campaign: id, done: begun.done, inside })) && isThere;
			yield { records: [], cursor: { after, campaign: id, done: inside } };
		}
		const done = begun?.inside ?? begun?.done;
		const keys = [...reports.keys()];
		const rest = keys.slice(done === undefined ? 0 : keys.indexOf(done) + 1);
		const fetch = async (key: string) => {
			const report = reports.get(key) as Report;
			return await readFirstPage(listReport(api, report), toList(report, toRow));
		};
		let before = done;
		for await (const { id: key, first: page } of fanOut(api, rest, fetch)) {
			const place = { after, campaign: id, done: before, inside: key };
			isThere = page !== undefined && (yield* readPages(key, place, page)) && isThere;
			before = key;
			yield { records: [], cursor: { after, campaign: id, done: key } };
		}
		if (isThere) tracked.add(id);
		after = id;
		yield { records: [], cursor: { after } };
	}
	tracked.finish();
}

type FirstPage = Awaited<ReturnType<typeof readFirstPage>>;

/** Roles of the activities that are emails. */
const MAILS = ['primary_email', 'resend'];

/** The emails of a campaign: its own, and its resends. */
async function readMails(api: ConstantContactApi, id: string): Promise<FirstPage> {
	const { campaign_activities: all } = await api.get(path`/emails/${id}`);
	const activities = listRecords(all);
	return { items: activities.filter(({ role }) => MAILS.includes(String(role).toLowerCase())) };
}

function toList({ activityId, campaignId, name }: Report, toRow: RowReader): NewestFirst {
	return {
		target: path`/reports/email_reports/${activityId}/tracking/${name}`,
		query: { limit: MOST_PER_PAGE },
		getDate: ({ created_time: time }) => String(time),
		toRecord: (activity) => toRow(activity, campaignId, name),
	};
}

/**
 * A report of an email. The API can't filter it by time, so if it is sorted newest first, reading stops at the time (V3 API 8).
 */
function listReport(api: ConstantContactApi, { since }: Pick<Report, 'since'>): LinkedPages {
	return createListing(api, 'tracking_activities', ({ items, next }) => {
		const wanted = items.filter(({ created_time: time }) => isSince(time, since));
		const isPassed = isNewestFirst(items) && wanted.at(-1) !== items.at(-1);
		return { items: wanted, next: isPassed ? undefined : next };
	});
}

function isNewestFirst(items: IDataObject[]): boolean {
	const times = items.map(({ created_time: time }) => Date.parse(String(time)));
	return times.every((time, at) => at === 0 || time <= (times[at - 1] as number));
}

type RowReader = (activity: IDataObject, campaignId: string, name: ReportName) => IDataObject;

async function createRowReader(call: TableCall): Promise<RowReader> {
	const findContact = await readLegacyIds(call, 'contacts');
	const findCampaign = await readLegacyIds(call, 'emailCampaigns');
	return (activity, campaignId, name) => {
		const { contact_id: contact, created_time: time } = activity;
		return {
			activity_type: REPORTS[name].type,
			campaign_id: campaignId,
			campaign_activity_id: activity.campaign_activity_id,
			contact_id: contact,
			activity_date: time,
			[REPORTS[name].date]: time,
			email_address: activity.email_address,
			link_id: activity.url_id,
			link_uri: activity.link_url,
			bounce_code: activity.bounce_code,
			unsubscribe_reason: activity.opt_out_reason,
			device_type: activity.device_type,
			legacy_campaign_id: findCampaign(campaignId),
			legacy_contact_id: findContact(contact),
		};
	};
}
