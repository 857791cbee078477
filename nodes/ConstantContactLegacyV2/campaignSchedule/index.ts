import { path, type Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { campaignField } from '../fields/common';
import { plain } from '../operation';
import { createSchedule } from './create';
import { scheduleField } from './fields';
import { scheduleSchema } from './schema';
import { updateSchedule } from './update';

const getSchedule = plain.get({
	noun: 'campaign schedule',
	description: 'Retrieve a schedule of a campaign',
	requests: 'One per schedule',
	output: scheduleSchema,
	fields: { campaign: campaignField, schedule: scheduleField },
	async run({ api, params: { campaign, schedule } }) {
		const target = path`/emailmarketing/campaigns/${campaign}/schedules/${schedule}`;
		return { ...(await api.get(target)), campaign_id: campaign };
	},
});

const deleteSchedule = plain.delete({
	noun: 'campaign schedule',
	description: 'Cancel the schedule of a campaign',
	requests: 'One per schedule',
	fields: { campaign: campaignField, schedule: scheduleField },
	target: ({ params: { campaign, schedule } }) =>
		path`/emailmarketing/campaigns/${campaign}/schedules/${schedule}`,
	ids: { id: 'schedule', campaign_id: 'campaign' },
});

const getAllSchedules = plain.getAll({
	noun: 'campaign schedules',
	description: 'Retrieve the schedules of a campaign; no items if it is not scheduled',
	requests: 'One per campaign',
	length: 'short',
	output: scheduleSchema,
	fields: { campaign: campaignField },
	async *pages({ api, params: { campaign } }) {
		// The API doesn't page these (V2 API 2.4).
		const schedules = await api.list(path`/emailmarketing/campaigns/${campaign}/schedules`);
		yield schedules.map((schedule) => ({ ...schedule, campaign_id: campaign }));
	},
});

/** When campaigns are sent. */
export const campaignSchedule: Resource<ConstantContactV2Api> = {
	value: 'campaignSchedule',
	name: 'Campaign Schedule',
	description: 'When campaigns are sent',
	operations: [createSchedule, deleteSchedule, getSchedule, getAllSchedules, updateSchedule],
};
