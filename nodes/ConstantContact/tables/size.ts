import type { IDataObject } from 'n8n-workflow';

import { collect, isRecord, path } from '../../kit';
import { countPages } from '../../constantContactShared/replication/countPages';
import type { ConstantContactApi } from '../api/client';
import { CAMPAIGNS } from '../campaignActivity/reference';
import { SUMMARIES, SUMMARIES_NAME } from './emailCampaignSummary';
import { MOST_PER_PAGE } from './listing';
import type { AccountSize } from './table';

/** The counters of a summary that give the minimum number of activities in each report: they count each person once. */
const COUNTERS = ['bounces', 'clicks', 'forwards', 'opens', 'optouts', 'sends'];

/** Reads only what the chosen tables depend on. */
export async function measureSize(api: ConstantContactApi, chosen: string[]): Promise<AccountSize> {
	const needs = (...names: string[]) => names.some((name) => chosen.includes(name));
	const query = { limit: MOST_PER_PAGE };
	const summaries = needs('contactTracking', 'emailCampaignSummary')
		? await collect(api.pages(SUMMARIES, SUMMARIES_NAME, query))
		: [];
	const campaigns = needs('contactTracking', 'emailCampaigns')
		? await collect(api.pages(CAMPAIGNS, 'campaigns', query))
		: [];
	return {
		contacts: needs('contacts') ? await countContacts(api) : 0,
		campaigns: campaigns.length,
		sentCampaigns: summaries.length,
		trackingPages: summaries.reduce((sum, summary) => sum + countTrackingPages(summary), 0),
	};
}

async function countContacts(api: ConstantContactApi): Promise<number> {
	const { total } = await api.get(path`/contacts/counts`);
	return Number(total) || 0;
}

function countTrackingPages({ unique_counts: counts }: IDataObject): number {
	const known = isRecord(counts) ? counts : {};
	return COUNTERS.reduce(
		(sum, name) => sum + countPages(Number(known[name]) || 0, MOST_PER_PAGE),
		0,
	);
}
