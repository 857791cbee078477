import { filters, dateTime, path } from '../../kit';
import { toQueryTime } from '../api/dates';
import { plain } from '../operation';
import { listSchema } from './schema';

export const getAllLists = plain.getAll({
	noun: 'contact lists',
	description: 'Retrieve a list of contact lists',
	requests: 'One',
	length: 'short',
	output: listSchema,
	fields: {
		filters: filters({
			fields: {
				modifiedSince: dateTime({
					displayName: 'Modified Since',
					description: 'Lists changed at this time or later',
				}),
			},
		}),
	},
	async *pages({ api, params }) {
		const modifiedSince = toQueryTime(params.filters.modifiedSince);
		// The API doesn't page its lists (V2 API 2.3).
		yield await api.list(path`/lists`, { modified_since: modifiedSince });
	},
});
