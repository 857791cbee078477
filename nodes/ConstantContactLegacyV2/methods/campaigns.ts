import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { getChosenValue, path } from '../../kit';
import { createChoice, pickFrom } from '../../constantContactShared/pickList';
import { loadFromApi } from './loadFromApi';

/** Schedules of the chosen campaign, by time. Empty until a campaign is chosen. */
export async function searchSchedules(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list campaign schedules', async (api) => {
		const campaign = getChosenValue(this, 'campaign');
		if (campaign === undefined) return { results: [] };
		const schedules = api.pages(path`/emailmarketing/campaigns/${campaign}/schedules`);
		return await pickFrom(schedules, filter, (schedule) =>
			createChoice(schedule, String(schedule.scheduled_date)),
		);
	});
}

/** Email addresses that the account has confirmed, from which campaigns can be sent. */
export async function searchEmailAddresses(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list email addresses', async (api) => {
		const addresses = api.pages(path`/account/verifiedemailaddresses`, { status: 'CONFIRMED' });
		return await pickFrom(addresses, filter, ({ email_address: email }) =>
			createChoice({ id: email }, String(email)),
		);
	});
}
