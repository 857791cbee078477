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
		const address = { email_address: readEmail(params.emailAddress, 'Email Address') };
		// The API takes and returns a list (V2 API 2.6).
		return await api.postList(path`/account/verifiedemailaddresses`, [address]);
	},
});
