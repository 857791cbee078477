import { choice, number, required, schema, text, type Resource } from '../../kit';
import {
	findActivityId,
	buildActivityPath,
	campaignActivityField,
	REQUESTS_FOR_EMAIL,
} from '../campaignActivity/reference';
import type { ConstantContactApi } from '../api/client';
import { define, plain } from '../operation';

const abTestSchema = schema.object({
	campaign_activity_id: schema.text,
	alternative_subject: schema.text,
	test_size: schema.number,
	winner_wait_duration: schema.number,
});

const createAbTest = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create AB test of campaign',
	description:
		'Try a second subject on some of the recipients: the others get the subject that more people open. The campaign must be a draft.',
	requests: REQUESTS_FOR_EMAIL,
	output: abTestSchema,
	fields: {
		campaignActivity: campaignActivityField,
		alternativeSubject: required(
			text({
				displayName: 'Alternative Subject',
				description: 'The subject to compare with that of the campaign',
			}),
		),
		testSize: number({
			displayName: 'Test Size',
			default: 10,
			min: 5,
			max: 50,
			description: 'Percentage of recipients who take part in the test',
		}),
		waitHours: choice({
			displayName: 'Wait',
			default: 24,
			description: 'How long to count opens before the other recipients get the winner',
			options: [
				{ name: '12 Hours', value: 12 },
				{ name: '24 Hours', value: 24 },
				{ name: '48 Hours', value: 48 },
				{ name: '6 Hours', value: 6 },
			],
		}),
	},
	async run({ api, params: { campaignActivity, alternativeSubject, testSize, waitHours } }) {
		const id = await findActivityId(api, campaignActivity);
		const created = await api.post(`${buildActivityPath(id)}/abtest`, {
			alternative_subject: alternativeSubject,
			test_size: testSize,
			winner_wait_duration: waitHours,
		});
		return { campaign_activity_id: id, ...created };
	},
});

const deleteAbTest = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete AB test of campaign',
	description: 'Remove the A/B test of a draft campaign',
	requests: REQUESTS_FOR_EMAIL,
	output: schema.object(
		{ deleted: { type: 'boolean' }, campaign_activity_id: { type: 'string' } },
		['deleted', 'campaign_activity_id'],
	),
	fields: { campaignActivity: campaignActivityField },
	async run({ api, params: { campaignActivity } }) {
		const id = await findActivityId(api, campaignActivity);
		await api.delete(`${buildActivityPath(id)}/abtest`);
		return { deleted: true, campaign_activity_id: id };
	},
});

const getAbTest = plain.get({
	noun: 'AB test of campaign',
	description: 'Retrieve the A/B test of a campaign',
	requests: REQUESTS_FOR_EMAIL,
	output: abTestSchema,
	fields: { campaignActivity: campaignActivityField },
	async run({ api, params: { campaignActivity } }) {
		const id = await findActivityId(api, campaignActivity);
		return { campaign_activity_id: id, ...(await api.get(`${buildActivityPath(id)}/abtest`)) };
	},
});

/** Two subject lines for a campaign; most recipients get the better one. */
export const abTest: Resource<ConstantContactApi> = {
	value: 'abTest',
	name: 'AB Test',
	description: 'A second subject for a campaign',
	defaultOperation: 'create',
	operations: [createAbTest, deleteAbTest, getAbTest],
};
