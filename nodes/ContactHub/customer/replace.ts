import { withLock, notice, path } from '../../kit';
import { define } from '../operation';
import { previewCustomer, readNewCustomer } from './draft';
import { newCustomerFields } from './fields';
import { customerField, findCustomerId } from './reference';
import { customerSchema } from './schema';

export const replaceCustomer = define.item({
	value: 'replace',
	name: 'Replace',
	action: 'Replace customer',
	description: "Overwrite a whole customer; fields you don't set are cleared",
	requests: 'One per customer; one more by email or external ID',
	output: customerSchema,
	fields: {
		replaceNotice: notice(
			"Replaces the whole customer: every field you don't set here is cleared. To change only some fields, use Update.",
		),
		customer: customerField,
		...newCustomerFields,
	},
	preview(call) {
		const { by, value } = call.params.customer;
		const beside = { chosen_customer: value };
		return previewCustomer(readNewCustomer(call).customer, by === 'id' ? [1, 1] : [2, 2], beside);
	},
	async run(call) {
		const { api, params } = call;
		const { customer, nodeId, query } = readNewCustomer(call);
		const id = await findCustomerId(api, params.customer, nodeId);
		const target = path`/customers/${id}`;
		// All SDKs send both IDs in the body of a PUT (ContactHub API 2.1).
		const body = { id, nodeId, ...customer };
		return await withLock(target, async () => await api.put(target, body, { query }));
	},
});
