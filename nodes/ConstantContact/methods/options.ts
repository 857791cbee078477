import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { compareNames } from '../../kit';
import { getKey, readCustomFields } from '../contact/form/customFields';
import { contactFields, isClearable } from '../contact/form/fields';
import { createColumnsLoader } from '../../constantContactShared/replication/chosenColumns';
import { tables } from '../tables/all';
import { loadFromApi } from './loadFromApi';
import { searchCampaigns, searchCustomFields, searchLists, searchTags } from './search';

/** Campaigns by name, for choosing several. */
export async function getCampaigns(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { results } = await searchCampaigns.call(this);
	return results.map(({ name, value }) => ({ name, value }));
}

/** Contact lists by name, for choosing several. */
export async function getLists(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { results } = await searchLists.call(this);
	return results.map(({ name, value }) => ({ name, value }));
}

/** Tags by name, for choosing several. */
export async function getTags(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { results } = await searchTags.call(this);
	return results.map(({ name, value }) => ({ name, value }));
}

/** Custom fields by label, for choosing several. */
export async function getCustomFields(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const { results } = await searchCustomFields.call(this);
	return results.map(({ name, value }) => ({ name, value }));
}

/** Fields that an update may clear, including the account's custom fields. */
export async function getClearableFields(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await loadFromApi(this, 'list custom fields', async (api) => {
		const custom = await readCustomFields(api);
		return [
			...contactFields.filter(isClearable).map(({ label, key }) => ({ name: label, value: key })),
			...custom.map((field) => ({ name: field.label, value: getKey(field) })),
		].sort((left, right) => compareNames(left.name, right.name));
	});
}

/** Columns of the tables to replicate, for choosing some. */
export const getColumns = createColumnsLoader(tables);
