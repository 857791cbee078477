import { path, schema } from '../../kit';
import { campaignField } from '../campaign/fields';
import { define } from '../operation';
import { explainPermission } from './permission';

export const deleteSchedule = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete campaign schedule',
	description: 'Cancel the schedule of a campaign',
	requests: 'One per campaign',
	output: schema.object({ deleted: { type: 'boolean' }, campaign_id: { type: 'string' } }, [
		'deleted',
	]),
	fields: { campaign: campaignField },
	async run({ api, params: { campaign } }) {
		// The ID of a schedule is always 1 (V1 API 6.5).
		await explainPermission(api.delete(path`/campaigns/${campaign}/schedules/1`));
		return { deleted: true, campaign_id: campaign };
	},
});
