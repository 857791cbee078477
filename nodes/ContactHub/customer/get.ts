import { additionalFields, path } from '../../kit';
import { plain } from '../operation';
import { customerField, findCustomerId, nodeToLookIn } from './reference';
import { customerSchema, simplifyCustomer } from './schema';

export const getCustomer = plain.get({
	noun: 'customer',
	description: 'Retrieve a customer by ID, email or external ID',
	requests: 'One per customer; one more by email or external ID',
	output: customerSchema,
	simplify: simplifyCustomer,
	fields: {
		customer: customerField,
		additionalFields: additionalFields({ node: nodeToLookIn }),
	},
	async run({ api, params: { customer, additionalFields } }) {
		// Lists lag behind writes, so the customer itself is also read (ContactHub API 1.6).
		const id = await findCustomerId(api, customer, additionalFields.node);
		return await api.get(path`/customers/${id}`);
	},
});
