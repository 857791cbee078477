import { withLock, path, schema } from '../../kit';
import { define } from '../operation';
import { customerField, findCustomerId } from './reference';

export const deleteCustomer = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete customer',
	description: 'Delete a customer and its events',
	requests: 'One per customer; one more by email or external ID',
	output: schema.object({ deleted: { type: 'boolean' }, id: { type: 'string' } }, ['deleted']),
	fields: { customer: customerField },
	async run({ api, params }) {
		const id = await findCustomerId(api, params.customer);
		const target = path`/customers/${id}`;
		await withLock(target, async () => await api.delete(target));
		return { deleted: true, id };
	},
});
