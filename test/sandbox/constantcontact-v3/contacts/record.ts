/** Who acted: the account, or the person who has the address (V3 API 4). */
export type Source = 'Account' | 'Contact';

/** Permission to send to an address (V3 API 4). */
export const PERMISSIONS = [
	'explicit',
	'implicit',
	'not_set',
	'pending_confirmation',
	'temp_hold',
	'unsubscribed',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Texts of a contact, with their maximum lengths. */
export const TEXT_LENGTHS = {
	first_name: 50,
	last_name: 50,
	job_title: 50,
	company_name: 50,
} as const;
export type TextName = keyof typeof TEXT_LENGTHS;
export const TEXT_NAMES = Object.keys(TEXT_LENGTHS) as TextName[];

export const PHONE_KINDS = ['home', 'work', 'mobile', 'other'] as const;
export type PhoneKind = (typeof PHONE_KINDS)[number];
export const ADDRESS_KINDS = ['home', 'work', 'other'] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

/** Texts of a street address, with their maximum lengths. */
export const ADDRESS_LENGTHS = {
	street: 255,
	city: 50,
	state: 50,
	postal_code: 50,
	country: 50,
} as const;
export type AddressText = keyof typeof ADDRESS_LENGTHS;
export const ADDRESS_TEXTS = Object.keys(ADDRESS_LENGTHS) as AddressText[];

/** The email address of a contact; times are milliseconds since 1970. */
export interface EmailRecord {
	/** In lower case. */
	address: string;
	permission: Permission;
	createdTime: number;
	updatedTime: number;
	optInSource: Source;
	optInTime: number;
	optOut?: { source: Source; time: number; reason?: string };
	confirmStatus: 'pending' | 'confirmed' | 'off';
}

export interface PhoneRecord {
	id: string;
	number: string;
	kind?: PhoneKind;
	createdTime: number;
	updatedTime: number;
	createSource: Source;
	updateSource: Source;
}

export interface AddressRecord {
	id: string;
	kind: AddressKind;
	/** Only non-empty ones. */
	texts: Partial<Record<AddressText, string>>;
	createdTime: number;
	updatedTime: number;
}

export interface NoteRecord {
	id: string;
	content: string;
	createdTime: number;
}

/** A value of a custom field; `choiceIds` for selections. */
export interface FieldValue {
	fieldId: string;
	value?: string;
	choiceIds?: string[];
}

export type SmsPermission = 'explicit' | 'pending_confirmation' | 'unsubscribed' | 'not_set';

/** The number for text messages. */
export interface SmsRecord {
	id: string;
	/** Without the dial code. */
	address: string;
	dialCode: string;
	countryCode: string;
	permission: SmsPermission;
	createSource: Source;
	updateSource: Source;
	createdTime: number;
	updatedTime: number;
	optInTime?: number;
	optOutTime?: number;
	frequency?: number;
	interval?: string;
}

/** A contact as the account stores it; times are milliseconds since 1970. */
export interface ContactRecord {
	/** Its number in the older versions of the API; increases with the time of creation. */
	number: number;
	email?: EmailRecord;
	/** Only non-empty ones. */
	texts: Partial<Record<TextName, string>>;
	/** Year first. */
	anniversary?: string;
	birthday?: { month: number; day: number };
	createSource: Source | 'Landing Page';
	updateSource: Source;
	createdTime: number;
	updatedTime: number;
	deletedTime?: number;
	fields: FieldValue[];
	phones: PhoneRecord[];
	addresses: AddressRecord[];
	/** Ids of its lists. */
	lists: string[];
	/** Ids of its tags. */
	tags: string[];
	/** Newest first. */
	notes: NoteRecord[];
	sms?: SmsRecord;
	/** Whether the one email that asks to subscribe again was sent; its lists are pending until the confirmation. */
	resubscribeSent?: boolean;
	resubscribeLists?: string[];
}

/** Value of the filter `status` for a contact; deleted ones have no other. */
export type ContactStatus =
	| 'active'
	| 'deleted'
	| 'not_set'
	| 'pending_confirmation'
	| 'temp_hold'
	| 'unsubscribed';

/** The status for a permission and a deletion. */
export function statusOf(permission: Permission | undefined, isDeleted: boolean): ContactStatus {
	if (isDeleted) return 'deleted';
	if (permission === undefined) return 'not_set';
	return permission === 'explicit' || permission === 'implicit' ? 'active' : permission;
}

/**
 * The contact after its person, or the account, has withdrawn the permission: in no list. The contact's own time of change stays,
 * that of the address doesn't (V3 pitfalls 1).
 */
export function optedOut(
	contact: ContactRecord,
	source: Source,
	reason: string | undefined,
	now: number,
): ContactRecord {
	const { email } = contact;
	if (email === undefined || email.permission === 'unsubscribed') return contact;
	return {
		...contact,
		lists: [],
		email: {
			...email,
			permission: 'unsubscribed',
			updatedTime: now,
			optOut: { source, time: now, ...(reason === undefined ? {} : { reason }) },
		},
	};
}

/** The contact after its deletion: in no list, without tags, but still on the server. */
export function deleted(contact: ContactRecord, now: number): ContactRecord {
	if (contact.deletedTime !== undefined) return contact;
	return { ...contact, lists: [], tags: [], deletedTime: now, updatedTime: now };
}
