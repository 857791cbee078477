import { additionalFields, choice, path, schema, text } from '../../kit';
import { emailAddressesField } from '../../constantContactShared/fields/emailAddresses';
import { campaignField } from '../fields/common';
import { define } from '../operation';

export const sendTest = define.item({
	value: 'sendTest',
	name: 'Send Test',
	action: 'Send test of campaign',
	description:
		'Send a campaign to a few addresses to see what it looks like; not counted in reports',
	requests: 'One per campaign',
	output: schema.object({
		email_addresses: schema.list({ type: 'string' }),
		format: schema.text,
		personal_message: schema.text,
	}),
	fields: {
		campaign: campaignField,
		emailAddresses: emailAddressesField('A few addresses, comma-separated'),
		format: choice({
			displayName: 'Format',
			default: 'HTML_AND_TEXT',
			options: [
				{ name: 'HTML', value: 'HTML' },
				{ name: 'HTML and Text', value: 'HTML_AND_TEXT' },
				{ name: 'Text', value: 'TEXT' },
			],
		}),
		additionalFields: additionalFields({
			personalMessage: text({
				displayName: 'Personal Message',
				rows: 3,
			}),
		}),
	},
	async run({ api, params: { campaign, emailAddresses, format, additionalFields } }) {
		const { personalMessage } = additionalFields;
		return await api.post(path`/emailmarketing/campaigns/${campaign}/tests`, {
			email_addresses: emailAddresses,
			format,
			...(personalMessage !== undefined && { personal_message: personalMessage }),
		});
	},
});
