import { withLists } from '../contacts/record';
import type { Account } from '../state';
import type { ActivityResult, RowError } from './record';
import type { Row } from './row';

/** Removes the contacts of the rows from the lists; unknown addresses become errors. */
export function removeContacts(
	{ contacts }: Account,
	rows: Row[],
	listIds: number[],
	now: number,
): ActivityResult {
	const errors: RowError[] = [];
	for (const { email, lineNumber } of rows) {
		const contact = contacts.withEmail(email);
		if (contact === undefined) {
			errors.push({ lineNumber, email, message: `No contact has the address '${email}'` });
			continue;
		}
		const lists = contact.lists.filter((listId) => !listIds.includes(listId));
		if (lists.length < contact.lists.length) contacts.put(withLists(contact, lists, now));
	}
	return { errors, contactCount: rows.length };
}

/** Number of memberships in the lists. */
export function countMembers({ contacts }: Account, listIds: number[]): number {
	return listIds.reduce((sum, listId) => sum + contacts.memberCount(listId), 0);
}

/** Removes all contacts from the lists. */
export function clearLists(account: Account, listIds: number[], now: number): ActivityResult {
	const contactCount = countMembers(account, listIds);
	for (const listId of listIds) account.contacts.dropList(listId, now);
	return { errors: [], contactCount };
}
