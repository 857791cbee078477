import type { Call } from '../api';
import type { EntryParts } from '../atom/entryDocument';
import type { FeedShape } from '../atom/feed';
import { text } from '../atom/write';
import { collectionName, type ContactRecord } from '../contacts/record';
import type { ListRecord, SystemList } from './store';

/** The feed of lists, and the source of a list's entry. */
export function listFeed(call: Call): Omit<FeedShape<never>, 'entry'> {
	return {
		title: 'Contact Lists',
		collection: call.account.addresses.path('lists'),
		self: '',
		links: ['next', 'first', 'current'],
	};
}

function entry(
	call: Call,
	id: number | string,
	name: string,
	updated: number,
	children: string[],
): EntryParts {
	const { addresses } = call.account;
	const path = addresses.path('lists', id);
	const payload = { name: 'ContactList', id: addresses.payloadId(path), children };
	return { path, title: name, updated, payload };
}

/** A system list: only its names (V1 API 3). */
export function systemListEntry(call: Call, { id, name }: SystemList): EntryParts {
	return entry(call, id, name, call.now, [text('Name', name), text('ShortName', name)]);
}

function members(call: Call, list: ListRecord): string[] {
	const { addresses, contacts } = call.account;
	const id = addresses.payloadId(addresses.path('lists', list.id, 'members'));
	return [text('Members', '', { id }), text('ContactCount', contacts.memberCount(list.id))];
}

/** A list. */
export function listEntry(call: Call, list: ListRecord): EntryParts {
	return entry(call, list.id, list.name, list.updateTime, [
		text('OptInDefault', list.optInDefault),
		text('Name', list.name),
		text('ShortName', list.name),
		text('DisplayOnSignup', list.displayOnSignup ? 'Yes' : 'No'),
		text('SortOrder', list.sortOrder),
		...members(call, list),
	]);
}

/** The response to POST /lists, which has a different order (V1 API 3). */
export function createdListEntry(call: Call, list: ListRecord): EntryParts {
	const parts = entry(call, list.id, list.name, list.updateTime, [
		text('OptInDefault', list.optInDefault),
		text('Name', list.name),
		text('SortOrder', list.sortOrder),
		text('ShortName', list.name),
		text('DisplayOnSignup', list.displayOnSignup ? 'Yes' : 'No'),
		...members(call, list),
	]);
	return { ...parts, linkLast: true };
}

/** A member: its edit link doesn't work, its id is the contact's (V1 API 3). */
export function memberEntry(call: Call, listId: number, contact: ContactRecord): EntryParts {
	const { addresses } = call.account;
	const path = addresses.path('contacts', contact.id);
	return {
		path,
		edit: addresses.path('lists', listId, 'members', contact.id),
		title: contact.email,
		updated: call.now,
		payload: {
			name: 'ContactListMember',
			id: addresses.payloadId(path),
			children: [text('EmailAddress', contact.email), text('Name', collectionName(contact))],
		},
	};
}
