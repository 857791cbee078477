import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { foldName, path } from '../../kit';
import { createChoice, toListChoice, pickFrom } from '../../constantContactShared/pickList';
import { searchByEmail } from '../contact/find';
import { listOwnLists } from '../contactList/getAll';
import { loadFromApi } from './loadFromApi';

/** Maximum number of campaigns in the list; typing narrows it. */
const MOST_CAMPAIGNS = 100;

/** Campaigns by name, newest first, with their status. */
export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list campaigns', async (api) => {
		const toChoice = (campaign: IDataObject) =>
			createChoice(campaign, `${String(campaign.name)} (${String(campaign.status)})`);
		return await pickFrom(api.feed(path`/campaigns`), filter, toChoice, MOST_CAMPAIGNS);
	});
}

/** Contacts by email address or name; the newest ones until something is typed. A whole address finds a contact of any age. */
export async function searchContacts(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list contacts', async (api) => {
		const wanted = foldName(filter ?? '');
		const named = /^[^\s@]+@[^\s@]+$/.test(wanted) ? await searchByEmail(api, [wanted]) : [];
		const { value: newest = [] } = await api.feed(path`/contacts`).next();
		const results = new Map<string, string>();
		for (const { id, email_address: email, name } of [...named, ...(newest as IDataObject[])]) {
			const shown = name ? `${String(name)} (${String(email)})` : String(email);
			if (foldName(shown).includes(wanted)) results.set(String(id), shown);
		}
		return { results: [...results].map(([value, name]) => ({ name, value })) };
	});
}

/** The account's verified email addresses, from which campaigns can be sent. */
export async function searchEmailAddresses(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list email addresses', async (api) => {
		const toChoice = (address: IDataObject) =>
			address.status === 'Verified'
				? createChoice(address, String(address.email_address))
				: undefined;
		return await pickFrom(api.feed(path`/settings/emailaddresses`), filter, toChoice);
	});
}

/** The newest bulk activities, by type and date, with their status. */
export async function searchActivities(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list activities', async (api) => {
		const toChoice = (activity: IDataObject) => {
			const { type, status, insert_time: time } = activity;
			return createChoice(activity, `${String(type)}, ${String(time)} (${String(status)})`);
		};
		return await pickFrom(api.feed(path`/activities`), filter, toChoice);
	});
}

/** Events by name, with the day on which they start. */
export async function searchEvents(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list events', async (api) => {
		const events = api.feed(path`/events`, { eventMarketing: true });
		const toChoice = (event: IDataObject) =>
			createChoice(event, `${String(event.name)} (${String(event.start_date).slice(0, 10)})`);
		return await pickFrom(events, filter, toChoice);
	});
}

/** The user's own contact lists, by name. */
export async function searchLists(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list contact lists', async (api) => {
		return await pickFrom(listOwnLists(api), filter, toListChoice);
	});
}
