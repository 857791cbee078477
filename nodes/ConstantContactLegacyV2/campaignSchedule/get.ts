import { path } from '../../kit';
import { campaignField } from '../fields/common';
import { define } from '../operation';
import { scheduleField } from './fields';
import { scheduleSchema } from './schema';

export const getSchedule = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get campaign schedule',
	description: 'Retrieve a schedule of a campaign',
	requests: 'One per schedule',
	output: scheduleSchema,
	fields: { campaign: campaignField, schedule: scheduleField },
	async run({ api, params: { campaign, schedule } }) {
		const target = path`/emailmarketing/campaigns/${campaign}/schedules/${schedule}`;
		return { ...(await api.get(target)), campaign_id: campaign };
	},
});
