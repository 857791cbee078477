import { idsOf } from '../../constantcontact-v3/ids';
import type { JsonObject } from '../../json';
import type { Account } from '../state';
import { instant, NEVER, wireId } from '../wire';
import { ADDRESS_TEXTS, CUSTOM_FIELDS, TEXT_NAMES } from './fields';
import type { ContactRecord } from './record';

/** The UUID of a contact or list in V3: the sandbox's V3 knows seeded ones by it. */
export function v3Id({ seed }: Account, id: number, kind: 'contact' | 'list'): string {
	return idsOf(kind, seed).id(id);
}

function emailAddress(account: Account, contact: ContactRecord): JsonObject {
	const { id, status, confirmed, optInSource, optInTime, optOut, email } = contact;
	const waiting = status === 'UNCONFIRMED' ? 'UNCONFIRMED' : 'NO_CONFIRMATION_REQUIRED';
	return {
		id: String(wireId(id, account.options)),
		status,
		confirm_status: confirmed ? 'CONFIRMED' : waiting,
		opt_in_source: optInSource,
		opt_in_date: instant(optInTime),
		...(optOut === undefined ? {} : { opt_out_source: optOut.source }),
		// A date before 1970 stands for "never" (V2 API 1.6)
		opt_out_date: optOut === undefined ? NEVER : instant(optOut.time),
		email_address: email,
	};
}

/** A contact as in responses (V2 API 2.1). */
export function contactDocument(
	account: Account,
	contact: ContactRecord,
	includeContactId = false,
): JsonObject {
	const { options, lists } = account;
	const id = wireId(contact.id, options);
	const texts = Object.fromEntries(
		TEXT_NAMES.map((name) => [name, contact.texts[name] ?? ''] as const),
	);
	return {
		id,
		status: contact.status,
		fax: texts.fax,
		addresses: contact.addresses.map((address) => ({
			id: address.id,
			...Object.fromEntries(ADDRESS_TEXTS.map((name) => [name, address.texts[name] ?? ''])),
			address_type: address.type,
		})),
		notes: contact.notes.map((note) => ({
			id: note.id,
			note: note.note,
			created_date: instant(note.createdTime),
			modified_date: instant(note.modifiedTime),
		})),
		confirmed: contact.confirmed,
		lists: contact.lists.map((listId) => ({
			id: wireId(listId, options),
			status: lists.get(listId)?.status ?? 'ACTIVE',
		})),
		...texts,
		email_addresses: [emailAddress(account, contact)],
		custom_fields: CUSTOM_FIELDS.filter((name) => name in contact.customFields).map((name) => ({
			name,
			label: name.replace(/(?<!\d)(\d+)$/, ' $1').replace('CustomField', 'Custom Field'),
			value: contact.customFields[name]!,
		})),
		created_date: instant(contact.createdTime),
		modified_date: instant(contact.modifiedTime),
		...(includeContactId ? { contact_id: v3Id(account, contact.id, 'contact') } : {}),
	};
}
