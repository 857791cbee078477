import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { path } from '../../kit';
import {
	createChoice,
	createPersonChoice,
	getTypedAddress,
	pickFrom,
	toListChoice,
} from '../../constantContactShared/pickList';
import { loadFromApi } from './loadFromApi';

/** Maximum number of records in a list; typing narrows it. */
const MOST = 100;

/** Contact lists by name. */
export async function searchLists(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list contact lists', async (api) => {
		const lists = await api.list(path`/lists`);
		return await pickFrom([lists], filter, toListChoice);
	});
}

/** Campaigns by name, newest first, with their status. */
export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list campaigns', async (api) => {
		const campaigns = api.pages(path`/emailmarketing/campaigns`, { limit: 50 });
		const toChoice = (campaign: IDataObject) =>
			createChoice(campaign, `${String(campaign.name)} (${String(campaign.status)})`);
		return await pickFrom(campaigns, filter, toChoice, MOST);
	});
}

/** Contacts by email address or name, from the first page. A whole address finds the contact on any page. */
export async function searchContacts(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list contacts', async (api) => {
		const email = getTypedAddress(filter);
		const query = email === undefined ? { limit: MOST } : { email };
		const { value = [] } = await api.pages(path`/contacts`, query).next();
		return await pickFrom([value as IDataObject[]], filter, (contact) => {
			const { id, first_name: first, last_name: last, email_addresses: addresses } = contact;
			const [address] = (addresses ?? []) as IDataObject[];
			return createPersonChoice(id, address?.email_address ?? id, [first, last]);
		});
	});
}
