import { path } from '../../kit';
import { customerField, findCustomerId } from '../customer/reference';
import { define } from '../operation';
import { sessionField } from './record';
import { sessionSchema } from './schema';

export const getSession = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get session',
	description: 'Retrieve a session of a customer',
	requests: 'One per session; one more by email or external ID',
	output: sessionSchema,
	fields: { customer: customerField, session: sessionField },
	async run({ api, params: { customer, session } }) {
		const customerId = await findCustomerId(api, customer);
		return await api.get(path`/customers/${customerId}/sessions/${session}`);
	},
});
