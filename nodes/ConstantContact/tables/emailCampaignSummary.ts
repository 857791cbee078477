import type { IDataObject } from 'n8n-workflow';

import { isRecord, path } from '../../kit';
import { columnList } from '../../constantContactShared/replication/column';
import {
	EMAIL_CAMPAIGN_SUMMARY,
	readRecords,
} from '../../constantContactShared/replication/sharedTables';
import { countRepeatedPages } from '../../constantContactShared/replication/countPages';
import { readWholeList } from '../../constantContactShared/replication/wholeList';
import { readCampaignPages } from './emailCampaigns';
import { legacyIdColumn, readLegacyIds } from './legacyIds';
import { MOST_PER_PAGE, createRecordListing } from './listing';
import type { Table, TableCall, TablePage } from './table';

/** The counters of all sent campaigns, 500 in one response (V3 API 8). */
export const SUMMARIES = path`/reports/summary_reports/email_campaign_summaries`;

/** Key of the counters in the response. */
export const SUMMARIES_NAME = 'bulk_email_campaign_summaries';

export const emailCampaignSummary: Table = {
	...EMAIL_CAMPAIGN_SUMMARY,
	description: 'The statistics of each sent campaign: number of different people',
	requests:
		'One; two per 500 sent campaigns if there are more than 500. With Campaign Details also those of Email Campaigns',
	expectedRequests: ({ sentCampaigns }) => countRepeatedPages(sentCampaigns, MOST_PER_PAGE),
	columns: [
		...EMAIL_CAMPAIGN_SUMMARY.columns,
		...columnList(['not_opened', 'number'], ['campaign_type', 'text']),
		legacyIdColumn('legacy_campaign_id'),
	],
	read: readSummaries,
};

async function* readSummaries(call: TableCall): AsyncGenerator<TablePage> {
	const findLegacyId = await readLegacyIds(call, 'emailCampaigns');
	const created = call.options.campaignDetails ? await readCreationTimes(call) : new Map();
	const toRecord = (summary: IDataObject): IDataObject => {
		const { campaign_id: id, last_sent_date: sent, unique_counts: counts } = summary;
		const { optouts, abuse, ...others } = isRecord(counts) ? (counts as IDataObject) : {};
		return {
			...summary,
			...others,
			id,
			modified_date: sent,
			checkid: id,
			start_date: created.get(id) as string | undefined,
			end_date: sent,
			unsubscribes: optouts,
			spam_count: abuse,
			legacy_campaign_id: findLegacyId(id),
		};
	};
	const api = createRecordListing(call.api, SUMMARIES_NAME, toRecord);
	yield* readWholeList({ ...call, api }, SUMMARIES, { limit: MOST_PER_PAGE });
}

/** When each campaign was created, which summaries don't include. */
async function readCreationTimes({
	api,
	started,
}: Pick<TableCall, 'api' | 'started'>): Promise<Map<unknown, unknown>> {
	const created = new Map<unknown, unknown>();
	for await (const campaigns of readRecords(readCampaignPages({ api, started }))) {
		for (const { id, created_date: time } of campaigns) created.set(id, time);
	}
	return created;
}
