import type { IDataObject } from 'n8n-workflow';

import { collect, hasStatus, path, toResult, withLock } from '../../kit';
import { readEmail, unknownEmailError } from '../../constantContactShared/contactForm/values';
import type { ConstantContactV1Api } from '../api/client';
import { readId } from '../fields/ids';

/**
 * The ID of a contact given by ID, URI or email address. Look-ups of an address are made one after the other: so several items
 * about one contact keep their order, and the last one wins.
 *
 * @throws InputError if no contact has the address
 */
export async function findContactId(api: ConstantContactV1Api, contact: string): Promise<string> {
	// A URI contains the user name, which may itself be an email address.
	if (/^https?:/.test(contact) || !contact.includes('@')) return readId('contacts', contact);
	const email = readEmail(contact, 'Contact');
	const key = `${api.uri(path`/contacts`)} look-up ${email}`;
	const found = await withLock(key, async () => await findContact(api, email), api.stopSignal);
	if (found !== undefined) return String(found.id);
	throw unknownEmailError(email);
}

/**
 * The contact with an email address, as returned by searches: without address, lists and custom fields (V1 API 2.2).
 *
 * @param email in lower case
 */
export async function findContact(
	api: ConstantContactV1Api,
	email: string,
): Promise<IDataObject | undefined> {
	const found = await searchByEmail(api, [email]);
	// If the service returns a contact other than the one requested, it must not be mistaken for it.
	return found.find((contact) => String(contact.email_address).toLowerCase() === email);
}

/**
 * The contacts with these email addresses; unknown ones are skipped.
 *
 * For a search without results, some accounts return 500, others an empty feed (V1 API 1.8). So a 500 is checked: each address is
 * searched separately, and an address that still returns 500 counts as not found, provided that the service responds at all.
 *
 * @param emails in lower case
 */
export async function searchByEmail(
	api: ConstantContactV1Api,
	emails: string[],
): Promise<IDataObject[]> {
	const search = await toResult(readAll(api, emails));
	if (search.ok) return search.value;
	if (!isServerProblem(search.error)) throw search.error;
	if (emails.length === 1) {
		await api.collections();
		return [];
	}
	const found: IDataObject[][] = [];
	for (const email of emails) found.push(await searchByEmail(api, [email]));
	return found.flat();
}

async function readAll(api: ConstantContactV1Api, emails: string[]): Promise<IDataObject[]> {
	return await collect(api.feed(path`/contacts`, { query: { email: emails } }));
}

function isServerProblem(error: unknown): boolean {
	return hasStatus(error, 500);
}
