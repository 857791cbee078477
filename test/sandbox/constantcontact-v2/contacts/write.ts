import { badRequest, conflict } from '../errors';
import type { Account } from '../state';
import type { ContactDraft } from './draft';
import { newContact } from './input';
import { withLists, type ActionBy, type ContactRecord, type Note } from './record';

const CONFLICT = 'http.status.email_address.conflict';

function notesOf(
	before: ContactRecord,
	notes: ContactDraft['notes'],
	now: number,
): ContactRecord['notes'] {
	return notes.map(({ id, note }): Note => {
		const known = before.notes.find((other) => other.id === id);
		if (known?.note === note) return known;
		const createdTime = known?.createdTime ?? now;
		return { id: known?.id ?? String(before.id), note, createdTime, modifiedTime: now };
	});
}

/** The contact according to the draft; fields missing from the draft are removed. */
function replaced(
	before: ContactRecord,
	draft: ContactDraft,
	by: ActionBy,
	now: number,
): ContactRecord {
	const { email, texts, addresses, customFields, notes, lists } = draft;
	const returns = before.lists.length === 0 && lists.length > 0;
	const changed: ContactRecord = {
		...before,
		email,
		texts,
		addresses,
		customFields,
		notes: notesOf(before, notes, now),
		...(returns ? { optInSource: by, optInTime: now } : {}),
	};
	return withLists(changed, lists, now);
}

/**
 * Creates a contact from a POST (V2 API 2.1).
 * @throws ApiError 400 without a list, 409 if the address exists, even if it has opted out
 */
export function createContact(
	account: Account,
	draft: ContactDraft,
	by: ActionBy,
	now: number,
): ContactRecord {
	const { email, lists } = draft;
	if (lists.length === 0) {
		throw badRequest('#/lists: There are less than 1 elements.', 'json.min.length.violation');
	}
	if (account.contacts.withEmail(email) !== undefined) {
		throw conflict(CONFLICT, `Email address ${email} already exists.`);
	}
	const contact = replaced(newContact(account, email, now), draft, by, now);
	account.contacts.put(contact);
	return contact;
}

/**
 * Replaces a contact with a PUT: fields missing from the draft are cleared, including memberships (V2 API 2.1).
 * @throws ApiError 409 if the address belongs to another contact, or if the owner wants to bring back one that has opted out
 */
export function replaceContact(
	account: Account,
	before: ContactRecord,
	draft: ContactDraft,
	by: ActionBy,
	now: number,
): ContactRecord {
	const { email, lists } = draft;
	const other = account.contacts.withEmail(email);
	if (other !== undefined && other.id !== before.id) {
		throw conflict(CONFLICT, `Email address ${email} already exists.`);
	}
	if (before.status === 'OPTOUT' && lists.length > 0 && by === 'ACTION_BY_OWNER') {
		throw conflict(CONFLICT, `${email} has opted out and may only come back by ACTION_BY_VISITOR.`);
	}
	const contact = replaced(before, draft, by, now);
	account.contacts.put(contact);
	return contact;
}
