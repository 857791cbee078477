import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { ACTIVITIES } from '../../constantContactShared/bulk/waiting';
import { createChoice, pickFrom } from '../../constantContactShared/pickList';
import { loadFromApi } from './loadFromApi';

/** The newest bulk activities, by type and date, with their status. */
export async function searchActivities(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list activities', async (api) => {
		const toChoice = (activity: IDataObject) => {
			const { type, status, created_date: time } = activity;
			return createChoice(activity, `${String(type)}, ${String(time)} (${String(status)})`);
		};
		return await pickFrom(api.pages(ACTIVITIES), filter, toChoice);
	});
}
