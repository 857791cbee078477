import { collect, path, type Resource } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { campaignField } from '../campaign/fields';
import { plain } from '../operation';
import { createSchedule } from './create';
import { deleteSchedule } from './delete';
import { explainPermission } from './permission';
import { scheduleSchema } from './schema';

const getAllSchedules = plain.getAll({
	noun: 'campaign schedules',
	description: 'Retrieve the schedule of a campaign; no items if it is not scheduled',
	requests: 'One per campaign',
	length: 'short',
	output: scheduleSchema,
	fields: { campaign: campaignField },
	async *pages({ api, params }) {
		yield await explainPermission(collect(api.feed(path`/campaigns/${params.campaign}/schedules`)));
	},
});

/** When campaigns are sent. */
export const campaignSchedule: Resource<ConstantContactV1Api> = {
	value: 'campaignSchedule',
	name: 'Campaign Schedule',
	description: 'When campaigns are sent',
	operations: [createSchedule, deleteSchedule, getAllSchedules],
};
