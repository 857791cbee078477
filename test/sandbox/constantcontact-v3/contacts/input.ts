import type { Account } from '../state';
import { emptyContact } from './parts';
import { deleted, optedOut, type ContactRecord, type Permission, type TextName } from './record';
import { newEmail } from './write';

/** A contact that a test puts into the sandbox. */
export interface ContactV3Input {
	/** The contact to change; by default the one with the address. */
	id?: string;
	/** The (new) address. */
	email?: string;
	permission?: Permission;
	/** Merged into its current texts; '' clears one. */
	texts?: Partial<Record<TextName, string>>;
	/** Ids of all its lists or tags. */
	lists?: string[];
	tags?: string[];
	/** Values of custom fields by id, merged into its current ones. */
	fields?: Record<string, string>;
	phones?: ContactRecord['phones'];
	addresses?: ContactRecord['addresses'];
	notes?: ContactRecord['notes'];
	isDeleted?: boolean;
	/** Milliseconds since 1970; by default the time of the sandbox's clock. */
	createdTime?: number;
	updatedTime?: number;
}

function known({ contacts }: Account, { id, email }: ContactV3Input): ContactRecord | undefined {
	if (id === undefined) return contacts.withEmail(email?.toLowerCase() ?? '');
	const contact = contacts.withId(id.toLowerCase());
	if (contact === undefined) throw new RangeError(`There is no contact ${id}`);
	return contact;
}

/**
 * Creates or changes a contact without the API's checks.
 * @throws RangeError for an unknown id
 */
export function putContact(account: Account, input: ContactV3Input): ContactRecord {
	const now = input.updatedTime ?? account.clock.now();
	const before = known(account, input) ?? emptyContact(account, 'Account', now);
	const fields = new Map(before.fields.map((field) => [field.fieldId, field]));
	for (const [fieldId, value] of Object.entries(input.fields ?? {})) {
		fields.set(fieldId, { fieldId, value });
	}
	const texts = Object.entries({ ...before.texts, ...input.texts });
	let contact: ContactRecord = {
		...before,
		texts: Object.fromEntries(texts.filter(([, value]) => value !== '')),
		fields: [...fields.values()].filter(({ value }) => value !== ''),
		lists: input.lists ?? before.lists,
		tags: input.tags ?? before.tags,
		phones: input.phones ?? before.phones,
		addresses: input.addresses ?? before.addresses,
		notes: input.notes ?? before.notes,
		createdTime: input.createdTime ?? before.createdTime,
		updatedTime: now,
	};
	const address = input.email?.toLowerCase() ?? before.email?.address;
	if (address !== undefined) {
		const email = before.email ?? newEmail(account, address, input.permission, 'Account', now);
		const { permission = email.permission } = input;
		const stays = permission === 'unsubscribed' ? email.permission : permission;
		contact.email = { ...email, address, permission: stays };
		if (permission === 'unsubscribed') contact = optedOut(contact, 'Contact', undefined, now);
	}
	if (input.isDeleted === true) contact = deleted(contact, now);
	if (input.isDeleted === false) delete contact.deletedTime;
	account.contacts.put(contact);
	return contact;
}

/** Unsubscribes a person, as with the link in an email, at the sandbox's time. */
export function optOut(account: Account, id: string, reason?: string): void {
	const contact = account.contacts.withId(id.toLowerCase());
	if (contact === undefined) throw new RangeError(`There is no contact ${id}`);
	account.contacts.put(optedOut(contact, 'Contact', reason, account.clock.now()));
}

/** Confirms for a person: a pending sign-up, or the email that asks to subscribe again. */
export function confirmOptIn(account: Account, id: string): void {
	const contact = account.contacts.withId(id.toLowerCase());
	const now = account.clock.now();
	if (contact?.email === undefined) throw new RangeError(`There is no contact ${id}`);
	const { optOut: _optOut, ...email } = contact.email;
	account.contacts.put({
		...contact,
		lists: [...new Set([...contact.lists, ...(contact.resubscribeLists ?? [])])],
		email: {
			...email,
			permission: 'explicit',
			confirmStatus: 'confirmed',
			optInSource: 'Contact',
			optInTime: now,
			updatedTime: now,
		},
	});
}
