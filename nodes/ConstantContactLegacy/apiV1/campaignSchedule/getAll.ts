import type { IDataObject } from 'n8n-workflow';

import { path } from '../../../kit';
import { campaignField } from '../campaign/fields';
import { define } from '../operation';
import { permitted } from './permission';
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
		yield await permitted(collected(api.feed(path`/campaigns/${params.campaign}/schedules`)));
	},
});

/** All records of some pages; a campaign has one schedule at most (API notes 6.5). */
async function collected(pages: AsyncIterable<IDataObject[]>): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for await (const page of pages) all.push(...page);
	return all;
}
