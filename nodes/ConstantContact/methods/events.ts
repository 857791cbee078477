import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { createChoice, pickFrom } from '../../constantContactShared/pickList';
import { EVENTS } from '../event/fields';
import { findRegistrationsPath } from '../registration/track';
import { loadFromApi } from './loadFromApi';

/** Events by name, with the day on which they start. */
export async function searchEvents(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await loadFromApi(this, 'list events', async (api) => {
		const events = api.pages(EVENTS, 'records', { limit: 100 });
		return await pickFrom(events, filter, ({ event_id: id, name, start_time: start }) =>
			createChoice({ id }, `${String(name)} (${String(start).slice(0, 10)})`),
		);
	});
}

/** Maximum number of registrations in the list; typing finds any. */
const MOST = 100;

/** Registrations for the chosen event, by name and address. */
export async function searchRegistrations(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const event = this.getCurrentNodeParameter('event', { extractValue: true });
	if (typeof event !== 'string' || event.trim() === '') return { results: [] };
	const trackId = this.getCurrentNodeParameter('options.trackId');
	const track = typeof trackId === 'string' && trackId !== '' ? trackId : undefined;
	return await loadFromApi(this, 'list registrations', async (api) => {
		const target = await findRegistrationsPath(api, event.trim(), track);
		const wanted = filter?.trim();
		const query = { limit: 100, search_text: wanted === '' ? undefined : wanted };
		const found = api.pages(target, 'records', query);
		return await pickFrom(
			found,
			undefined,
			({ registration_id: id, first_name, last_name, email_address: email }) => {
				const name = [first_name, last_name].filter(Boolean).join(' ');
				return createChoice({ id }, name === '' ? String(email) : `${name} (${String(email)})`);
			},
			MOST,
		);
	});
}
