import { path } from '../../kit';
import { define } from '../operation';
import { privilegeSchema } from './schema';

export const getPrivileges = define.item({
	value: 'getPrivileges',
	name: 'Get Privileges',
	action: 'Get privileges of connected user',
	description: 'Retrieve what the user who connected the account may do in it',
	requests: 'One',
	output: privilegeSchema,
	fields: {},
	once: true,
	async run({ api }) {
		return await api.list(path`/account/user/privileges`);
	},
});
