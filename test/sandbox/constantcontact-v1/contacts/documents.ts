import type { Call } from '../api';
import type { EntryParts } from '../atom/entryDocument';
import { payloadLink } from '../atom/entryDocument';
import type { FeedShape } from '../atom/feed';
import { element, instant, text } from '../atom/write';
import { FIELD_NAMES } from './fields';
import { collectionName, detailName, type ContactRecord } from './record';

/** The feed of contacts, and the source of a contact's entry. */
export function contactFeed(call: Call): Omit<FeedShape<never>, 'entry'> {
	const { addresses } = call.account;
	return {
		title: `Contacts for Customer: ${addresses.user}`,
		collection: addresses.path('contacts'),
		self: 'contacts',
		links: ['next', 'first', 'current'],
	};
}

function optOut({ optOut: left }: ContactRecord): string[] {
	if (left === undefined) return [];
	return [
		text('OptOutTime', instant(left.time)),
		text('OptOutSource', left.source),
		text('OptOutReason', left.reason),
	];
}

function insertion(contact: ContactRecord): string[] {
	return [text('Confirmed', contact.confirmed), text('InsertTime', instant(contact.insertTime))];
}

function head(contact: ContactRecord, name: string): string[] {
	return [
		text('Status', contact.status),
		text('EmailAddress', contact.email),
		text('EmailType', contact.emailType),
		text('Name', name),
	];
}

function entry(call: Call, contact: ContactRecord, children: string[]): EntryParts {
	const { addresses } = call.account;
	const path = addresses.path('contacts', contact.id);
	return {
		path,
		title: `Contact: ${contact.email}`,
		updated: contact.updateTime,
		author: true,
		payload: { name: 'Contact', id: addresses.payloadId(path), children },
	};
}

/** A contact in a collection: few elements; search results have two more (V1 API 2.2). */
export function partialEntry(call: Call, contact: ContactRecord, isSearch: boolean): EntryParts {
	const children = [
		...head(contact, collectionName(contact)),
		text('OptInTime', instant(contact.optInTime)),
		text('OptInSource', contact.optInSource),
		...optOut(contact),
		...(isSearch ? insertion(contact) : []),
	];
	// In the recorded feeds, the time of a collection's entry is that of the response, not of the contact
	return { ...entry(call, contact, children), updated: call.now };
}

/** A contact with all details (V1 API 2.3). */
export function detailEntry(call: Call, contact: ContactRecord): EntryParts {
	const children = [
		...head(contact, detailName(contact)),
		...FIELD_NAMES.map((name) => text(name, contact.fields[name] ?? '')),
		contactLists(call, contact),
		...optOut(contact),
		...insertion(contact),
		text('LastUpdateTime', instant(contact.updateTime)),
	];
	const source = { ...contactFeed(call), entry: () => '' };
	return { ...entry(call, contact, children), source };
}

function contactLists(call: Call, { memberships }: ContactRecord): string {
	const { addresses } = call.account;
	const lists = memberships.map(({ listId, optInSource, optInTime }) => {
		const path = addresses.path('lists', listId);
		return element('ContactList', { id: addresses.payloadId(path) }, [
			payloadLink(addresses.href(call.request.path, path)),
			text('OptInSource', optInSource),
			text('OptInTime', instant(optInTime)),
		]);
	});
	return element('ContactLists', {}, lists);
}
