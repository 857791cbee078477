import { path } from '../../kit';
import { customerField } from '../fields/common';
import { define } from '../operation';
import { sessionField } from './record';
import { sessionSchema } from './schema';

export const getSession = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get session',
	description: 'Retrieve a session of a customer',
	requests: 'One per session',
	output: sessionSchema,
	fields: { customer: customerField, session: sessionField },
	async run({ api, params: { customer, session } }) {
		return await api.get(path`/customers/${customer}/sessions/${session}`);
	},
});
