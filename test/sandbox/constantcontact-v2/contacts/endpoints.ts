import type { Call, Endpoint } from '../api';
import { notFound } from '../errors';
import { idOf, wordFilter } from '../wire';
import { contactDocument } from './document';
import { readContact } from './draft';
import { optedOut, withLists, type ActionBy, type ContactRecord } from './record';
import { CONTACT_PAGING, searchContacts } from './search';
import { createContact, replaceContact } from './write';

/**
 * The contact named in a path.
 * @throws ApiError 404
 */
export function contactOf({ account, params }: Call): ContactRecord {
	const contact = account.contacts.get(idOf(params.contactId!));
	// The message is documented verbatim (V2 API 1.3)
	if (!contact) throw notFound(`No persons found using 'contact ids (${params.contactId})'`);
	return contact;
}

function actionBy({ filters }: Call): ActionBy {
	const words = ['ACTION_BY_OWNER', 'ACTION_BY_VISITOR'] as const;
	return wordFilter(filters, 'action_by', words) ?? 'ACTION_BY_OWNER';
}

function removeFrom({ account, now }: Call, contact: ContactRecord, removed: number[]): void {
	const lists = contact.lists.filter((listId) => !removed.includes(listId));
	if (lists.length < contact.lists.length) account.contacts.put(withLists(contact, lists, now));
}

/** Contacts (V2 API 2.1). */
export const contactEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/contacts',
		query: ['email', 'status', 'modified_since', 'include_contact_id'],
		paging: CONTACT_PAGING,
		run: searchContacts,
	},
	{
		method: 'POST',
		path: '/contacts',
		query: ['action_by'],
		takes: 'json',
		run: (call) => {
			const { account, request, now } = call;
			const by = actionBy(call);
			const contact = createContact(account, readContact(account, request), by, now);
			return { status: 201, body: contactDocument(account, contact) };
		},
	},
	{
		method: 'GET',
		path: '/contacts/:contactId',
		run: (call) => ({ status: 200, body: contactDocument(call.account, contactOf(call)) }),
	},
	{
		method: 'PUT',
		path: '/contacts/:contactId',
		query: ['action_by'],
		takes: 'json',
		run: (call) => {
			const { account, request, now } = call;
			const by = actionBy(call);
			const before = contactOf(call);
			const contact = replaceContact(account, before, readContact(account, request), by, now);
			return { status: 200, body: contactDocument(account, contact) };
		},
	},
	{
		method: 'DELETE',
		path: '/contacts/:contactId',
		run: (call) => {
			call.account.contacts.put(optedOut(contactOf(call), 'ACTION_BY_OWNER', call.now));
			return { status: 204 };
		},
	},
	{
		method: 'DELETE',
		path: '/contacts/:contactId/lists',
		run: (call) => {
			const contact = contactOf(call);
			removeFrom(call, contact, contact.lists);
			return { status: 204 };
		},
	},
	{
		method: 'DELETE',
		path: '/contacts/:contactId/lists/:listId',
		run: (call) => {
			const contact = contactOf(call);
			const list = call.account.lists.get(idOf(call.params.listId!));
			if (list === undefined) throw notFound(`No contact list ${call.params.listId} found.`);
			removeFrom(call, contact, [list.id]);
			return { status: 204 };
		},
	},
];
