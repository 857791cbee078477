import {
	choice,
	collection,
	InputError,
	path,
	required,
	schema,
	show,
	text,
	type Field,
} from '../../kit';
import { readEmail } from '../../constantContactShared/contactForm/values';
import { campaignField } from '../fields/common';
import { define } from '../operation';

const anyAddresses = required(
	text({
		displayName: 'Email Addresses',
		placeholder: 'e.g. name@email.com, other@email.com',
		description: 'A few addresses, comma-separated',
	}),
);

/** E-mail addresses in lower case, one at least; an expression may give an array. */
const addressesField: Field<string[]> = {
	...anyAddresses,
	read(raw, context) {
		const { label } = context;
		const entries = Array.isArray(raw) ? raw : anyAddresses.read(raw, context).split(/[,;\n]/);
		const texts = entries.map((entry: unknown) => {
			if (typeof entry === 'string') return entry.trim();
			throw new InputError(`'${label}' holds ${show(entry)}`, 'Give e-mail addresses as text.');
		});
		const emails = texts.filter((entry) => entry !== '').map((entry) => readEmail(entry, label));
		if (emails.length > 0) return [...new Set(emails)];
		throw new InputError(`'${label}' is empty`, `Fill in '${label}'.`);
	},
};

export const sendTest = define.item({
	value: 'sendTest',
	name: 'Send Test',
	action: 'Send test of campaign',
	description: 'Send a campaign to a few addresses to see what it looks like; nothing is counted',
	requests: 'One per campaign',
	output: schema.object({
		email_addresses: schema.list({ type: 'string' }),
		format: schema.text,
		personal_message: schema.text,
	}),
	fields: {
		campaign: campaignField,
		emailAddresses: addressesField,
		format: choice({
			displayName: 'Format',
			default: 'HTML_AND_TEXT',
			options: [
				{ name: 'HTML', value: 'HTML' },
				{ name: 'HTML and Text', value: 'HTML_AND_TEXT' },
				{ name: 'Text', value: 'TEXT' },
			],
		}),
		additionalFields: collection({
			displayName: 'Additional Fields',
			placeholder: 'Add Field',
			fields: {
				personalMessage: text({
					displayName: 'Personal Message',
					rows: 3,
				}),
			},
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
