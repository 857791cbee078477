import type { FieldName } from './fields';

export type OptSource = 'ACTION_BY_CUSTOMER' | 'ACTION_BY_CONTACT';
export type ContactStatus = 'Active' | 'Unconfirmed' | 'Removed' | 'Do Not Mail';
export type EmailType = 'HTML' | 'Text';

/** A contact's membership in a list. */
export interface Membership {
	listId: number;
	optInSource: OptSource;
	/** Milliseconds since 1970. */
	optInTime: number;
}

/** A contact as the account stores it; times are milliseconds since 1970. */
export interface ContactRecord {
	id: number;
	/** In lower case. */
	email: string;
	emailType: EmailType;
	/** Only the fields that aren't empty. */
	fields: Partial<Record<FieldName, string>>;
	status: ContactStatus;
	/** In the order of the list ids. */
	memberships: Membership[];
	optInSource: OptSource;
	optInTime: number;
	optOut?: { source: OptSource; time: number; reason: string };
	confirmed: boolean;
	insertTime: number;
	updateTime: number;
}

/** `Last, First`, as collections name contacts (V1 API 1.10). */
export function collectionName({ fields }: ContactRecord): string {
	const { LastName, FirstName } = fields;
	return [LastName, FirstName].filter((part) => part !== undefined).join(', ');
}

/** `First Last`, as the detail names a contact. */
export function detailName({ fields }: ContactRecord): string {
	const { LastName, FirstName } = fields;
	return [FirstName, LastName].filter((part) => part !== undefined).join(' ');
}

/** The contact as a member of exactly these lists. */
export function withMemberships(
	contact: ContactRecord,
	memberships: Membership[],
	now: number,
): ContactRecord {
	const sorted = [...memberships].sort((a, b) => a.listId - b.listId);
	const isMember = sorted.length > 0;
	const unconfirmed = contact.status === 'Unconfirmed';
	const joined = unconfirmed ? 'Unconfirmed' : 'Active';
	return {
		...contact,
		memberships: sorted,
		status: isMember ? joined : contact.status === 'Do Not Mail' ? 'Do Not Mail' : 'Removed',
		optOut: isMember ? undefined : contact.optOut,
		updateTime: now,
	};
}

/** The contact after it has opted out: in no list, never to be emailed again (V1 API 2.5). */
export function optedOut(contact: ContactRecord, source: OptSource, now: number): ContactRecord {
	return {
		...contact,
		status: 'Do Not Mail',
		memberships: [],
		optOut: contact.optOut ?? { source, time: now, reason: '' },
		updateTime: now,
	};
}
