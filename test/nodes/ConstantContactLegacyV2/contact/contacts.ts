import type { IDataObject } from 'n8n-workflow';

import type { Sandbox, SandboxOptions } from '../../../sandbox';
import { connectNode, type ConnectedNode } from '../setup';

export { form, fromItem } from '../../ConstantContactLegacy/contact/contacts';

/** A contact that a test puts into the sandbox. */
export type ContactInput = Parameters<Sandbox['constantContactV2']['putContact']>[0];

/** The node, connected to a sandbox with few contacts, and helpers for contact tests. */
export interface ConnectedContacts extends ConnectedNode {
	/** Adds a contact to the sandbox. @returns its ID */
	put(input: ContactInput): string;
	/** The body of the last request with this method. */
	sent(method: 'POST' | 'PUT'): IDataObject;
	/** The query of the last request with this method, without the API key. */
	query(method: 'GET' | 'POST' | 'PUT'): IDataObject;
}

/** Starts a sandbox with ten contacts and connects the node to it. */
export async function connectContacts(
	options: SandboxOptions['constantContactV2'] = {},
): Promise<ConnectedContacts> {
	const node = await connectNode({ constantContactV2: { contacts: 10, ...options } });
	const last = (method: string) => node.sandbox.log.matching({ method }).at(-1);
	return {
		...node,
		put: (input) => String(node.account.putContact(input).id),
		sent: (method) => last(method)?.body as IDataObject,
		query: (method) => {
			const { api_key: _key, ...query } = last(method)?.query ?? {};
			return query;
		},
	};
}

/** A contact with a value in every part. */
export const FULL: ContactInput = {
	email: 'ann@example.com',
	texts: { first_name: 'Ann', home_phone: '0781 555', source: 'Website', source_details: 'form 7' },
	customFields: { CustomField1: 'Card 9', CustomField15: 'blue' },
	addresses: [
		{
			id: '701',
			type: 'PERSONAL',
			texts: { line1: 'Elm 1', city: 'Waltham', state_code: 'MA', country_code: 'us' },
		},
		{ id: '702', type: 'BUSINESS', texts: { line1: 'Main 2', city: 'Boston' } },
	],
	notes: [{ id: '801', note: 'old note', createdTime: 0, modifiedTime: 0 }],
	lists: [1, 3],
};
