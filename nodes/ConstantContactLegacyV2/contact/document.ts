import type { IDataObject } from 'n8n-workflow';

import { InputError, listRecords } from '../../kit';
import type { ContactValues } from '../../constantContactShared/contactForm/form';
import { contactFields, type AddressType, type ContactField, type Part } from './contactFields';

/** A contact as returned by the API. */
type Contact = Record<string, unknown>;

/** Lists of records below a contact that contain fields. */
const RECORD_LISTS = ['addresses', 'custom_fields', 'email_addresses', 'notes'];

/** Properties to keep, because a PUT would clear them (V2 API 0.5). */
const KEPT = ['source', 'source_details'];

/** Maximum addresses in a body, whatever the website allows (V2 API 2.1). */
const MOST_ADDRESSES = 2;

/** Whether an item's value is such a list of records. */
export function isResponse(key: string, value: unknown): boolean {
	return RECORD_LISTS.includes(key) && Array.isArray(value);
}

/** Whether a response has everything that a PUT would otherwise clear; lists are present even when empty. */
export function isWhole(contact: Contact): boolean {
	return [...RECORD_LISTS, 'lists'].every((key) => Array.isArray(contact[key]));
}

/** The writable fields of a contact, by key; empty ones are left out. */
export function toContactValues(contact: Contact): ContactValues {
	const values: ContactValues = {};
	for (const field of contactFields) {
		const value = PARTS[field.part](contact, field);
		if (typeof value === 'string' || typeof value === 'number') values[field.key] = String(value);
		if (values[field.key] === '') delete values[field.key];
	}
	return values;
}

/** IDs of the contact's lists. */
export function getListIds({ lists }: Contact): string[] {
	return listRecords(lists).flatMap(({ id }) => (id === undefined ? [] : [String(id)]));
}

/**
 * The body that creates or replaces a contact: only writable properties, as the server sets the others. A PUT clears values that
 * are left out (V2 API 0.5). Records below the contact keep their IDs.
 *
 * @param lists IDs of all its lists: a PUT removes it from all others
 * @param current the contact as returned by the API; undefined for a new one
 * @throws InputError if the contact has more addresses than a body can
 */
export function buildContactBody(
	values: ContactValues,
	lists: string[],
	current: Contact = {},
): IDataObject {
	const addresses = getAddresses(values, current);
	if (addresses.length > MOST_ADDRESSES) {
		throw new InputError(
			`The contact has ${addresses.length} postal addresses, but the API takes at most ${MOST_ADDRESSES} and would refuse the change`,
			'Delete one of them on the website of Constant Contact, then run again. Nothing was changed.',
		);
	}
	const { email_address: email, note } = values;
	const records = {
		email_addresses: changeFirst(current.email_addresses, 'email_address', email),
		addresses,
		notes: changeFirst(current.notes, 'note', note),
		custom_fields: pickCustomFields(values, current),
	};
	return {
		...pick(current, KEPT),
		...pickPart('contact', values),
		...Object.fromEntries(Object.entries(records).filter(([, list]) => list.length > 0)),
		lists: lists.map((id) => ({ id })),
	};
}

/** Where a field's value is in a contact. */
const PARTS: Record<Part, (contact: Contact, field: ContactField) => unknown> = {
	contact: (contact, { name }) => contact[name],
	email: (contact, { name }) => listRecords(contact.email_addresses)[0]?.[name],
	PERSONAL: (contact, { name }) => getAddress(contact, 'PERSONAL')?.[name],
	BUSINESS: (contact, { name }) => getAddress(contact, 'BUSINESS')?.[name],
	note: (contact, { name }) => listRecords(contact.notes)[0]?.[name],
	custom: (contact, { name }) =>
		listRecords(contact.custom_fields).find((field) => isCustomField(field, name))?.value,
};

/** The values of a part, under the API's names. */
function pickPart(part: Part, values: ContactValues): Record<string, string> {
	return Object.fromEntries(
		contactFields.flatMap((field): Array<[string, string]> => {
			const value = field.part === part ? values[field.key] : undefined;
			return value === undefined ? [] : [[field.name, value]];
		}),
	);
}

/** A list of records whose first record holds a field; without a value, that record is removed. */
function changeFirst(current: unknown, name: string, value: string | undefined): IDataObject[] {
	const [first, ...others] = listRecords(current);
	const changed = value === undefined ? [] : [{ ...pick(first, ['id']), [name]: value }];
	return [...changed, ...others.map((record) => pick(record, ['id', name]))];
}

function getAddresses(values: ContactValues, current: Contact): IDataObject[] {
	const types: AddressType[] = ['PERSONAL', 'BUSINESS'];
	const own = types.map((type) => getAddress(current, type));
	const changed = types.flatMap((type, index): IDataObject[] => {
		const parts = pickPart(type, values);
		if (Object.keys(parts).length === 0) return [];
		return [{ ...pick(own[index], ['id']), address_type: type, ...parts }];
	});
	const names = contactFields.filter(({ part }) => part === 'PERSONAL').map(({ name }) => name);
	const others = listRecords(current.addresses)
		.filter((address) => !own.includes(address))
		.map((address) => pick(address, ['id', 'address_type', ...names]));
	return [...changed, ...others];
}

function pickCustomFields(values: ContactValues, current: Contact): IDataObject[] {
	const own = contactFields.filter(({ part }) => part === 'custom');
	const named = Object.entries(pickPart('custom', values)).map(([name, value]) => ({
		name,
		value,
	}));
	const others = listRecords(current.custom_fields)
		.filter((record) => !own.some(({ name }) => isCustomField(record, name)))
		.map((record) => pick(record, ['name', 'value']));
	return [...named, ...others];
}

function getAddress({ addresses }: Contact, type: AddressType): Contact | undefined {
	return listRecords(addresses).find((address) => address.address_type === type);
}

/** `CustomField6` is `custom_field_6` elsewhere (V2 API 2.9). */
function isCustomField({ name }: Contact, wanted: string): boolean {
	return String(name).replace(/_/g, '').toLowerCase() === wanted.toLowerCase();
}

/** Some properties of a record, if they aren't empty. */
function pick(record: Contact | undefined, keys: string[]): IDataObject {
	const entries = keys.map((key) => [key, record?.[key]] as const);
	return Object.fromEntries(
		entries.filter(([, value]) => value !== undefined && value !== null && value !== ''),
	) as IDataObject;
}
