import { additionalFields, path } from '../../kit';
import { headFields } from '../../constantContactShared/fields/campaignFields';
import { define } from '../operation';
import { buildCampaignBody, toContent } from './content';
import { contentFields, messageFooterField, optionalFields, senderFields } from './fields';
import { toCampaign } from './record';
import { campaignSchema } from './schema';

export const createCampaign = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create campaign',
	description: 'Create a draft campaign',
	requests: 'One per campaign',
	output: campaignSchema,
	fields: {
		...headFields,
		fromEmail: senderFields.fromEmail,
		...contentFields,
		additionalFields: additionalFields({
			...optionalFields,
			replyToEmail: senderFields.replyToEmail,
		}),
		messageFooter: messageFooterField,
	},
	async run({ api, params: { additionalFields, messageFooter, ...head } }) {
		const { emailContentFormat = 'HTML', replyToEmail = head.fromEmail } = additionalFields;
		const { permissionReminder = false, viewAsWebpage = false } = additionalFields;
		const always = { emailContentFormat, permissionReminder, replyToEmail, viewAsWebpage };
		const content = toContent({ ...head, ...additionalFields, ...always }, messageFooter);
		return toCampaign(await api.post(path`/emailmarketing/campaigns`, buildCampaignBody(content)));
	},
});
