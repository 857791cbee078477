import { path } from '../../kit';
import { define } from '../operation';
import { readDraft } from './draft';
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
	async run({ api, params, hint }) {
		const { json, node, sessionId } = params.additionalFields;
		const customer = readDraft(params.customerFields, json, hint);
		const nodeId = api.nodeId(node);
		return await api.post(path`/customers`, { nodeId, ...customer }, { query: { sessionId } });
	},
});
