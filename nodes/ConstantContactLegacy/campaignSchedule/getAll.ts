import { collect, path } from '../../kit';
import { campaignField } from '../campaign/fields';
import { define } from '../operation';
import { explainPermission } from './permission';
import { scheduleSchema } from './schema';

export const getAllSchedules = define.list({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many campaign schedules',
	description: 'Retrieve the schedule of a campaign; nothing comes for one that is not scheduled',
	requests: 'One per campaign',
	records: 'campaign-schedules',
	output: scheduleSchema,
	fields: { campaign: campaignField },
	async *pages({ api, params }) {
		yield await explainPermission(collect(api.feed(path`/campaigns/${params.campaign}/schedules`)));
	},
});
