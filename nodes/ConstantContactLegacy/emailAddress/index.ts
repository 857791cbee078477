import { path, type Resource } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { plain } from '../operation';
import { emailAddressField } from './fields';
import { emailAddressSchema } from './schema';

const getEmailAddress = plain.get({
	noun: 'email address',
	description: 'Retrieve an email address of the account and whether it is verified',
	requests: 'One per address',
	output: emailAddressSchema,
	fields: { emailAddress: emailAddressField },
	run: async ({ api, params }) =>
		await api.get(path`/settings/emailaddresses/${params.emailAddress}`),
});

const getAllEmailAddresses = plain.getAll({
	noun: 'email addresses',
	description: "Retrieve the account's email addresses from which campaigns can be sent",
	requests: 'One per 50 addresses',
	length: 'short',
	output: emailAddressSchema,
	fields: {},
	pages: ({ api, limit }) => api.feed(path`/settings/emailaddresses`, { wanted: limit }),
});

/** The account's own email addresses. */
export const emailAddress: Resource<ConstantContactV1Api> = {
	value: 'emailAddress',
	name: 'Email Address',
	description: 'Addresses to send from',
	operations: [getEmailAddress, getAllEmailAddresses],
};
