import type { IDataObject } from 'n8n-workflow';

import { isRecord, path, withLock } from '../../kit';
import { readEmail, unknownEmailError } from '../../constantContactShared/contactForm/values';
import type { ConstantContactV2Api } from '../api/client';

/**
 * The ID of a contact given by ID or email address. Look-ups of an address are made one after the other: so several items about
 * one contact keep their order, and the last one wins.
 *
 * @throws InputError if no contact has the address
 */
export async function findContactId(api: ConstantContactV2Api, contact: string): Promise<string> {
	if (!contact.includes('@')) return contact;
	const key = `${api.getKey(path`/contacts`)} look-up ${contact.trim().toLowerCase()}`;
	const look = async () => await requireContactByEmail(api, contact);
	const { id } = await withLock(key, look, api.stopSignal);
	return String(id);
}

/**
 * The contact with an email address. A search returns whole contacts (V2 API 2.1).
 *
 * @throws InputError if no contact has the address
 */
export async function requireContactByEmail(
	api: ConstantContactV2Api,
	address: string,
): Promise<IDataObject> {
	const email = readEmail(address, 'Contact');
	const found = await findContact(api, email);
	if (found !== undefined) return found;
	throw unknownEmailError(email);
}

/**
 * The contact with an email address, if there is one.
 *
 * @param email in lower case
 * @param status `ALL` explicitly includes contacts that unsubscribed or were removed
 */
export async function findContact(
	api: ConstantContactV2Api,
	email: string,
	status?: 'ALL',
): Promise<IDataObject | undefined> {
	for await (const page of api.pages(path`/contacts`, { email, status })) {
		// Never anyone else, whatever the search returns: the contact may be about to be replaced.
		return page.find((contact) => hasEmail(contact, email));
	}
	return undefined;
}

function hasEmail({ email_addresses: addresses }: IDataObject, email: string): boolean {
	return (
		Array.isArray(addresses) &&
		addresses.some(
			(entry) => isRecord(entry) && String(entry.email_address).toLowerCase() === email,
		)
	);
}
