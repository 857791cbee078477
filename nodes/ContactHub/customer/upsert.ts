import type { IDataObject } from 'n8n-workflow';

import { getValueAt, hasStatus, InputError, path, toResult, withLock } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { define } from '../operation';
import { previewCustomer, readNewCustomer, type NewCustomer, type NewCustomerCall } from './draft';
import { upsertFields } from './fields';
import { customerSchema, simplifyCustomer } from './schema';

export const upsertCustomer = define.item({
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update customer',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	requests:
		'One per customer, two if the customer exists and the workspace blocks duplicates; three if it is deleted between the two',
	output: customerSchema,
	fields: upsertFields,
	simplify: simplifyCustomer,
	preview: (call) => previewCustomer(readWanted(call).wanted.customer, [1, 2]),
	async run(call) {
		const { wanted, identity } = readWanted(call);
		const write = async () => await createOrPatch(call.api, wanted);
		return await (identity === undefined
			? write()
			: withLock(`${wanted.nodeId} ${identity}`, write));
	},
});

function readWanted(call: NewCustomerCall): { wanted: NewCustomer; identity: string | undefined } {
	const wanted = readNewCustomer(call);
	const identity = findIdentity(wanted.customer);
	const hasEmail = typeof getValueAt(wanted.customer, 'base.contacts.email') === 'string';
	if (identity !== undefined && !hasEmail) {
		// A matching policy has fields of `base` only (ContactHub API 3.1).
		call.hint(
			"Customers with an external ID and without an email may be created again in each run, as ContactHub recognizes customers by the fields of the workspace's matching policy",
		);
	}
	if (identity === undefined) {
		if (call.params.customerFields.automatic) throw missingIdentityError(wanted.unmatched);
		call.hint(
			"Customers without email and external ID are created again in each run, unless the workspace's matching policy uses other fields",
		);
	}
	return { wanted, identity };
}

/** Columns identify the customer, so a misnamed one would create a new customer on every run. */
function missingIdentityError(unmatched: string[]): InputError {
	const columns = unmatched.length === 0 ? '' : `, and no field matches ${unmatched.join(', ')}`;
	return new InputError(
		`The item has neither an email nor an external ID${columns}: 'Create or Update' would create a new customer at each run`,
		"Name the column of the address 'Email'. To create the customer anyway, use Create; if the workspace's matching policy uses other fields, map each column manually.",
	);
}

/** What identifies people: two items about the same person are sent in order, so that the later one wins. */
function findIdentity(customer: IDataObject): string | undefined {
	const email = getValueAt(customer, 'base.contacts.email');
	if (typeof email === 'string') return email.toLowerCase();
	return typeof customer.externalId === 'string' ? customer.externalId : undefined;
}

/**
 * Creates first and patches on 409, because lists lag behind writes: searching first would create duplicates (ContactHub API
 * 1.6). Only the ID in the response is used; its link is not followed.
 */
async function createOrPatch(
	api: ContactHubApi,
	{ customer, nodeId, query }: NewCustomer,
): Promise<IDataObject> {
	const created = await toResult(api.post(path`/customers`, { nodeId, ...customer }, { query }));
	if (created.ok) return created.value;
	const existing = findExistingCustomer(created.error);
	if (existing === undefined) throw created.error;
	const patched = await toResult(api.patch(path`/customers/${existing}`, customer, { query }));
	if (patched.ok) return patched.value;
	if (!hasStatus(patched.error, 404)) throw patched.error;
	// Someone deleted the customer between the two requests. If another one is now in the way, the error says so.
	return await api.post(path`/customers`, { nodeId, ...customer }, { query });
}

/** The customer named by a 409. For tokens of untrusted sources, it doesn't name one. */
function findExistingCustomer(error: unknown): string | undefined {
	if (!hasStatus(error, 409)) return undefined;
	const id = getValueAt(error.data, 'customer.id');
	return typeof id === 'string' && id !== '' ? id : undefined;
}
