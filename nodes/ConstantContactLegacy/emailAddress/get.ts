import { path } from '../../kit';
import { define } from '../operation';
import { emailAddressField } from './fields';
import { emailAddressSchema } from './schema';

export const getEmailAddress = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get email address',
	description: 'Retrieve an email address of the account and whether it is verified',
	requests: 'One per address',
	output: emailAddressSchema,
	fields: { emailAddress: emailAddressField },
	async run({ api, params }) {
		return await api.get(path`/settings/emailaddresses/${params.emailAddress}`);
	},
});
