import { choice, filters, path } from '../../kit';
import { ACTIVITIES } from '../../constantContactShared/bulk/waiting';
import { plain } from '../operation';
import { activityField } from './fields';
import { activitySchema } from './schema';

export const getActivity = plain.get({
	noun: 'status of bulk activity',
	description: 'Retrieve the status of a bulk activity',
	requests: 'One per activity',
	output: activitySchema,
	fields: {
		activity: activityField,
	},
	run: async ({ api, params }) => await api.get(path`/activities/${params.activity}`),
});

export const getAllActivities = plain.getAll({
	noun: 'bulk activities',
	description: 'Retrieve a list of bulk activities: those of the last 10 days',
	requests: 'One per 500 activities',
	records: 'activities',
	output: activitySchema,
	fields: {
		filters: filters({
			fields: {
				state: choice({
					displayName: 'State',
					default: 'completed',
					options: [
						{ name: 'Cancelled', value: 'cancelled' },
						{ name: 'Completed', value: 'completed' },
						{ name: 'Failed', value: 'failed' },
						{ name: 'Processing', value: 'processing' },
						{ name: 'Timed Out', value: 'timed_out' },
					],
				}),
			},
		}),
	},
	pages({ api, params: { filters: chosen }, limit }) {
		const query = { state: chosen.state, limit: Math.min(limit, 500) };
		return api.pages(ACTIVITIES, 'activities', query, limit);
	},
});
