import { ACTIVITIES } from '../../constantContactShared/bulk/waiting';
import { define } from '../operation';
import { activitySchema } from './schema';

export const getAllActivities = define.list({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many imports and exports',
	description: 'Retrieve a list of bulk activities, the newest 50 at the most',
	requests: 'One',
	records: 'activities',
	output: activitySchema,
	fields: {},
	pages({ api }) {
		return api.feed(ACTIVITIES);
	},
});
