import { additionalFields, path } from '../../kit';
import { headFields } from '../../constantContactShared/fields/campaignFields';
import { define } from '../operation';
import { buildCampaignEntry } from './entry';
import {
	ACCOUNT_DEFAULTS,
	contentFields,
	optionalFields,
	organizationFields,
	senderFields,
} from './fields';
import { campaignSchema } from './schema';
import { pickTexts } from './values';

export const createCampaign = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create campaign',
	description: 'Create a draft of a custom code campaign; other kinds can only be read',
	requests: 'One per campaign',
	output: campaignSchema,
	fields: {
		...headFields,
		fromEmail: senderFields.fromEmail,
		...contentFields,
		additionalFields: additionalFields({
			...optionalFields,
			...organizationFields,
			replyToEmail: senderFields.replyToEmail,
		}),
	},
	async run({ api, params }) {
		const { additionalFields, fromEmail } = params;
		const texts = {
			...ACCOUNT_DEFAULTS,
			ViewAsWebpage: 'NO',
			PermissionReminder: 'NO',
			...pickTexts(params),
			...pickTexts(additionalFields),
		};
		const { lists = [], replyToEmail = fromEmail } = additionalFields;
		const entry = buildCampaignEntry(api, { texts, lists, fromEmail, replyToEmail });
		return await api.post(path`/campaigns`, entry);
	},
});
