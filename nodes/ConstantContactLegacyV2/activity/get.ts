import { path } from '../../kit';
import { define } from '../operation';
import { activityField } from './fields';
import { toActivity } from './record';
import { activitySchema } from './schema';

export const getActivity = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get status of import or export',
	description: 'Retrieve the status of a bulk activity',
	requests: 'One per activity',
	output: activitySchema,
	fields: { activity: activityField },
	async run({ api, params }) {
		return toActivity(await api.get(path`/activities/${params.activity}`));
	},
});
