import { isEmail, birthdayFault, parseDay } from '../contacts/dates';
import { emptyContact } from '../contacts/parts';
import {
	ADDRESS_KINDS,
	PHONE_KINDS,
	TEXT_LENGTHS,
	TEXT_NAMES,
	type AddressKind,
	type AddressText,
	type ContactRecord,
	type PhoneKind,
} from '../contacts/record';
import { newEmail } from '../contacts/write';
import { fieldFault } from '../customFields/values';
import type { Account } from '../state';

/** The maximum number of custom fields, phones and addresses in a row (V3 API 6). */
const MAX_FIELDS = 25;
const MAX_PLACES = 3;

/** Texts of a row by key; empty ones are left out. */
export type RowValues = Map<string, string>;

/** A rejected row; correctable ones can be corrected in the web application. */
export class RowFault extends Error {
	constructor(
		message: string,
		readonly isCorrectable: boolean,
	) {
		super(message);
	}
}

/** Keys of a row, without the custom fields, with their maximum lengths. */
const LENGTHS = new Map<string, number>([
	['email', 50],
	...Object.entries(TEXT_LENGTHS),
	['birthday_month', 2],
	['birthday_day', 2],
	['anniversary', 50],
	['phone', 50],
	...PHONE_KINDS.map((kind): [string, number] => [`${kind}_phone`, 50]),
	...['', ...ADDRESS_KINDS.map((kind) => `${kind}_`)].flatMap((prefix): Array<[string, number]> => [
		[`${prefix}street`, 255],
		[`${prefix}street2`, 255],
		[`${prefix}city`, 50],
		[`${prefix}state`, 50],
		[`${prefix}zip`, 50],
		[`${prefix}country`, 50],
	]),
	// The specification has a space in one key (V3 API 6)
	['home country', 50],
	['sms_number', 16],
	['sms_consent_date', 16],
]);

/** Whether rows may have this key. */
export function isRowKey(key: string): boolean {
	return LENGTHS.has(key) || key.startsWith('cf:');
}

function checkLengths(values: RowValues): void {
	for (const [key, value] of values) {
		const max = LENGTHS.get(key) ?? 255;
		if (value.length > max) throw new RowFault(`${key} is longer than ${max} characters`, false);
	}
}

function withTexts(contact: ContactRecord, values: RowValues): ContactRecord {
	const texts = { ...contact.texts };
	for (const name of TEXT_NAMES) texts[name] = values.get(name) ?? texts[name];
	return { ...contact, texts };
}

function withDates(contact: ContactRecord, values: RowValues): ContactRecord {
	const [month, day] = ['birthday_month', 'birthday_day'].map((key) => {
		const value = values.get(key);
		return value === undefined ? undefined : Number(value);
	});
	const fault = birthdayFault(month, day);
	if (fault !== undefined) throw new RowFault(fault, true);
	const given = values.get('anniversary');
	const anniversary = given === undefined ? undefined : parseDay(given);
	if (given !== undefined && anniversary === undefined) {
		throw new RowFault('anniversary is in an invalid format', true);
	}
	return {
		...contact,
		...(month === undefined || day === undefined ? {} : { birthday: { month, day } }),
		...(anniversary === undefined ? {} : { anniversary }),
	};
}

function withPhones(
	account: Account,
	contact: ContactRecord,
	values: RowValues,
	now: number,
): ContactRecord {
	const phones = new Map(contact.phones.map((phone) => [phone.kind ?? 'other', phone]));
	const sent: Array<[PhoneKind, string | undefined]> = [
		['other', values.get('phone')],
		...PHONE_KINDS.map((kind): [PhoneKind, string | undefined] => [
			kind,
			values.get(`${kind}_phone`),
		]),
	];
	for (const [kind, number] of sent) {
		if (number === undefined) continue;
		const known = phones.get(kind);
		phones.set(kind, {
			id: known?.id ?? account.random.uuid(),
			number,
			kind,
			createdTime: known?.createdTime ?? now,
			updatedTime: now,
			createSource: known?.createSource ?? 'Account',
			updateSource: 'Account',
		});
	}
	if (phones.size > MAX_PLACES) throw new RowFault(`more than ${MAX_PLACES} phone numbers`, false);
	return { ...contact, phones: [...phones.values()] };
}

const TEXT_OF: Array<[string, AddressText]> = [
	['street', 'street'],
	['city', 'city'],
	['state', 'state'],
	['zip', 'postal_code'],
	['country', 'country'],
];

/** Texts of one address of a row; the second street line is appended to the first. */
function addressOf(values: RowValues, prefix: string): Partial<Record<AddressText, string>> {
	const texts: Partial<Record<AddressText, string>> = {};
	for (const [key, name] of TEXT_OF) {
		const slip = key === 'country' && prefix === 'home_' ? values.get('home country') : undefined;
		const value = values.get(`${prefix}${key}`) ?? slip;
		if (value !== undefined) texts[name] = value;
	}
	const second = values.get(`${prefix}street2`);
	if (second !== undefined) texts.street = [texts.street, second].filter(Boolean).join(' ');
	return texts;
}

