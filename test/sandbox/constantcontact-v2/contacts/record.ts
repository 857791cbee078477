import type { AddressText, TextName } from './fields';

/** Who acted: the account's owner, or the visitor who has the address (V2 API 2.1). */
export type ActionBy = 'ACTION_BY_OWNER' | 'ACTION_BY_VISITOR';
export type ContactStatus = 'ACTIVE' | 'UNCONFIRMED' | 'REMOVED' | 'OPTOUT';

/** A postal address; only non-empty texts. */
export interface PostalAddress {
	id: string;
	type: 'PERSONAL' | 'BUSINESS';
	texts: Partial<Record<AddressText, string>>;
}

/** A note; times are milliseconds since 1970. */
export interface Note {
	id: string;
	note: string;
	createdTime: number;
	modifiedTime: number;
}

/** A contact as the account stores it; times are milliseconds since 1970. */
export interface ContactRecord {
	id: number;
	/** In lower case. */
	email: string;
	/** Only non-empty ones. */
	texts: Partial<Record<TextName, string>>;
	addresses: PostalAddress[];
	notes: Note[];
	/** Values by name, `CustomField1` to `CustomField15`; only non-empty ones. */
	customFields: Record<string, string>;
	status: ContactStatus;
	/** Ids of its lists, in ascending order. */
	lists: number[];
	confirmed: boolean;
	optInSource: ActionBy;
	optInTime: number;
	optOut?: { source: ActionBy; time: number };
	createdTime: number;
	modifiedTime: number;
}

/** The contact as a member of exactly these lists; one that opted out stays in no list. */
export function withLists(contact: ContactRecord, lists: number[], now: number): ContactRecord {
	const isMember = lists.length > 0;
	const joined = contact.status === 'UNCONFIRMED' ? 'UNCONFIRMED' : 'ACTIVE';
	return {
		...contact,
		lists: [...new Set(lists)].sort((a, b) => a - b),
		status: isMember ? joined : contact.status === 'OPTOUT' ? 'OPTOUT' : 'REMOVED',
		optOut: isMember ? undefined : contact.optOut,
		modifiedTime: now,
	};
}

/** The contact after it has opted out: in no list, not to be emailed (V2 API 2.1). */
export function optedOut(contact: ContactRecord, source: ActionBy, now: number): ContactRecord {
	return {
		...contact,
		status: 'OPTOUT',
		lists: [],
		optOut: contact.optOut ?? { source, time: now },
		modifiedTime: now,
	};
}
