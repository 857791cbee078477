import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { InputError, isBlank, isRecord, path, removeNulls, withLock } from '../../kit';
import { readEmail, unknownEmailError } from '../../constantContactShared/contactForm/values';
import type { ConstantContactApi } from '../api/client';
import { MOST_CUSTOM_FIELDS } from './form/draft';
import { CORE } from './form/fields';

export const CONTACTS = path`/contacts`;

/** Parts of a contact that are returned only on request (V3 API 4). */
export const PARTS = [
	'custom_fields',
	'list_memberships',
	'phone_numbers',
	'street_addresses',
	'taggings',
	'notes',
];

/** The contact with an email address, even if deleted, with all its parts; undefined if there is none. */
export async function findByEmail(
	api: ConstantContactApi,
	email: string,
): Promise<IDataObject | undefined> {
	const query = { email, status: 'all', include: PARTS };
	const found = await api.list(CONTACTS, query, 'contacts');
	// If the service returns a contact other than the one requested, it must not be mistaken for it.
	return found.find((contact) => getAddress(contact) === email.toLowerCase());
}

/** Looks a person up by address, creates or changes them: one item at a time, as others may be about the same person. */
export async function withAddressLock<Value>(
	api: ConstantContactApi,
	email: string,
	work: () => Promise<Value>,
): Promise<Value> {
	return await withLock(`${api.getKey(CONTACTS)} ${email}`, work, api.stopSignal);
}

/** The address of a contact, in lower case. */
export function getAddress({ email_address: email }: IDataObject): string {
	return String((email as IDataObject | undefined)?.address).toLowerCase();
}

/** The ID of the contact that the user identified by ID or address. @throws InputError if no contact has the address */
export async function findContactId(api: ConstantContactApi, contact: string): Promise<string> {
	if (!contact.includes('@')) return contact;
	const email = readEmail(contact, 'Contact');
	const found = await findByEmail(api, email);
	if (found === undefined) throw unknownEmailError(email);
	return String(found.contact_id);
}

/** Reads a contact with all its parts. */
export async function readContact(api: ConstantContactApi, id: string): Promise<IDataObject> {
	return await api.get(path`/contacts/${id}`, { include: PARTS });
}

/** How a contact is written. */
export interface WriteOptions {
	/** Who made the change: the account, or the person (V3 API 4). */
	source?: 'Account' | 'Contact';
	/** Whether a deleted contact is restored; otherwise that is an error. */
	restore?: boolean;
}

/**
 * Reads a contact, changes it and writes it back, because a PUT clears any of the contact's own properties that it omits (V3 API
 * 4). Changes to one contact are made one at a time.
 *
 * @param change returns what to write; if it returns undefined, there is nothing to change and nothing is sent
 * @returns the contact after the change
 */
export async function rewriteContact(
	api: ConstantContactApi,
	id: string,
	change: (current: IDataObject) => IDataObject | undefined,
	{ source = 'Account', restore = false }: WriteOptions = {},
): Promise<IDataObject> {
	const target = path`/contacts/${id}`;
	return await withLock(api.getKey(target), async () => {
		const current = await readContact(api, id);
		if (isDeleted(current) && !restore) throw deletedContactError(current);
		const changes = change(current);
		if (changes === undefined) return current;
		checkCounts(changes);
		const written = await api.put(target, {
			...pickCore(current),
			...changes,
			update_source: source,
		});
		return { ...pickParts(current), ...pickParts(changes), ...written };
	});
}

/**
 * The same for a contact that the user identified by ID or address. Several items may have the same address: the later one wins,
 * even if its look-up is faster.
 *
 * @throws InputError if no contact has the address
 */
export async function rewriteChosenContact(
	api: ConstantContactApi,
	contact: string,
	change: (current: IDataObject) => IDataObject | undefined,
	options?: WriteOptions,
): Promise<IDataObject> {
	if (!contact.includes('@')) return await rewriteContact(api, contact, change, options);
	const email = readEmail(contact, 'Contact');
	return await withAddressLock(
		api,
		email,
		async () => await rewriteContact(api, await findContactId(api, email), change, options),
	);
}

/** Maximum lengths of those parts of a contact that are lists (V3 API 4). */
const MOST_OF = [
	{ part: 'list_memberships', what: 'lists', most: 50 },
	{ part: 'taggings', what: 'tags', most: 50 },
	{ part: 'custom_fields', what: 'custom fields', most: MOST_CUSTOM_FIELDS },
];

/** @throws InputError if the contact would end up with more than the service accepts; what it already has is allowed */
function checkCounts(changes: IDataObject): void {
	for (const { part, what, most } of MOST_OF) {
		const entries = changes[part];
		if (!Array.isArray(entries) || entries.length <= most) continue;
		throw new InputError(
			`The contact would have ${entries.length} ${what}; the maximum is ${most}`,
			`Choose fewer, or remove some from the contact first: existing ones count, too.`,
		);
	}
}

/** From this many items on, one request per item is worth a hint (V3 pitfalls 12). */
const MANY_ITEMS = 500;

/** Suggests a way with fewer requests to users who write many contacts one by one. */
export function hintAtImport(functions: IExecuteFunctions, hint: (text: string) => void): void {
	if (functions.getInputData().length < MANY_ITEMS) return;
	hint(
		"Each contact takes separate requests, and a key has 10,000 a day. 'Activity: Import Contacts' sends 39,999 contacts in one",
	);
}

/** The parts of a contact that responses may omit. */
function pickParts(contact: IDataObject): IDataObject {
	const names = PARTS.filter((name) => contact[name] !== undefined);
	return Object.fromEntries(names.map((name) => [name, contact[name]]));
}

/** What a PUT would clear: the contact's own properties, and its address with the permission. */
function pickCore(current: IDataObject): IDataObject {
	const core = Object.fromEntries(CORE.map((key) => [key, current[key]]));
	return removeNulls({ ...core, email_address: keepEmail(current) });
}

/**
 * The address of a contact with its permission, and the reason why that was withdrawn, as a PUT accepts them.
 *
 * @param changed the new address, if it is changed
 * @returns undefined if the contact has no address, e.g. if it gets only text messages
 */
export function keepEmail(
	{ email_address: email }: IDataObject,
	changed?: string,
): IDataObject | undefined {
	const current = isRecord(email) && !isBlank(email.address) ? email : undefined;
	if (current === undefined) return changed === undefined ? undefined : { address: changed };
	const { address, permission_to_send, opt_out_reason: reason } = current;
	const isKept = permission_to_send === 'unsubscribed' && !isBlank(reason);
	return removeNulls({
		address: changed ?? address,
		permission_to_send,
		...(isKept && { opt_out_reason: reason }),
	});
}

/** Whether a contact was deleted; a change would restore it (V3 API 4). */
export function isDeleted({ deleted_at: when }: IDataObject): boolean {
	return !isBlank(when);
}

/** Whether the person or the account has withdrawn the permission to send. */
export function isUnsubscribed({ email_address: email }: IDataObject): boolean {
	return (email as IDataObject | undefined)?.permission_to_send === 'unsubscribed';
}

function deletedContactError({ contact_id: id, deleted_at: when }: IDataObject): InputError {
	return new InputError(
		`The contact ${String(id)} was deleted on ${String(when)}, and a change would bring it back`,
		"If that is intended, use 'Create or Update' with 'Restore Deleted'.",
	);
}
