import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { ACTIVITIES } from '../../constantContactShared/bulk/waiting';
import {
	createChoice,
	createPersonChoice,
	getTypedAddress,
	pickFrom,
} from '../../constantContactShared/pickList';
import { CUSTOM_FIELDS, LISTS, SEGMENTS, TAGS } from '../fields/common';
import { EMAILS } from '../campaign/senders';
import { CAMPAIGNS } from '../campaignActivity/reference';
import { CONTACTS } from '../contact/contacts';
import { loadFromApi } from './loadFromApi';

/** Contact lists by name. */
export async function searchLists(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list contact lists', async (api) => {
		const lists = api.pages(LISTS, 'lists', { limit: 500 });
		return await pickFrom(lists, filter, ({ list_id, name }) =>
			createChoice({ id: list_id }, String(name)),
		);
	});
}

/** Tags by name. */
export async function searchTags(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list tags', async (api) => {
		const tags = api.pages(TAGS, 'tags', { limit: 500 });
		return await pickFrom(tags, filter, ({ tag_id, name }) =>
			createChoice({ id: tag_id }, String(name)),
		);
	});
}

/** Custom fields by label, with their type. */
export async function searchCustomFields(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list custom fields', async (api) => {
		const fields = api.pages(CUSTOM_FIELDS, 'custom_fields', { limit: 100 });
		return await pickFrom(fields, filter, ({ custom_field_id, label, type }) =>
			createChoice({ id: custom_field_id }, `${String(label)} (${String(type)})`),
		);
	});
}

/** Segments by name. */
export async function searchSegments(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list segments', async (api) => {
		const segments = api.pages(SEGMENTS, 'segments', { limit: 1000, sort_by: 'name' });
		return await pickFrom(segments, filter, ({ segment_id, name }) =>
			createChoice({ id: segment_id }, String(name)),
		);
	});
}

/** Campaigns by name, with their status; the most recently changed first. */
export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list campaigns', async (api) => {
		const campaigns = api.pages(CAMPAIGNS, 'campaigns', { limit: 500 });
		return await pickFrom(campaigns, filter, ({ campaign_id: id, name, current_status: status }) =>
			String(status).toUpperCase() === 'REMOVED'
				? undefined
				: createChoice({ id }, `${String(name)} (${String(status)})`),
		);
	});
}

/** The confirmed email addresses of the account, from which campaigns can be sent. */
export async function searchSenders(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list email addresses', async (api) => {
		const addresses = await api.list(EMAILS, { confirm_status: 'CONFIRMED' });
		return await pickFrom([addresses], filter, ({ email_address: email }) =>
			createChoice({ id: email }, String(email)),
		);
	});
}

/** Bulk activities of the last ten days, by time, with their status. */
export async function searchActivities(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list activities', async (api) => {
		const activities = api.pages(ACTIVITIES, 'activities', { limit: 100 });
		return await pickFrom(
			activities,
			filter,
			({ activity_id: id, created_at: time, state, source_file_name: file }) =>
				createChoice({ id }, [time, file, `(${String(state)})`].filter(Boolean).join(' ')),
			MOST,
		);
	});
}

/** Maximum number of contacts in the list; typing a whole address finds any. */
const MOST = 100;

/** Contacts by email address or name, from the first page. A whole address finds the contact on any page. */
export async function searchContacts(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list contacts', async (api) => {
		const email = getTypedAddress(filter);
		const query = email === undefined ? { limit: MOST } : { email };
		const found = await api.list(CONTACTS, query, 'contacts');
		return await pickFrom([found], filter, (contact) => {
			const { contact_id: id, first_name: first, last_name: last } = contact;
			const address = (contact.email_address as IDataObject | undefined)?.address;
			return createPersonChoice(id, address ?? id, [first, last]);
		});
	});
}
