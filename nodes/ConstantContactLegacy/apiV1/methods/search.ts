import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { explainLoading, path } from '../../../kit';
import { ConstantContactV1Api } from '../client';
import { searchByEmail } from '../contact/find';
import { ownLists } from '../contactList/getAll';
import { knownErrors } from '../knownErrors';
import { PRODUCT } from '../../product';

/** How many campaigns the list shows; typing narrows them. */
const MOST_CAMPAIGNS = 100;

/** Campaigns by name, the newest first, with their status. */
export async function searchCampaignsV1(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await explained(this, 'list campaigns', async (api) => {
		const wanted = (filter ?? '').toLowerCase();
		const results: INodeListSearchResult['results'] = [];
		for await (const page of api.feed(path`/campaigns`)) {
			for (const { id, name, status } of page) {
				if (`${String(name)} ${String(id)}`.toLowerCase().includes(wanted)) {
					results.push({ name: `${String(name)} (${String(status)})`, value: String(id) });
				}
			}
			if (results.length >= MOST_CAMPAIGNS) break;
		}
		return { results: results.slice(0, MOST_CAMPAIGNS) };
	});
}

/** Contacts by e-mail address or name; the newest ones while nothing is typed. A whole address is found however old the contact is. */
export async function searchContactsV1(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await explained(this, 'list contacts', async (api) => {
		const wanted = (filter ?? '').trim().toLowerCase();
		const named = /^[^\s@]+@[^\s@]+$/.test(wanted) ? await searchByEmail(api, [wanted]) : [];
		const { value: newest = [] } = await api.feed(path`/contacts`).next();
		const results = new Map<string, string>();
		for (const { id, email_address: email, name } of [...named, ...(newest as IDataObject[])]) {
			const shown = name ? `${String(name)} (${String(email)})` : String(email);
			if (shown.toLowerCase().includes(wanted)) results.set(String(id), shown);
		}
		return { results: [...results].map(([value, name]) => ({ name, value })) };
	});
}

/** The account's verified e-mail addresses: those that a campaign can be sent from. */
export async function searchEmailAddressesV1(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await explained(this, 'list email addresses', async (api) => {
		const wanted = (filter ?? '').toLowerCase();
		const results: INodeListSearchResult['results'] = [];
		for await (const page of api.feed(path`/settings/emailaddresses`)) {
			for (const { id, email_address: address, status } of page) {
				if (status === 'Verified' && String(address).toLowerCase().includes(wanted)) {
					results.push({ name: String(address), value: String(id) });
				}
			}
		}
		return { results };
	});
}

/** The newest bulk activities, by type and date, with their status. */
export async function searchActivitiesV1(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await explained(this, 'list activities', async (api) => {
		const wanted = (filter ?? '').toLowerCase();
		const results: INodeListSearchResult['results'] = [];
		for await (const page of api.feed(path`/activities`)) {
			for (const { id, type, status, insert_time: time } of page) {
				const name = `${String(type)}, ${String(time)} (${String(status)})`;
				if (`${name} ${String(id)}`.toLowerCase().includes(wanted)) {
					results.push({ name, value: String(id) });
				}
			}
		}
		return { results };
	});
}

/** Events by name, with the day on which they start. */
export async function searchEventsV1(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await explained(this, 'list events', async (api) => {
		const wanted = (filter ?? '').toLowerCase();
		const results: INodeListSearchResult['results'] = [];
		for await (const page of api.feed(path`/events`, {}, { eventMarketing: true })) {
			for (const { id, name, start_date: start } of page) {
				if (`${String(name)} ${String(id)}`.toLowerCase().includes(wanted)) {
					const day = String(start).slice(0, 10);
					results.push({ name: `${String(name)} (${day})`, value: String(id) });
				}
			}
		}
		return { results };
	});
}

/** Contact lists that the user made, by name. */
export async function searchListsV1(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await explained(this, 'list contact lists', async (api) => {
		const wanted = (filter ?? '').toLowerCase();
		const results: INodeListSearchResult['results'] = [];
		for await (const page of ownLists(api)) {
			for (const { id, name } of page) {
				if (`${String(name)} ${String(id)}`.toLowerCase().includes(wanted)) {
					results.push({ name: String(name), value: String(id) });
				}
			}
		}
		return { results };
	});
}

/** Runs what fills a list of the editor; its errors say what to do, as those of a run do. */
async function explained<Value>(
	functions: ILoadOptionsFunctions,
	action: string,
	work: (api: ConstantContactV1Api) => Promise<Value>,
): Promise<Value> {
	const place = { action, product: PRODUCT, knownErrors };
	return await explainLoading(functions, place, ConstantContactV1Api.connect(functions).then(work));
}
