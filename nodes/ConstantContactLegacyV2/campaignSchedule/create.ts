import { path } from '../../kit';
import {
	requireFuture,
	scheduledTimeField,
} from '../../constantContactShared/fields/scheduledTime';
import { toQueryTime } from '../api/dates';
import { campaignField } from '../fields/common';
import { define } from '../operation';
import { scheduleSchema } from './schema';

export const createSchedule = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create campaign schedule',
	description: 'Schedule a campaign',
	requests: 'One per campaign',
	output: scheduleSchema,
	fields: { campaign: campaignField, scheduledTime: scheduledTimeField },
	async run({ api, params: { campaign, scheduledTime } }) {
		requireFuture(scheduledTime);
		const target = path`/emailmarketing/campaigns/${campaign}/schedules`;
		const schedule = await api.post(target, { scheduled_date: toQueryTime(scheduledTime) });
		return { ...schedule, campaign_id: campaign };
	},
});
