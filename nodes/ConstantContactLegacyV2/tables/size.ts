import { isRecord, path } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { countSentCampaigns } from './emailCampaigns';
import type { AccountSize } from './table';

/** Reads only what the chosen tables depend on. */
export async function measureSize(
	api: ConstantContactV2Api,
	chosen: string[],
): Promise<AccountSize> {
	const needs = (...names: string[]) => names.some((name) => chosen.includes(name));
	return {
		contacts: needs('contacts', 'contactTracking') ? await countContacts(api) : 0,
		sentCampaigns: needs('contactTracking', 'emailCampaigns', 'emailCampaignSummary')
			? await countSentCampaigns({ api })
			: 0,
		files: needs('myLibraryFiles') ? await countFiles(api) : 0,
	};
}

async function countContacts(api: ConstantContactV2Api): Promise<number> {
	const lists = await api.list(path`/lists`);
	return lists.reduce((sum, { contact_count: count }) => sum + (Number(count) || 0), 0);
}

async function countFiles(api: ConstantContactV2Api): Promise<number> {
	const [info] = await api.records(path`/library/info`);
	const usage = isRecord(info?.usage_summary) ? info.usage_summary : {};
	return Number(usage.file_count) || 0;
}
