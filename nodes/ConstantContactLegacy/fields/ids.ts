import { removeSpace } from '../api/atom';

/**
 * The ID of a record that a user named by ID or URI.
 *
 * Anything else is returned unchanged, so that no record is found: a date such as `12/10/2023` isn't the contact 2023.
 */
export function readId(collection: 'contacts' | 'lists', given: string): string {
	const [, id] = new RegExp(`/${collection}/([^/]+)/*$`).exec(removeSpace(given)) ?? [];
	return id ?? given;
}

/** The ID of a contact list, see `readId`. */
export function readListId(given: string): string {
	return readId('lists', given);
}
