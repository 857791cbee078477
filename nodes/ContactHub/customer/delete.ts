import { inTurn, path, schema } from '../../kit';
import { customerField } from '../fields/common';
import { define } from '../operation';

export const deleteCustomer = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete customer',
	description: 'Delete a customer and its events',
	requests: 'One per customer',
	output: schema.object({ deleted: { type: 'boolean' }, id: { type: 'string' } }, ['deleted']),
	fields: { customer: customerField },
	async run({ api, params }) {
		const target = path`/customers/${params.customer}`;
		await inTurn(target, async () => await api.delete(target));
		return { deleted: true, id: params.customer };
	},
});
