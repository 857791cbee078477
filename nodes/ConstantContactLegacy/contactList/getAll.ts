import type { IDataObject } from 'n8n-workflow';

import { filters, path, toggle } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { plain } from '../operation';
import { listSchema } from './schema';

export const getAllLists = plain.getAll({
	noun: 'contact lists',
	description: 'Retrieve a list of contact lists',
	requests: 'One per 50 lists',
	length: 'short',
	output: listSchema,
	fields: {
		filters: filters({
			fields: {
				includeSystemLists: toggle({
					displayName: 'Include System Lists',
					default: false,
					description: 'Whether to also return the lists Active, Do Not Mail and Removed',
				}),
			},
		}),
	},
	pages({ api, params, limit }) {
		const { includeSystemLists } = params.filters;
		return includeSystemLists
			? api.feed(path`/lists`, { wanted: limit })
			: listOwnLists(api, limit);
	},
});

/** The user's own lists. System lists have words for IDs and only a name (V1 API 3). */
export async function* listOwnLists(
	api: ConstantContactV1Api,
	wanted = 0,
): AsyncGenerator<IDataObject[]> {
	for await (const page of api.feed(path`/lists`, { wanted })) {
		yield page.filter(({ id }) => /^\d+$/.test(String(id)));
	}
}
