import { path } from '../../kit';
import { readEmail } from '../../constantContactShared/contactForm/values';
import {
	createEmailAddressInfo,
	newEmailAddressField,
} from '../../constantContactShared/fields/newEmailAddress';
import { define } from '../operation';
import { emailAddressSchema } from './schema';

export const createEmailAddress = define.item({
	...createEmailAddressInfo,
	output: emailAddressSchema,
	fields: { emailAddress: newEmailAddressField },
	async run({ api, params }) {
		const email = readEmail(params.emailAddress, 'Email Address');
		return await api.post(path`/account/emails`, { email_address: email });
	},
});
