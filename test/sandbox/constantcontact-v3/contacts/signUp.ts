import type { ApiResponse } from '../../http';
import type { JsonObject } from '../../json';
import type { Call } from '../api';
import { conflict, invalid } from '../errors';
import { numberOf, objectsOf, readBody, textOf, textsOf } from '../schema';
import type { Account } from '../state';
import { birthdayFault, parseDay } from './dates';
import { addressTexts, emptyContact, readFields, readIds } from './parts';
import { TEXT_NAMES, type AddressKind, type ContactRecord, type EmailRecord } from './record';
import { SIGN_UP } from './schemas';
import { readSignUpChannel } from './sms';
import { greet, newEmail, readAddress } from './write';

const HOUR_MS = 3_600_000;

/** Sign-ups per address, to reject too many (V3 pitfalls 20). */
export class SignUps {
	private readonly times = new Map<string, number[]>();
	private readonly blockedUntil = new Map<string, number>();

	/** When the address last signed up before now. */
	lastTime(address: string): number | undefined {
		return this.times.get(address)?.at(-1);
	}

	/** Counts another one; returns false if it is one too many. */
	allow(address: string, now: number, most: number | undefined): boolean {
		if ((this.blockedUntil.get(address) ?? 0) > now) return false;
		const recent = (this.times.get(address) ?? []).filter((time) => time > now - 24 * HOUR_MS);
		this.times.set(address, [...recent, now]);
		if (most === undefined || recent.length < most) return true;
		this.blockedUntil.set(address, now + 48 * HOUR_MS);
		return false;
	}
}

function checkAttempts({ signUps, options }: Account, address: string, now: number): void {
	const last = signUps.lastTime(address);
	const { signUpConflictMs, signUpLimit } = options;
	if (last !== undefined && now - last < signUpConflictMs) {
		throw conflict('Another request is updating this contact, try again.');
	}
	if (!signUps.allow(address, now, signUpLimit)) {
		throw invalid('email_address is not a valid email address');
	}
}

/** The parts of an existing contact, with those in the body added or replaced. */
function merged(
	account: Account,
	before: ContactRecord,
	body: JsonObject,
	now: number,
	faults: string[],
): ContactRecord {
	const contact: ContactRecord = { ...before, updateSource: 'Contact', updatedTime: now };
	const texts = TEXT_NAMES.flatMap((name) => {
		const value = textOf(body[name]) ?? '';
		return value === '' ? [] : [[name, value] as const];
	});
	contact.texts = { ...before.texts, ...Object.fromEntries(texts) };
	const [month, day] = [numberOf(body.birthday_month), numberOf(body.birthday_day)];
	const fault = birthdayFault(month, day);
	if (fault !== undefined) faults.push(fault);
	if (month !== undefined && day !== undefined) contact.birthday = { month, day };
	const anniversary = textOf(body.anniversary) ?? '';
	if (anniversary !== '') {
		contact.anniversary = parseDay(anniversary);
		if (contact.anniversary === undefined) faults.push('anniversary is in an invalid format');
	}
	const phone = textOf(body.phone_number) ?? '';
	if (phone !== '') contact.phones = withPhone(account, before, phone, now);
	const address = body.street_address as JsonObject | undefined;
	if (address !== undefined) contact.addresses = withAddress(account, before, address, now);
	const fields = readFields(account, objectsOf(body.custom_fields) ?? [], faults);
	const isNew = (fieldId: string): boolean => !fields.some((field) => field.fieldId === fieldId);
	contact.fields = [...before.fields.filter(({ fieldId }) => isNew(fieldId)), ...fields];
	const exists = (id: string): boolean => account.lists.isActive(id);
	const lists = readIds(textsOf(body.list_memberships)!, 'list_memberships', exists, faults);
	contact.lists = [...new Set([...before.lists, ...lists])];
	return contact;
}

function withPhone(
	account: Account,
	{ phones }: ContactRecord,
	number: string,
	now: number,
): ContactRecord['phones'] {
	// The form doesn't have a kind (V3 pitfalls 7)
	const others = phones.filter(({ kind }) => kind !== undefined && kind !== 'other');
	if (others.length === 3) return phones;
	return [
		...others,
		{
			id: account.random.uuid(),
			number,
			kind: 'other',
			createdTime: now,
			updatedTime: now,
			createSource: 'Contact',
			updateSource: 'Contact',
		},
	];
}

function withAddress(
	account: Account,
	{ addresses }: ContactRecord,
	sent: JsonObject,
	now: number,
): ContactRecord['addresses'] {
	const kind = sent.kind as AddressKind;
	const known = addresses.find((other) => other.kind === kind);
	const changed = {
		id: known?.id ?? account.random.uuid(),
		kind,
		texts: { ...known?.texts, ...addressTexts(sent) },
		createdTime: known?.createdTime ?? now,
		updatedTime: now,
	};
	return [...addresses.filter((other) => other !== known), changed];
}

/** The address of an existing contact after its person has signed up: permission is explicit. */
function subscribed(email: EmailRecord, now: number): EmailRecord {
	const { optOut: _optOut, ...rest } = email;
	if (email.permission === 'explicit') return email;
	return {
		...rest,
		permission: 'explicit',
		optInSource: 'Contact',
		optInTime: now,
		updatedTime: now,
	};
}

/**
 * Signs a person up: creates a contact or changes the one with the address (V3 API 4).
 * @throws ApiError 400 if it is invalid, 409 if another request changes the same contact
 */
export function signUp({ account, request, now }: Call): ApiResponse {
	const body = readBody(request, SIGN_UP, account.options);
	const faults: string[] = [];
	const given = textOf(body.email_address);
	const sms = body.sms_channel as JsonObject | undefined;
	if (given === undefined && sms === undefined) {
		faults.push('one of email_address, sms_channel is required');
	}
	const address = given && readAddress(given, 'email_address', faults);
	const full = sms && `${String(sms.dial_code)}${String(sms.sms_address)}`;
	const known = address
		? account.contacts.withEmail(address)
		: full && account.contacts.withSms(full);
	const before = known || emptyContact(account, 'Contact', now);
	const { deletedTime, ...contact } = merged(account, before, body, now, faults);
	if (sms !== undefined) {
		contact.sms = readSignUpChannel(account, before.sms, sms, now, faults);
	}
	if (faults.length > 0) throw invalid(...faults);
	if (address) {
		checkAttempts(account, address, now);
		const isOut = contact.email?.permission === 'unsubscribed' && deletedTime === undefined;
		if (isOut && account.options.signUpOfUnsubscribed === 'refuse') {
			throw invalid('The contact has unsubscribed and must confirm to subscribe again.');
		}
		contact.email =
			contact.email === undefined
				? newEmail(account, address, undefined, 'Contact', now)
				: subscribed(contact.email, now);
	}
	account.contacts.put(contact);
	account.noteSms(known || undefined, contact, now);
	if (!known) greet(account, contact, now);
	const contact_id = account.contacts.id(contact.number);
	return known
		? { status: 200, body: { contact_id, action: 'updated' } }
		: { status: 201, body: { contact_id, action: 'created' } };
}
