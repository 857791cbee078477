import { path, schema } from '../../kit';
import { customerField, findCustomerId } from '../customer/reference';
import { define } from '../operation';
import { sessionField } from './record';

export const deleteSession = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete session',
	description: 'Unbind a session from its customer',
	requests: 'One per session; one more by email or external ID',
	output: schema.object({ deleted: { type: 'boolean' }, id: { type: 'string' } }, ['deleted']),
	fields: { customer: customerField, session: sessionField },
	async run({ api, params: { customer, session } }) {
		const customerId = await findCustomerId(api, customer);
		await api.delete(path`/customers/${customerId}/sessions/${session}`);
		return { deleted: true, id: session };
	},
});
