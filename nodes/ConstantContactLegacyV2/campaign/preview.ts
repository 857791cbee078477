import { path, schema } from '../../kit';
import { campaignField } from '../fields/common';
import { define } from '../operation';

const { text } = schema;

export const previewCampaign = define.item({
	value: 'preview',
	name: 'Preview',
	action: 'Preview campaign',
	description: 'Retrieve a campaign as its recipients will see it, in HTML and as plain text',
	requests: 'One per campaign',
	output: schema.object({
		subject: text,
		from_email: text,
		reply_to_email: text,
		preview_email_content: text,
		preview_text_content: text,
	}),
	fields: { campaign: campaignField },
	async run({ api, params }) {
		return await api.get(path`/emailmarketing/campaigns/${params.campaign}/preview`);
	},
});
