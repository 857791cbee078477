import { filters, dateTime, path } from '../../kit';
import { toQueryTime } from '../api/dates';
import { define } from '../operation';
import { listSchema } from './schema';

export const getAllLists = define.list({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many contact lists',
	description: 'Retrieve a list of contact lists',
	requests: 'One',
	records: 'contact-lists',
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
