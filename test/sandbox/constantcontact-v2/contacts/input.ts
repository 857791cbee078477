import type { Account } from '../state';
import type { TextName } from './fields';
import { optedOut, withLists, type ContactRecord } from './record';

/** A contact that a test puts into the sandbox. */
export interface ContactInput {
	/** The contact to change; by default the one with the email address. */
	id?: number;
	/** Required for a new contact; with `id`, the new address. */
	email?: string;
	/** Merged into its current texts; '' clears one. */
	texts?: Partial<Record<TextName, string>>;
	customFields?: Record<string, string>;
	addresses?: ContactRecord['addresses'];
	notes?: ContactRecord['notes'];
	/** Ids of all its lists; if omitted, list 1 for a new contact; if empty, it is REMOVED. */
	lists?: number[];
	/** True opts the contact out. */
	optOut?: boolean;
	/** True for one who was asked to confirm the address and hasn't yet. */
	isUnconfirmed?: boolean;
	confirmed?: boolean;
	/** Milliseconds since 1970; by default the time of the sandbox's clock. */
	modifiedTime?: number;
}

/** A contact without lists. */
export function newContact(account: Account, email: string, now: number): ContactRecord {
	return {
		id: account.contacts.nextId(),
		email: email.toLowerCase(),
		texts: {},
		addresses: [],
		notes: [],
		customFields: {},
		status: 'REMOVED',
		lists: [],
		confirmed: false,
		optInSource: 'ACTION_BY_OWNER',
		optInTime: now,
		createdTime: now,
		modifiedTime: now,
	};
}

/** The texts that aren't empty. */
export function withoutEmpty<T extends object>(texts: T): T {
	return Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== '')) as T;
}

/**
 * Creates or changes a contact without the API's checks.
 * @throws RangeError for an unknown id, or for a new contact without an address
 */
export function putContact(account: Account, input: ContactInput): ContactRecord {
	const { contacts } = account;
	const now = input.modifiedTime ?? account.clock.now();
	const { id, email } = input;
	const known =
		id === undefined ? contacts.withEmail(email?.toLowerCase() ?? '') : contacts.get(id);
	if (id !== undefined && known === undefined) throw new RangeError(`There is no contact ${id}`);
	if (known === undefined && email === undefined) throw new RangeError('email is missing');
	const before = known ?? newContact(account, email!, now);
	const changed: ContactRecord = {
		...before,
		email: email?.toLowerCase() ?? before.email,
		texts: withoutEmpty({ ...before.texts, ...input.texts }),
		customFields: withoutEmpty({ ...before.customFields, ...input.customFields }),
		addresses: input.addresses ?? before.addresses,
		notes: input.notes ?? before.notes,
		confirmed: input.confirmed ?? before.confirmed,
	};
	const lists = input.lists ?? (known === undefined ? [1] : before.lists);
	const contact = input.optOut
		? optedOut(changed, 'ACTION_BY_VISITOR', now)
		: withLists(input.isUnconfirmed ? { ...changed, status: 'UNCONFIRMED' } : changed, lists, now);
	contacts.put(contact);
	return contact;
}
