import { path, type Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { plain, define } from '../operation';
import { readAddress } from './address';
import { accountSchema, privilegeSchema, addressSchema } from './schema';
import { setAddress } from './setAddress';
import { updateAccount } from './update';

const getAccount = plain.get({
	noun: 'account information',
	description:
		'Retrieve the name, address, logo and time zone of the account: the quickest way to check the connection',
	requests: 'One',
	output: accountSchema,
	fields: {},
	once: true,
	async run({ api }) {
		return await api.get(path`/account/summary`, {
			extra_fields: ['physical_address', 'company_logo'],
		});
	},
});

const getPrivileges = define.item({
	value: 'getPrivileges',
	name: 'Get Privileges',
	action: 'Get privileges of connected user',
	description: 'Retrieve the privileges of the user who connected the account',
	requests: 'One',
	output: privilegeSchema,
	fields: {},
	once: true,
	async run({ api }) {
		return await api.list(path`/account/user/privileges`);
	},
});

const getAddress = define.item({
	value: 'getAddress',
	name: 'Get Address',
	action: 'Get postal address of account',
	description:
		'Retrieve the postal address of the account, which is shown in the footer of each campaign; empty if there is none',
	requests: 'One',
	output: addressSchema,
	fields: {},
	once: true,
	async run({ api }) {
		return (await readAddress(api)) ?? {};
	},
});

/** The account itself. */
export const account: Resource<ConstantContactApi> = {
	value: 'account',
	name: 'Account',
	description: 'The profile of the account',
	operations: [getAccount, getAddress, getPrivileges, setAddress, updateAccount],
};
