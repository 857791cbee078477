import type { IDataObject } from 'n8n-workflow';

import { getValueAt, type Call, type PreviewRow, type TellColumn } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { draftCustomer, requireData, requireWholePoint } from '../model/customerDraft';
import type { newCustomerFields } from './fields';

/** A whole customer to be written, as the API's calls require it. */
export interface NewCustomer {
	/** Without `id` and `nodeId`. */
	customer: IDataObject;
	nodeId: string;
	/** Query parameters of the request. */
	query: { sessionId: string | undefined };
	/** Columns of the item that don't match a field. */
	unmatched: string[];
}

/** The context for reading a whole customer: a run of the operation, or its preview. */
export interface NewCustomerCall extends Call<ContactHubApi, typeof newCustomerFields> {
	/** Set by a preview. */
	mapped?: TellColumn;
}

/** A customer as a preview shows it. */
export function previewCustomer(
	customer: IDataObject,
	requests: PreviewRow['requests'],
	beside: IDataObject = {},
): PreviewRow {
	const email = getValueAt(customer, 'base.contacts.email') ?? null;
	return { row: { ...beside, email_address: email as string | null, customer }, requests };
}

/**
 * The user's input for a whole customer. Columns that don't match a field are reported in a hint.
 *
 * @throws InputError if there is nothing to write, or a value is invalid
 */
export function readNewCustomer({ api, params, hint, mapped }: NewCustomerCall): NewCustomer {
	const { json, node, sessionId } = params.additionalFields;
	const { customerFields, unusableValues } = params;
	const rules = { more: json, hint, unusable: unusableValues, mapped };
	const draft = draftCustomer(customerFields, rules);
	const { unmatched } = draft;
	const customer = requireData(draft);
	requireWholePoint(customer);
	reportUnmatched(unmatched, hint);
	return { customer, nodeId: api.nodeId(node), query: { sessionId }, unmatched };
}

/** Names the columns that were left out. */
export function reportUnmatched(columns: string[], hint: (text: string) => void): void {
	for (const column of columns) {
		hint(`The column '${column}' matches no customer field and was left out`);
	}
}
