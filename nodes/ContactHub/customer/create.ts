import { path } from '../../kit';
import { define } from '../operation';
import { previewCustomer, readNewCustomer } from './draft';
import { newCustomerFields } from './fields';
import { customerSchema } from './schema';

export const createCustomer = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create customer',
	description: 'Create a new customer',
	requests: 'One per customer',
	output: customerSchema,
	fields: newCustomerFields,
	preview: (call) => previewCustomer(readNewCustomer(call).customer, [1, 1]),
	async run(call) {
		const { customer, nodeId, query } = readNewCustomer(call);
		return await call.api.post(path`/customers`, { nodeId, ...customer }, { query });
	},
});
