import type { Call, Endpoint } from '../api';
import { readEntry, type EntryShape, type SentEntry } from '../atom/entry';
import { createCreationResponse, createEntryResponse, entryElement } from '../atom/entryDocument';
import { createFeedResponse } from '../atom/feed';
import { badRequest, notFound } from '../errors';
import { contactFeed, detailEntry, partialEntry } from './documents';
import { readContact } from './draft';
import type { ContactRecord } from './record';
import { SEARCH_PARAMETERS, searchContacts } from './search';
import { createContact, optOutContact, replaceContact } from './write';

const SHAPE: EntryShape = {
	payload: 'Contact',
	requires: ['id', 'title', 'author', 'updated'],
};

/**
 * The contact named in a path.
 * @throws ServiceError 404
 */
export function contactOf({ account, params, request }: Call): ContactRecord {
	const id = /^\d+$/.test(params.contactId!) ? Number(params.contactId) : NaN;
	const contact = account.contacts.get(id);
	if (contact === undefined) throw notFound(request.path);
	return contact;
}

/**
 * Checks that a PUT repeats the resource's id in the entry, and in the payload if it has one (V1 API 1.6): the vendor's own
 * clients omit it there.
 * @throws ServiceError 400
 */
export function checkSameId(call: Call, { id, payload }: SentEntry): void {
	const expected = call.account.addresses.id(decodeURI(call.request.path));
	const known = [expected, call.account.addresses.id(call.request.path)];
	if (!known.includes(id)) throw badRequest(`id '${id}' is not that of the resource`);
	const inner = payload.attributes.get('id');
	if (inner !== undefined && !known.includes(inner)) {
		throw badRequest(`id '${inner}' of ${payload.local} is not that of the resource`);
	}
}

export const contactEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/contacts',
		query: SEARCH_PARAMETERS,
		paging: 'next',
		run: (call) => {
			const isSearch = call.filters.has('email');
			const entry = (contact: ContactRecord): string =>
				entryElement(call, partialEntry(call, contact, isSearch));
			return createFeedResponse(call, { ...contactFeed(call), entry }, searchContacts(call));
		},
	},
	{
		method: 'POST',
		path: '/contacts',
		takes: 'atom',
		run: (call) => {
			const { account, request, now } = call;
			const draft = readContact(account, readEntry(request.body, SHAPE).payload);
			return createCreationResponse(call, detailEntry(call, createContact(account, draft, now)));
		},
	},
	{
		method: 'GET',
		path: '/contacts/:contactId',
		run: (call) => createEntryResponse(call, detailEntry(call, contactOf(call))),
	},
	{
		method: 'PUT',
		path: '/contacts/:contactId',
		takes: 'atom',
		run: (call) => {
			const { account, request, now } = call;
			const before = contactOf(call);
			const entry = readEntry(request.body, SHAPE);
			checkSameId(call, entry);
			replaceContact(account, before, readContact(account, entry.payload), now);
			return { status: 204 };
		},
	},
	{
		method: 'DELETE',
		path: '/contacts/:contactId',
		run: (call) => {
			optOutContact(call.account, contactOf(call), call.now);
			return { status: 204 };
		},
	},
];
