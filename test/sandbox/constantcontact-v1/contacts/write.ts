import type { Account } from '../account';
import { badRequest, conflict, ServiceError } from '../errors';
import type { ContactDraft } from './draft';
import { optedOut, withMemberships, type ContactRecord, type OptSource } from './record';

function conflictOf(email: string): ServiceError {
	return conflict(`Contact with email address ${email} already exists`);
}

/**
 * Creates a contact from a POST (V1 API 2.5).
 * @throws ServiceError 400 without source or list, 409 if the address exists
 */
export function createContact(account: Account, draft: ContactDraft, now: number): ContactRecord {
	const { email, emailType, fields, optInSource, lists } = draft;
	if (optInSource === undefined) throw badRequest('OptInSource is missing');
	if (lists.length === 0) throw badRequest('The contact must belong to at least one list');
	if (account.contacts.withEmail(email) !== undefined) throw conflictOf(email);
	const contact: ContactRecord = {
		id: account.contacts.nextId(),
		email,
		emailType,
		fields,
		status: 'Active',
		memberships: joined([], lists, optInSource, now),
		optInSource,
		optInTime: now,
		confirmed: false,
		insertTime: now,
		updateTime: now,
	};
	account.contacts.put(contact);
	return contact;
}

/** The memberships after a PUT: known lists keep their time, new ones get the contact's source. */
function joined(
	before: ContactRecord['memberships'],
	lists: ContactDraft['lists'],
	source: OptSource,
	now: number,
): ContactRecord['memberships'] {
	return lists
		.map(({ listId, optInSource }) => {
			const known = before.find((membership) => membership.listId === listId);
			const optInTime = known?.optInTime ?? now;
			return { listId, optInSource: optInSource ?? known?.optInSource ?? source, optInTime };
		})
		.sort((a, b) => a.listId - b.listId);
}

function checkConsent(before: ContactRecord, source: OptSource, isMember: boolean): void {
	if (!isMember && source === 'ACTION_BY_CONTACT') {
		throw badRequest('ACTION_BY_CONTACT may not be used to remove a contact from all lists');
	}
	if (isMember && before.status === 'Do Not Mail' && source === 'ACTION_BY_CUSTOMER') {
		const message = `Contact ${before.email} has opted out and may only be added by the contact`;
		throw new ServiceError(403, message);
	}
}

/**
 * Replaces a contact: what the draft lacks is removed, and it is a member of exactly the draft's lists (V1 API 2.5).
 * @throws ServiceError 400 without a source or if the contact removes itself, 403 if the customer adds a contact who opted out,
 * 409 if the address belongs to another contact
 */
export function replaceContact(
	account: Account,
	before: ContactRecord,
	draft: ContactDraft,
	now: number,
): void {
	const { email, emailType, fields, optInSource, lists } = draft;
	if (optInSource === undefined) throw badRequest('OptInSource is missing');
	const other = account.contacts.withEmail(email);
	if (other !== undefined && other.id !== before.id) throw conflictOf(email);
	checkConsent(before, optInSource, lists.length > 0);
	const returns = before.memberships.length === 0 && lists.length > 0;
	const memberships = joined(before.memberships, lists, optInSource, now);
	const changed = { ...before, email, emailType, fields, optInSource };
	if (returns) changed.optInTime = now;
	account.contacts.put(withMemberships(changed, memberships, now));
}

/** Opts a contact out: DELETE never deletes (V1 API 2.5). */
export function optOutContact(account: Account, contact: ContactRecord, now: number): void {
	account.contacts.put(optedOut(contact, 'ACTION_BY_CUSTOMER', now));
}
