import { path } from '../../kit';
import { define } from '../operation';
import { accountSchema } from './schema';

export const getAccount = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get account information',
	description:
		'Retrieve name, address, logo and time zone of the account. The quickest way to see whether the connection works.',
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
