import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { choiceOf, pickFrom } from '../../constantContactShared/pickList';
import { CUSTOM_FIELDS, LISTS, TAGS } from '../fields/common';
import { explained } from './explained';

/** Contact lists by name. */
export async function searchLists(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await explained(this, 'list contact lists', async (api) => {
		const lists = api.pages(LISTS, 'lists', { limit: 500 });
		return await pickFrom(lists, filter, ({ list_id, name }) =>
			choiceOf({ id: list_id }, String(name)),
		);
	});
}

/** Tags by name. */
export async function searchTags(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await explained(this, 'list tags', async (api) => {
		const tags = api.pages(TAGS, 'tags', { limit: 500 });
		return await pickFrom(tags, filter, ({ tag_id, name }) =>
			choiceOf({ id: tag_id }, String(name)),
		);
	});
}

/** Custom fields by label, with their type. */
export async function searchCustomFields(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await explained(this, 'list custom fields', async (api) => {
		const fields = api.pages(CUSTOM_FIELDS, 'custom_fields', { limit: 100 });
		return await pickFrom(fields, filter, ({ custom_field_id, label, type }) =>
			choiceOf({ id: custom_field_id }, `${String(label)} (${String(type)})`),
		);
	});
}
