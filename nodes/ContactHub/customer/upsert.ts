import type { IDataObject } from 'n8n-workflow';

import { inTurn, path, ServerError, settle, valueAt } from '../../kit';
import type { ContactHubApi } from '../client';
import { define } from '../operation';
import { readDraft } from './draft';
import { newCustomerFields } from './fields';
import { customerSchema } from './schema';

export const upsertCustomer = define.item({
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update customer',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	requests: 'One per customer, two where the customer exists and the workspace blocks duplicates',
	output: customerSchema,
	fields: newCustomerFields,
	async run({ api, params, hint }) {
		const { json, node, sessionId } = params.additionalFields;
		const customer = readDraft(params.customerFields, json, hint);
		const nodeId = api.nodeId(node);
		return await inTurn(identityOf(nodeId, customer), async () => {
			return await createOrPatch(api, nodeId, customer, sessionId);
		});
	},
});

/** Two items about the same person are sent in their order, so that the later one wins. */
function identityOf(nodeId: string, customer: IDataObject): string {
	const email = valueAt(customer, 'base.contacts.email');
	const identity = typeof email === 'string' ? email.toLowerCase() : customer.externalId;
	return `upsert ${nodeId} ${String(identity ?? '')}`;
}

/**
 * Creates first and patches on 409, because lists lag behind writes: searching first would make duplicates (API notes
 * 1.6). The ID that the answer names is used, its link is not followed.
 */
async function createOrPatch(
	api: ContactHubApi,
	nodeId: string,
	customer: IDataObject,
	sessionId: string | undefined,
): Promise<IDataObject> {
	const query = { sessionId };
	const created = await settle(api.post(path`/customers`, { nodeId, ...customer }, { query }));
	if (created.ok) return created.value;
	const existing = existingCustomer(created.error);
	if (existing === undefined) throw created.error;
	return await api.patch(path`/customers/${existing}`, customer, { query });
}

/** The customer that a 409 names. For tokens of untrusted sources it names none. */
function existingCustomer(error: unknown): string | undefined {
	if (!(error instanceof ServerError) || error.status !== 409) return undefined;
	const id = valueAt(error.data, 'customer.id');
	return typeof id === 'string' && id !== '' ? id : undefined;
}
