import type { Account } from '../account';
import { withMemberships } from '../contacts/record';
import { emailOf } from './addContacts';
import type { ActivityResult, RowError } from './record';
import type { Table } from './table';

/** Removes the contacts of a table from lists; those in no other list become Removed. */
export function removeContacts(
	account: Account,
	{ columns, rows }: Table,
	listIds: number[],
	now: number,
): ActivityResult {
	const errors: RowError[] = [];
	const done = new Set<string>();
	for (const row of rows) {
		const email = emailOf(columns, row);
		const contact = account.contacts.withEmail(email);
		if (contact === undefined) {
			const message = `${email} (not found in subscriber list)`;
			errors.push({ lineNumber: row.lineNumber, email, message });
			continue;
		}
		done.add(email);
		const kept = contact.memberships.filter(({ listId }) => !listIds.includes(listId));
		if (kept.length === contact.memberships.length) continue;
		account.contacts.put(withMemberships(contact, kept, now));
	}
	return { errors, transactions: done.size };
}

/** Removes every contact from lists. */
export function clearLists(account: Account, listIds: number[], now: number): ActivityResult {
	const { contacts } = account;
	const transactions = listIds.reduce((sum, listId) => sum + contacts.memberCount(listId), 0);
	for (const listId of listIds) contacts.dropList(listId, now);
	return { errors: [], transactions };
}
