import { path, required, text } from '../../kit';
import { readEmail } from '../../constantContactShared/contactForm/values';
import { define } from '../operation';
import { emailAddressSchema } from './schema';

export const createEmailAddress = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create email address',
	description:
		'Add an email address to the account. Its owner gets a message and has to confirm it before campaigns can be sent from it.',
	requests: 'One per address',
	output: emailAddressSchema,
	fields: {
		emailAddress: required(
			text({
				displayName: 'Email Address',
				placeholder: 'e.g. name@email.com',
				description: 'The address to add',
				maxLength: 80,
			}),
		),
	},
	async run({ api, params }) {
		const address = { email_address: readEmail(params.emailAddress, 'Email Address') };
		// The API takes and returns a list (V2 API 2.6).
		return await api.postList(path`/account/verifiedemailaddresses`, [address]);
	},
});
