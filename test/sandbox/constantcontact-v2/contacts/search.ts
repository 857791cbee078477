import type { ApiResponse } from '../../http';
import type { Call } from '../api';
import type { Paging } from '../cursor';
import { keysetPage, createPageResponse } from '../paging';
import { flagFilter, timeFilter, wordFilter } from '../wire';
import { contactDocument } from './document';

/** Pages of contacts begin at a contact's id (V2 API 1.5). */
export const CONTACT_PAGING: Paging = { position: 'startAt', defaultLimit: 50, maxLimit: 500 };

const STATUSES = [
	'ALL',
	'ACTIVE',
	'UNCONFIRMED',
	'OPTOUT',
	'REMOVED',
	'NON_SUBSCRIBER',
	'VISITOR',
] as const;

/** Responds with a page of the contacts that match the condition, by id. */
export function contactPage(
	call: Call,
	chosen: (id: number) => boolean,
	includeContactId = false,
): ApiResponse {
	const { account, limit } = call;
	const { contacts } = account;
	return createPageResponse(call, (position) =>
		keysetPage(
			contacts.ids(chosen, position),
			limit,
			(id) => id,
			(id) => contactDocument(account, contacts.get(id)!, includeContactId),
		),
	);
}

/**
 * Responds with a page of what a request searches for (V2 API 2.1).
 * @throws ApiError 400 for invalid filters
 */
export function searchContacts(call: Call): ApiResponse {
	const { account, filters } = call;
	const { contacts } = account;
	const status = wordFilter(filters, 'status', STATUSES) ?? 'ALL';
	const since = timeFilter(filters, 'modified_since') ?? -Infinity;
	const withId = flagFilter(filters, 'include_contact_id');
	const chosen = (id: number): boolean =>
		(status === 'ALL' || contacts.status(id) === status) && contacts.modifiedTime(id) >= since;
	const email = filters.get('email');
	if (email === null) return contactPage(call, chosen, withId);
	const found = contacts.withEmail(email.toLowerCase());
	const results =
		found !== undefined && chosen(found.id) ? [contactDocument(account, found, withId)] : [];
	return createPageResponse(call, () => ({ results }));
}
