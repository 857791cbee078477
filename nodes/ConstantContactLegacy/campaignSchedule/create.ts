import { path } from '../../kit';
import {
	requireFuture,
	scheduledTimeField,
} from '../../constantContactShared/fields/scheduledTime';
import { writeEntry } from '../api/atom';
import { campaignField } from '../campaign/fields';
import { define } from '../operation';
import { explainPermission } from './permission';
import { scheduleSchema } from './schema';

export const createSchedule = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create campaign schedule',
	description: 'Schedule a campaign; the API key needs a permission from Constant Contact',
	requests: 'One per campaign',
	output: scheduleSchema,
	fields: {
		campaign: campaignField,
		scheduledTime: scheduledTimeField,
	},
	async run({ api, params: { campaign, scheduledTime } }) {
		requireFuture(scheduledTime);
		const schedules = path`/campaigns/${campaign}/schedules`;
		// The ID of a schedule is always 1 (V1 API 6.5).
		const uri = api.uri(`${schedules}/1`);
		const entry = writeEntry({
			id: uri,
			element: 'Schedule',
			updated: new Date().toISOString(),
			payload: { '@id': uri, ScheduledTime: scheduledTime.toJSDate().toISOString() },
		});
		return await explainPermission(api.post(schedules, entry));
	},
});
