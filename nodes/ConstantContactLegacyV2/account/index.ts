import { path, type Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { plain } from '../operation';
import { accountSchema } from './schema';
import { updateAccount } from './update';

const getAccount = plain.get({
	noun: 'account information',
	description: 'Retrieve the name, address and time zone of the account',
	requests: 'One',
	output: accountSchema,
	fields: {},
	once: true,
	run: async ({ api }) => await api.get(path`/account/info`),
});

/** The account itself. */
export const account: Resource<ConstantContactV2Api> = {
	value: 'account',
	name: 'Account',
	description: 'The profile of the account',
	operations: [getAccount, updateAccount],
};
