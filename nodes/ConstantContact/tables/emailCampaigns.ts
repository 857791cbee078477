import type { IDataObject } from 'n8n-workflow';

import { collect } from '../../kit';
import { columnList } from '../../constantContactShared/replication/column';
import { EMAIL_CAMPAIGNS, readRecords } from '../../constantContactShared/replication/sharedTables';
import { countRepeatedPages } from '../../constantContactShared/replication/countPages';
import { readWholeList } from '../../constantContactShared/replication/wholeList';
import { CAMPAIGNS } from '../campaignActivity/reference';
import { legacyIdColumn, readLegacyIds } from './legacyIds';
import { MOST_PER_PAGE, createRecordListing, toFilterTime } from './listing';
import type { Table, TableCall, TablePage } from './table';
import { toLegacyWord } from './words';

export const emailCampaigns: Table = {
	...EMAIL_CAMPAIGNS,
	requests: 'One; two per 500 campaigns if there are more than 500',
	expectedRequests: ({ campaigns }) => countRequestsForCampaigns(campaigns),
	columns: [
		...EMAIL_CAMPAIGNS.columns,
		...columnList(['created_date', 'time'], ['type', 'text'], ['current_status', 'text']),
		legacyIdColumn('legacy_id'),
	],
	read: readCampaigns,
};

async function* readCampaigns(call: TableCall): AsyncGenerator<TablePage> {
	const { since } = call;
	const findLegacyId = await readLegacyIds(call, 'emailCampaigns');
	for await (const { records, cursor } of readCampaignPages(call, since)) {
		const wanted = records
			.filter(({ status }) => since !== undefined || status !== 'DELETED')
			.map((campaign) => ({ ...campaign, legacy_id: findLegacyId(campaign.id) }));
		yield { records: wanted, cursor };
	}
}

/** All campaigns changed since a time, including removed ones: the API has no status filter (V3 API 7). */
export function readCampaignPages(
	call: Pick<TableCall, 'api' | 'from' | 'started'>,
	since?: string,
): AsyncGenerator<TablePage> {
	const api = createRecordListing(call.api, 'campaigns', toRecord);
	const query = { limit: MOST_PER_PAGE, after_date: toFilterTime(since) };
	return readWholeList({ ...call, api }, CAMPAIGNS, query);
}

/** Statuses as version 2 names them; newer ones are kept (V3 API 7). */
const STATUSES: Record<string, string> = {
	DONE: 'SENT',
	EXECUTING: 'RUNNING',
	REMOVED: 'DELETED',
};

function toRecord(campaign: IDataObject): IDataObject {
	// The API spells it in several ways.
	const current = String(campaign.current_status ?? '').toUpperCase();
	return {
		...campaign,
		id: campaign.campaign_id,
		status: toLegacyWord(STATUSES, current),
		current_status: current,
		created_date: campaign.created_at,
		modified_date: campaign.updated_at,
	};
}

/** The campaigns with recipients, by ascending ID. */
export async function readSentCampaigns({
	api,
	started,
}: Pick<TableCall, 'api' | 'started'>): Promise<IDataObject[]> {
	const campaigns = (await collect(readRecords(readCampaignPages({ api, started })))).filter(
		({ status }) => status === 'SENT' || status === 'RUNNING',
	);
	return campaigns.sort((left, right) => (String(left.id) < String(right.id) ? -1 : 1));
}

/** Requests for the list of campaigns: a list with several pages is read twice. */
export function countRequestsForCampaigns(campaigns: number): number {
	return countRepeatedPages(campaigns, MOST_PER_PAGE);
}
