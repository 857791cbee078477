import { path, withLock } from '../../kit';
import {
	requireFuture,
	scheduledTimeField,
} from '../../constantContactShared/fields/scheduledTime';
import { toQueryTime } from '../api/dates';
import { campaignField } from '../fields/common';
import { define } from '../operation';
import { scheduleField } from './fields';
import { scheduleSchema } from './schema';

export const updateSchedule = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update campaign schedule',
	description: 'Change the time at which a scheduled campaign will be sent',
	requests: 'One per schedule',
	output: scheduleSchema,
	fields: { campaign: campaignField, schedule: scheduleField, scheduledTime: scheduledTimeField },
	async run({ api, params: { campaign, schedule, scheduledTime } }) {
		requireFuture(scheduledTime);
		const target = path`/emailmarketing/campaigns/${campaign}/schedules/${schedule}`;
		// A schedule has only a time, so a PUT can't lose anything (V2 API 2.4).
		const body = { scheduled_date: toQueryTime(scheduledTime) };
		const updated = await withLock(
			api.getKey(target),
			async () => await api.put(target, body),
			api.stopSignal,
		);
		return { ...updated, campaign_id: campaign };
	},
});
