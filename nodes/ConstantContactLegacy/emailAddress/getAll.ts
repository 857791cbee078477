import { path } from '../../kit';
import { define } from '../operation';
import { emailAddressSchema } from './schema';

export const getAllEmailAddresses = define.list({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many email addresses',
	description: 'Retrieve the email addresses of the account that campaigns can be sent from',
	requests: 'One per 50 addresses',
	records: 'email-addresses',
	output: emailAddressSchema,
	fields: {},
	pages({ api }) {
		return api.feed(path`/settings/emailaddresses`);
	},
});
