import type { ApiRequest } from '../../http';
import type { Json, JsonObject } from '../../json';
import { readObject, text, type Shape } from '../body';
import { ApiError, badRequest, problem } from '../errors';
import type { Account } from '../state';
import { idOf } from '../wire';
import {
	ADDRESS_LENGTHS,
	ADDRESS_TEXTS,
	CUSTOM_FIELD_LENGTH,
	CUSTOM_FIELDS,
	isEmail,
	NOTE_LENGTH,
	TEXT_LENGTHS,
	TEXT_NAMES,
} from './fields';
import { withoutEmpty } from './input';
import type { ContactRecord, Note, PostalAddress } from './record';

/** The properties of a contact that a client writes; those that it omitted are empty. */
export type ContactDraft = Pick<
	ContactRecord,
	'email' | 'texts' | 'addresses' | 'customFields' | 'lists'
> & { notes: Array<Pick<Note, 'note'> & { id?: string }> };

function texts<Name extends string>(lengths: Record<Name, number>): Record<string, Shape> {
	const entries = Object.entries<number>(lengths);
	return Object.fromEntries(entries.map(([name, max]) => [name, text(max)]));
}

const EMAIL_ADDRESS: Shape = {
	type: 'object',
	properties: {
		id: { type: 'id' },
		status: text(),
		confirm_status: text(),
		opt_in_source: text(),
		opt_in_date: text(),
		opt_out_source: text(),
		opt_out_date: text(),
		email_address: text(),
	},
	required: ['email_address'],
};

const ADDRESS: Shape = {
	type: 'object',
	properties: {
		id: { type: 'id' },
		address_type: { type: 'string', values: ['PERSONAL', 'BUSINESS'] },
		...texts(ADDRESS_LENGTHS),
	},
	required: ['address_type'],
};

const NOTE: Shape = {
	type: 'object',
	properties: {
		id: { type: 'id' },
		note: text(NOTE_LENGTH),
		created_date: text(),
		modified_date: text(),
	},
};

const CUSTOM_FIELD: Shape = {
	type: 'object',
	properties: {
		name: { type: 'string', values: CUSTOM_FIELDS },
		label: text(),
		value: text(CUSTOM_FIELD_LENGTH),
	},
	required: ['name'],
};

const LIST: Shape = {
	type: 'object',
	properties: { id: { type: 'id' }, status: text() },
	required: ['id'],
};

/** What a client may send; this includes read-only properties, because it may send a response back. */
const CONTACT: Record<string, Shape> = {
	id: { type: 'id' },
	contact_id: text(),
	status: text(),
	confirmed: { type: 'boolean' },
	created_date: text(),
	modified_date: text(),
	...texts(TEXT_LENGTHS),
	email_addresses: { type: 'array', min: 1, max: 1, items: EMAIL_ADDRESS },
	addresses: { type: 'array', max: 2, items: ADDRESS },
	notes: { type: 'array', max: 1, items: NOTE },
	custom_fields: { type: 'array', max: 15, items: CUSTOM_FIELD },
	lists: { type: 'array', items: LIST },
};

function objects(value: Json | undefined): JsonObject[] {
	return (value ?? []) as JsonObject[];
}

function word(value: Json | undefined): string {
	return typeof value === 'string' ? value : '';
}

function readEmail(value: Json | undefined): string {
	const email = word(objects(value)[0]?.email_address).toLowerCase();
	if (isEmail(email)) return email;
	const message = `#/email_addresses/0/email_address: '${email}' is no e-mail address.`;
	throw new ApiError(400, problem('json.email.invalid', message));
}

/**
 * Parses the ids of lists.
 * @throws ApiError 400 if one doesn't exist
 */
export function readLists(account: Account, ids: Array<Json | undefined>): number[] {
	const unknown = ids.filter((id) => account.lists.get(idOf(String(id))) === undefined);
	if (unknown.length > 0) {
		const entries = unknown.map((id) => {
			const message = `Invalid List ID. The contact list ${String(id)} does not exist.`;
			return problem('json.field.lists.value.invalid', message);
		});
		throw new ApiError(400, entries);
	}
	return ids.map(Number);
}

function readAddresses(value: Json | undefined): PostalAddress[] {
	const addresses = objects(value).map((address, at): PostalAddress => ({
		id: word(address.id) || String(at + 1),
		type: word(address.address_type) as PostalAddress['type'],
		texts: withoutEmpty(
			Object.fromEntries(ADDRESS_TEXTS.map((name) => [name, word(address[name])])),
		),
	}));
	if (new Set(addresses.map(({ type }) => type)).size < addresses.length) {
		throw badRequest('#/addresses: There may be one address of each type.', 'json.field.invalid');
	}
	return addresses;
}

function readCustomFields(value: Json | undefined): Record<string, string> {
	const fields = objects(value).map((field) => [word(field.name), word(field.value)] as const);
	if (new Set(fields.map(([name]) => name)).size < fields.length) {
		throw badRequest('#/custom_fields: A field appears twice.', 'json.field.invalid');
	}
	return withoutEmpty(Object.fromEntries(fields));
}

/**
 * Parses the contact of a POST or PUT (V2 API 2.1).
 * @throws ApiError 400 if it is invalid
 */
export function readContact(account: Account, request: ApiRequest): ContactDraft {
	const sent = readObject(request, CONTACT, ['email_addresses']);
	return {
		email: readEmail(sent.email_addresses),
		texts: withoutEmpty(Object.fromEntries(TEXT_NAMES.map((name) => [name, word(sent[name])]))),
		addresses: readAddresses(sent.addresses),
		notes: objects(sent.notes).flatMap(({ id, note }) => {
			const known = id === undefined || id === null ? {} : { id: String(id) };
			return word(note) === '' ? [] : [{ note: word(note), ...known }];
		}),
		customFields: readCustomFields(sent.custom_fields),
		lists: readLists(
			account,
			objects(sent.lists).map(({ id }) => id),
		),
	};
}
