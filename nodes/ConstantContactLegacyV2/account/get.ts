import { path } from '../../kit';
import { define } from '../operation';
import { accountSchema } from './schema';

export const getAccount = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get account information',
	description: 'Retrieve name, address and time zone of the account',
	requests: 'One',
	output: accountSchema,
	fields: {},
	once: true,
	async run({ api }) {
		return await api.get(path`/account/info`);
	},
});
