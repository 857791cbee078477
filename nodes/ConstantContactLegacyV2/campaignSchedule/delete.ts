import { path, schema } from '../../kit';
import { campaignField } from '../fields/common';
import { define } from '../operation';
import { scheduleField } from './fields';

const id = { type: 'string' };

export const deleteSchedule = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete campaign schedule',
	description: 'Keep a scheduled campaign from being sent',
	requests: 'One per schedule',
	output: schema.object({ deleted: { type: 'boolean' }, id, campaign_id: id }, ['deleted']),
	fields: { campaign: campaignField, schedule: scheduleField },
	async run({ api, params: { campaign, schedule } }) {
		await api.delete(path`/emailmarketing/campaigns/${campaign}/schedules/${schedule}`);
		return { deleted: true, id: schedule, campaign_id: campaign };
	},
});
