import { fixedChoices, collection } from '../../kit';
import { define, plain } from '../operation';
import {
	findActivityId,
	buildActivityPath,
	campaignActivityField,
	REQUESTS_FOR_EMAIL,
} from './reference';
import { campaignActivitySchema, previewSchema, sendHistorySchema } from './schema';

/** Parts of an activity that are returned only on request (V3 API 7). */
const PARTS = [
	'document_properties',
	'html_content',
	'permalink_url',
	'physical_address_in_footer',
];

export const getCampaignActivity = plain.get({
	noun: 'campaign activity',
	description: 'Retrieve the email of a campaign, with its content and recipients',
	requests: REQUESTS_FOR_EMAIL,
	output: campaignActivitySchema,
	fields: {
		campaignActivity: campaignActivityField,
		options: collection({
			displayName: 'Options',
			fields: {
				include: fixedChoices({
					displayName: 'Include',
					description: 'Default: all',
					options: [
						{ name: 'Document Properties', value: 'document_properties' },
						{ name: 'HTML Content', value: 'html_content' },
						{ name: 'Permalink', value: 'permalink_url' },
						{ name: 'Physical Address', value: 'physical_address_in_footer' },
					],
				}),
			},
		}),
	},
	async run({ api, params: { campaignActivity, options } }) {
		const { include = PARTS } = options;
		const id = await findActivityId(api, campaignActivity);
		return await api.get(buildActivityPath(id), include.length > 0 ? { include } : {});
	},
});

export const previewCampaignActivity = define.item({
	value: 'preview',
	name: 'Preview',
	action: 'Preview campaign activity',
	description:
		'Retrieve the email of a campaign as its recipients see it, in HTML and as plain text',
	requests: REQUESTS_FOR_EMAIL,
	output: previewSchema,
	fields: { campaignActivity: campaignActivityField },
	async run({ api, params: { campaignActivity } }) {
		const id = await findActivityId(api, campaignActivity);
		return await api.get(`${buildActivityPath(id)}/previews`);
	},
});

export const getSendHistory = define.item({
	value: 'getSendHistory',
	name: 'Get Send History',
	action: 'Get send history of campaign activity',
	description: 'Retrieve when the email of a campaign was sent, and to how many people',
	requests: REQUESTS_FOR_EMAIL,
	output: sendHistorySchema,
	fields: { campaignActivity: campaignActivityField },
	async run({ api, params: { campaignActivity }, hint }) {
		const id = await findActivityId(api, campaignActivity);
		const sends = await api.list(`${buildActivityPath(id)}/send_history`);
		if (sends.length === 0) hint('The campaign has not been sent yet');
		return sends.map((send) => ({ campaign_activity_id: id, ...send }));
	},
});
