import type { Account } from '../account';
import type { FieldName } from './fields';
import { optedOut, withMemberships, type ContactRecord, type EmailType } from './record';

/** A contact that a test puts into the sandbox. */
export interface ContactInput {
	/** The contact with this address is changed, or created if there is none. */
	email: string;
	emailType?: EmailType;
	/** Merged into its current fields. */
	fields?: Partial<Record<FieldName, string>>;
	/** Ids of all its lists; if omitted, list 1 for a new contact; if empty, it is Removed. */
	lists?: number[];
	/** True opts the contact out. */
	doNotMail?: boolean;
	/** True for one who was asked to confirm the address and hasn't yet. */
	isUnconfirmed?: boolean;
	confirmed?: boolean;
	/** Milliseconds since 1970; by default the time of the sandbox's clock. */
	updateTime?: number;
}

function created(account: Account, email: string, now: number): ContactRecord {
	return {
		id: account.contacts.nextId(),
		email,
		emailType: 'HTML',
		fields: {},
		status: 'Removed',
		memberships: [],
		optInSource: 'ACTION_BY_CUSTOMER',
		optInTime: now,
		confirmed: false,
		insertTime: now,
		updateTime: now,
	};
}

/** Writes a contact without the API's checks. */
export function putContact(account: Account, input: ContactInput): ContactRecord {
	const now = input.updateTime ?? account.clock.now();
	const email = input.email.toLowerCase();
	const known = account.contacts.withEmail(email);
	const before = known ?? created(account, email, now);
	const { emailType = before.emailType, confirmed = before.confirmed } = input;
	const fields = { ...before.fields, ...input.fields };
	const listIds = input.lists ?? (known ? undefined : [1]);
	const memberships =
		listIds?.map((listId) => ({
			listId,
			optInSource: 'ACTION_BY_CUSTOMER' as const,
			optInTime: now,
		})) ?? before.memberships;
	const status = input.isUnconfirmed ? 'Unconfirmed' : before.status;
	const changed = { ...before, emailType, confirmed, fields, status };
	const contact = input.doNotMail
		? optedOut(changed, 'ACTION_BY_CONTACT', now)
		: withMemberships(changed, memberships, now);
	account.contacts.put(contact);
	return contact;
}
