import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { path } from '../../kit';
import { createChoice, pickFrom } from '../../constantContactShared/pickList';
import { loadFromApi } from './loadFromApi';

/** Events by name, with the day on which they start. If EventSpot is retired, the list says so. */
export async function searchEvents(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list events', async (api) => {
		const events = api.pages(path`/eventspot/events`, { limit: 50 });
		return await pickFrom(events, filter, (event) =>
			createChoice(event, `${String(event.name)} (${String(event.start_date).slice(0, 10)})`),
		);
	});
}
