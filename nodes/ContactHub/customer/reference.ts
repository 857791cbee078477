import type { IDataObject } from 'n8n-workflow';

import {
	InputError,
	optionalReference,
	path,
	required,
	getValueAt,
	withLock,
	type Field,
	type RecordReference,
	type TypedMode,
} from '../../kit';
import type { ContactHubApi } from '../api/client';
import { nodeField } from '../fields/common';
import { readValue } from '../model/values';
import { createComposite, encodeCustomerQuery, createSimpleQuery } from '../query/language';

/** The ways to identify a customer. */
export type CustomerReference = RecordReference<'id' | 'email' | 'externalId'>;

const MODES: Array<TypedMode<'id' | 'email' | 'externalId'>> = [
	{ name: 'id', displayName: 'By ID', placeholder: 'e.g. 6b1c7e58-37b6-4b0e-9a64-f2a6a4e2a9d1' },
	{
		name: 'email',
		displayName: 'By Email',
		placeholder: 'e.g. ann@example.com',
		hint: 'A new customer or address can be found after a minute or two',
	},
	{
		name: 'externalId',
		displayName: 'By External ID',
		placeholder: 'e.g. CRM-4711',
		hint: 'A new customer or ID can be found after a minute or two',
	},
];

const texts = { displayName: 'Customer', searchListMethod: 'searchCustomers', typed: MODES };

/** The customer that an operation is about. */
export const customerField: Field<CustomerReference> = required(
	optionalReference({
		...texts,
		description:
			'Email and external ID are looked up in the default node unless you choose another',
	}),
);

/** The node to search for a customer by email address or external ID. */
export const nodeToLookIn: typeof nodeField = {
	...nodeField,
	property: {
		...nodeField.property,
		description:
			'Where to look up email and external ID. Default: the default node of the credential.',
	},
};

/** The customer by which a list is filtered. */
export const customerFilter: Field<CustomerReference | undefined> = optionalReference({
	...texts,
});

/** Maximum customers listed in a message. */
const MOST_NAMED = 5;

/**
 * The ID of the customer that the user identified. Look-ups of the same customer are made one after the other: so several items
 * about one customer keep their order, and the last one wins.
 *
 * @param node the ContactHub node to search; undefined for that of the credential
 * @throws InputError if no customer, or more than one, has the email address or external ID
 */
export async function findCustomerId(
	api: ContactHubApi,
	given: CustomerReference,
	node?: string,
): Promise<string> {
	if (given.by === 'id') return requireId(given.value);
	const reference = { by: given.by, value: readIdentifier(given) };
	const key = `look-up of customers ${JSON.stringify([api.nodeId(node), reference])}`;
	return await withLock(key, async () => await lookUpId(api, reference, node), api.stopSignal);
}

async function lookUpId(
	api: ContactHubApi,
	reference: CustomerReference,
	node: string | undefined,
): Promise<string> {
	const found: IDataObject[] = [];
	// If ContactHub returns a customer other than the one requested, it must not be mistaken for it.
	for await (const { items } of api.pages(path`/customers`, buildQueryFor(api, reference, node), {
		limit: Infinity,
	})) {
		for (const customer of items) if (isMeant(customer, reference)) found.push(customer);
		if (found.length > MOST_NAMED) break;
	}
	const [first] = found;
	if (first === undefined) throw customerNotFoundError(reference);
	if (found.length > 1) throw severalCustomersError(reference, found);
	return String(first.id);
}

/** An email address or external ID as customers are created with it. @throws InputError if no customer can have it */
function readIdentifier({ by, value }: CustomerReference): string {
	const kind = by === 'email' ? 'email' : 'text';
	return String(readValue(value, { label: by === 'email' ? 'Email' : 'External ID', kind }));
}

/** @throws InputError if an email address is given instead of an ID */
function requireId(value: string): string {
	if (!value.includes('@')) return value;
	throw new InputError(
		`'Customer' is the email '${value}', but is looked up by ID`,
		"Choose 'By Email' in the menu of the field.",
	);
}

function buildQueryFor(
	api: ContactHubApi,
	{ by, value }: CustomerReference,
	node: string | undefined,
) {
	const nodeId = api.nodeId(node);
	const fields = 'id,externalId,base.firstName,base.lastName,base.contacts.email';
	if (by === 'externalId') return { nodeId, externalId: value, fields };
	const spellings = [...new Set([value, value.toLowerCase()])];
	const conditions = spellings.map((email) => ({
		type: 'atomic' as const,
		attribute: 'base.contacts.email',
		operator: 'EQUALS' as const,
		value: email,
	}));
	return {
		nodeId,
		query: encodeCustomerQuery(createSimpleQuery(createComposite('or', conditions))),
		fields,
	};
}

function isMeant(customer: IDataObject, { by, value }: CustomerReference): boolean {
	if (by === 'externalId') return customer.externalId === value;
	const email = getValueAt(customer, 'base.contacts.email');
	return typeof email === 'string' && email.toLowerCase() === value.toLowerCase();
}

const NAMES = { id: 'ID', email: 'email', externalId: 'external ID' };

function customerNotFoundError({ by, value }: CustomerReference): InputError {
	return new InputError(
		`No customer has the ${NAMES[by]} '${value}'`,
		`Check it, including capital letters, and the node that is searched. A customer that was created or changed within the last minute or two may not be found yet: use its ID instead.`,
	);
}

function severalCustomersError({ by, value }: CustomerReference, found: IDataObject[]): InputError {
	const isMore = found.length > MOST_NAMED;
	const count = isMore ? `More than ${MOST_NAMED}` : `${found.length}`;
	const named = found.slice(0, MOST_NAMED).map(describe);
	const list = [...named, ...(isMore ? ['and others'] : [])].join('; ');
	return new InputError(
		`${count} customers have the ${NAMES[by]} '${value}': ${list}`,
		"Choose one of them 'By ID'.",
	);
}

function describe(customer: IDataObject): string {
	const names = [getValueAt(customer, 'base.firstName'), getValueAt(customer, 'base.lastName')]
		.filter((name) => typeof name === 'string' && name !== '')
		.join(' ');
	return names === '' ? String(customer.id) : `${String(customer.id)} (${names})`;
}
