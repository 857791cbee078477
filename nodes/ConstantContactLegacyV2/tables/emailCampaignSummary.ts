import type { IDataObject } from 'n8n-workflow';

import { isRecord, path } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { EMAIL_CAMPAIGN_SUMMARY } from '../../constantContactShared/replication/sharedTables';
import { countRequestsForSent, readSentCampaigns } from './emailCampaigns';
import { fanOut } from '../../constantContactShared/replication/fanOut';
import type { Table, TableCall, TablePage } from './table';

export const emailCampaignSummary: Table = {
	...EMAIL_CAMPAIGN_SUMMARY,
	description: 'The statistics of each sent campaign',
	requests:
		'One per sent campaign, and one for their list; two per 50 of them if there are more than 50',
	expectedRequests: ({ sentCampaigns: campaigns }) => countRequestsForSent(campaigns) + campaigns,
	read: readSummaries,
};

async function* readSummaries(call: TableCall): AsyncGenerator<TablePage> {
	const { api, from, options } = call;
	const sent = await readSentCampaigns(call);
	const ids = sent.map(({ id }) => String(id));
	const left = ids.filter((id) => Number(id) > Number(from?.after ?? -1));
	call.expect(left.length);
	const summary = options.campaignDetails ? readFromCampaign : readFromReport;
	const read = async (id: string) => ({ items: [await summary(api, id)] });
	for await (const { id, first } of fanOut(api, left, read)) {
		// The API's counters don't name the campaign (V2 API 3); `checkid` is its name in the users' documents.
		const records = (first?.items ?? []).map((counters) => ({
			...counters,
			campaign_id: id,
			checkid: id,
		}));
		yield { records, cursor: { after: id } };
	}
}

/** Up to date only with `updateSummary` (V2 API 2.5). */
const UPDATED = { updateSummary: 'true' };

async function readFromReport(api: ConstantContactV2Api, id: string): Promise<IDataObject> {
	return await api.get(path`/emailmarketing/campaigns/${id}/tracking/reports/summary`, UPDATED);
}

/** The campaign itself also has the counters, and the dates and spam reports that the report lacks (V2 API 3). */
async function readFromCampaign(api: ConstantContactV2Api, id: string): Promise<IDataObject> {
	const campaign = await api.get(path`/emailmarketing/campaigns/${id}`, UPDATED);
	const { tracking_summary: counters, created_date: start, last_run_date: end } = campaign;
	return {
		...(isRecord(counters) ? (counters as IDataObject) : {}),
		start_date: start,
		end_date: end,
	};
}
