import { path } from '../../kit';
import { campaignField } from '../fields/common';
import { define } from '../operation';
import { scheduleSchema } from './schema';

export const getAllSchedules = define.list({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many campaign schedules',
	description: 'Retrieve the schedules of a campaign; nothing comes for one that is not scheduled',
	requests: 'One per campaign',
	records: 'campaign-schedules',
	output: scheduleSchema,
	fields: { campaign: campaignField },
	async *pages({ api, params: { campaign } }) {
		// The API doesn't page these (V2 API 2.4).
		const schedules = await api.list(path`/emailmarketing/campaigns/${campaign}/schedules`);
		yield schedules.map((schedule) => ({ ...schedule, campaign_id: campaign }));
	},
});