function withAddresses(
	account: Account,
	contact: ContactRecord,
	values: RowValues,
	now: number,
): ContactRecord {
	const addresses = new Map(contact.addresses.map((address) => [address.kind, address]));
	const sent: Array<[AddressKind, string]> = [
		['home', ''],
		...ADDRESS_KINDS.map((kind): [AddressKind, string] => [kind, `${kind}_`]),
	];
	for (const [kind, prefix] of sent) {
		const texts = addressOf(values, prefix);
		if (Object.keys(texts).length === 0) continue;
		const known = addresses.get(kind);
		addresses.set(kind, {
			id: known?.id ?? account.random.uuid(),
			kind,
			texts: { ...known?.texts, ...texts },
			createdTime: known?.createdTime ?? now,
			updatedTime: now,
		});
	}
	return { ...contact, addresses: [...addresses.values()] };
}

function withFields(account: Account, contact: ContactRecord, values: RowValues): ContactRecord {
	const sent = [...values].filter(([key]) => key.startsWith('cf:'));
	if (sent.length > MAX_FIELDS) throw new RowFault(`more than ${MAX_FIELDS} custom fields`, false);
	const fields = new Map(contact.fields.map((field) => [field.fieldId, field]));
	for (const [key, value] of sent) {
		const field = account.fields.withName(key.slice(3));
		if (field === undefined) throw new RowFault(`there is no custom field '${key}'`, false);
		const fault = fieldFault(field, value);
		if (fault !== undefined) throw new RowFault(fault, false);
		const choice = field.choices.find(({ label }) => label === value);
		fields.set(field.id, {
			fieldId: field.id,
			...(choice === undefined ? { value } : { choiceIds: [String(choice.choiceId)] }),
		});
	}
	return { ...contact, fields: [...fields.values()] };
}

function withSms(
	account: Account,
	contact: ContactRecord,
	values: RowValues,
	permission: 'explicit' | 'not_set',
	now: number,
): ContactRecord {
	const given = values.get('sms_number');
	if (given === undefined) return contact;
	if (!/^(\d{10}|\d{3}-\d{3}-\d{4})$/.test(given)) {
		throw new RowFault('sms_number is not a valid US phone number', false);
	}
	const consent = values.get('sms_consent_date');
	const optInDay = consent === undefined ? undefined : parseDay(consent);
	if (consent !== undefined && optInDay === undefined) {
		throw new RowFault('sms_consent_date is in an invalid format', false);
	}
	const isExplicit = permission === 'explicit' && optInDay !== undefined;
	const known = contact.sms;
	return {
		...contact,
		sms: {
			id: known?.id ?? account.random.uuid(),
			address: given.replaceAll('-', ''),
			dialCode: '1',
			countryCode: 'US',
			permission: isExplicit ? 'explicit' : 'not_set',
			createSource: known?.createSource ?? 'Account',
			updateSource: 'Account',
			createdTime: known?.createdTime ?? now,
			updatedTime: now,
			...(isExplicit ? { optInTime: Date.parse(`${optInDay}T00:00:00Z`) } : {}),
		},
	};
}

/**
 * The contact that a row creates or updates: only values in the row change (V3 API 6).
 * @throws RowFault for a rejected row
 */
export function readRow(
	account: Account,
	values: RowValues,
	smsPermission: 'explicit' | 'not_set',
	now: number,
): ContactRecord {
	checkLengths(values);
	const address = values.get('email')?.toLowerCase();
	const sms = values.get('sms_number');
	if (address === undefined && sms === undefined) {
		throw new RowFault('the row has neither email nor sms_number', true);
	}
	if (address !== undefined && !isEmail(address)) {
		throw new RowFault(`'${address}' is not a valid email address`, true);
	}
	const known =
		address === undefined
			? account.contacts.withSms(`1${sms!.replaceAll('-', '')}`)
			: account.contacts.withEmail(address);
	const before = known ?? emptyContact(account, 'Account', now);
	const { deletedTime: _deleted, ...contact } = before;
	const changed = [
		(one: ContactRecord) => withTexts(one, values),
		(one: ContactRecord) => withDates(one, values),
		(one: ContactRecord) => withPhones(account, one, values, now),
		(one: ContactRecord) => withAddresses(account, one, values, now),
		(one: ContactRecord) => withFields(account, one, values),
		(one: ContactRecord) => withSms(account, one, values, smsPermission, now),
	].reduce((one, change) => change(one), contact as ContactRecord);
	changed.updatedTime = now;
	changed.updateSource = 'Account';
	if (address !== undefined && changed.email === undefined) {
		changed.email = newEmail(account, address, 'implicit', 'Account', now);
	}
	return changed;
}
