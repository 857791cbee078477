import type { IDataObject } from 'n8n-workflow';

import { splitIntoChunks, path, type DateTime } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { searchByEmail } from './find';

/** Addresses in one search: as many as a page has contacts, so that the URL stays below 8 KB. */
const ADDRESSES_PER_SEARCH = 50;

/**
 * The contacts with some email addresses.
 *
 * @param emails in lower case
 * @param missing told about each address that no contact has
 */
export async function* listContactsByEmail(
	api: ConstantContactV1Api,
	emails: string[],
	missing: (email: string) => void,
): AsyncGenerator<IDataObject[]> {
	for (const searched of splitIntoChunks(emails, ADDRESSES_PER_SEARCH)) {
		const found = await searchByEmail(api, searched);
		const addresses = new Set(found.map((contact) => String(contact.email_address).toLowerCase()));
		searched.filter((email) => !addresses.has(email)).forEach(missing);
		yield found;
	}
}

/** Kinds of contacts that the service tells apart (V1 API 2.1). */
export type ListType = 'active' | 'do-not-mail' | 'removed';

/** Whose contacts: a list's, or those of a kind. */
export type ContactGroup = { listid: string } | { listtype: ListType };

/**
 * The contacts of a group that were changed since then; the service wants a time, so all are those
 * since 1970 (V1 API 2.1).
 */
export function listContacts(
	api: ConstantContactV1Api,
	group: ContactGroup,
	since?: DateTime,
): AsyncGenerator<IDataObject[]> {
	const updatedsince = since?.toJSDate().toISOString() ?? new Date(0).toISOString();
	return api.feed(path`/contacts`, { updatedsince, ...group });
}
