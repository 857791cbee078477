import type { IDataObject } from 'n8n-workflow';

import { splitIntoChunks, path, type DateTime } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { searchByEmail } from './find';

/** Addresses per search: as many as a page has contacts, to keep the URL below 8 KB. */
const ADDRESSES_PER_SEARCH = 50;

/**
 * The contacts with these email addresses.
 *
 * @param emails in lower case
 * @param missing called for each address that no contact has
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

/** Kinds of contacts that the service distinguishes (V1 API 2.1). */
type ListType = 'active' | 'do-not-mail' | 'removed';

/** Which contacts: those of a list, or those of a kind. */
type ContactGroup = { listid: string } | { listtype: ListType };

/**
 * The contacts of a group changed since a time; the service requires one, so 1970 stands for all (V1 API 2.1).
 *
 * @param limit the number of contacts; Infinity for all
 */
export function listContacts(
	api: ConstantContactV1Api,
	group: ContactGroup,
	since: DateTime | undefined,
	limit: number,
): AsyncGenerator<IDataObject[]> {
	const updatedsince = since?.toJSDate().toISOString() ?? new Date(0).toISOString();
	return api.feed(path`/contacts`, { query: { updatedsince, ...group }, wanted: limit });
}
