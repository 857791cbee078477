import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../json';
import { conflict, invalid } from '../errors';
import { textOf } from '../schema';
import type { Account } from '../state';
import { isEmail } from './dates';
import { emptyContact, readCore, readParts } from './parts';
import {
	optedOut,
	type ContactRecord,
	type EmailRecord,
	type Permission,
	type Source,
} from './record';
import { readSmsChannel } from './sms';

/** An address in the form in which it is stored; an invalid one is added to the errors. */
export function readAddress(given: string, name: string, faults: string[]): string {
	const address = given.trim().toLowerCase();
	if (!isEmail(address)) faults.push(`${name} is not a valid email address`);
	return address;
}

/**
 * Checks that no other contact, including deleted ones, has the address.
 * @throws ApiError 409, whose message ends with the id of the one that has it (V3 API 3)
 */
function checkAddressIsFree(account: Account, address: string, except?: number): void {
	const other = account.contacts.withEmail(address);
	if (other === undefined || other.number === except) return;
	const id = account.contacts.id(other.number);
	throw conflict(`Validation error: Email already exists for contact ${id}`);
}

function checkNumberIsFree(account: Account, contact: ContactRecord): void {
	const { sms, number } = contact;
	if (sms === undefined) return;
	const other = account.contacts.withSms(sms.dialCode + sms.address);
	if (other === undefined || other.number === number) return;
	throw conflict(`SMS number already exists for contact ${account.contacts.id(other.number)}`);
}

/** The address of a contact being created: its source determines the permission. */
export function newEmail(
	account: Account,
	address: string,
	permission: Permission | undefined,
	source: Source,
	now: number,
): EmailRecord {
	const isOut = permission === 'unsubscribed';
	const waits = source === 'Contact' && account.options.confirmedOptIn && !isOut;
	const usual = source === 'Contact' ? 'explicit' : 'implicit';
	return {
		address,
		permission: waits ? 'pending_confirmation' : (permission ?? usual),
		createdTime: now,
		updatedTime: now,
		optInSource: source,
		optInTime: now,
		...(isOut ? { optOut: { source, time: now } } : {}),
		confirmStatus: waits ? 'pending' : 'off',
	};
}

/** Records the email that a new contact gets: none if the account added it (V3 pitfalls 19). */
export function greet(account: Account, { email }: ContactRecord, now: number): void {
	if (email?.optInSource !== 'Contact' || email.permission === 'unsubscribed') return;
	const waits = email.permission === 'pending_confirmation';
	account.mails.send(waits ? 'optInConfirmation' : 'welcome', email.address, now);
}

/**
 * Creates a contact from a POST (V3 API 4).
 * @throws ApiError 400 if it is invalid, 409 if a contact has the address, deleted or not
 */
export function createContact(account: Account, body: JsonObject, now: number): ContactRecord {
	const faults: string[] = [];
	const source = body.create_source as Source | undefined;
	if (source === undefined) faults.push('create_source is required');
	if (source !== 'Account' && source !== 'Contact') {
		faults.push('create_source is not valid, it must be one of Account Contact');
	}
	const by = source ?? 'Account';
	const empty = emptyContact(account, by, now);
	const contact: ContactRecord = {
		...empty,
		...readCore(body, faults),
		...readParts(account, empty, body, by, now, faults),
	};
	const sent = body.email_address as JsonObject | undefined;
	const address = sent && readAddress(String(sent.address), 'email_address.address', faults);
	const sms = body.sms_channel as JsonObject | undefined;
	if (sms !== undefined) contact.sms = readSmsChannel(account, undefined, sms, by, now, faults);
	const { first_name, last_name } = contact.texts;
	if (first_name === undefined && last_name === undefined && sms === undefined && !address) {
		faults.push('one of first_name, last_name, email_address, sms_channel is required');
	}
	if (faults.length > 0) throw invalid(...faults);
	if (address !== undefined) {
		checkAddressIsFree(account, address);
		const permission = textOf(sent!.permission_to_send) as Permission | undefined;
		contact.email = newEmail(account, address, permission, by, now);
		if (contact.email.permission === 'unsubscribed') contact.lists = [];
	}
	checkNumberIsFree(account, contact);
	account.contacts.put(contact);
	account.noteSms(undefined, contact, now);
	greet(account, contact, now);
	return contact;
}

/** The address after a PUT: unchanged if the body has none. */
function changedEmail(
	account: Account,
	before: ContactRecord,
	sent: JsonObject,
	source: Source,
	now: number,
	faults: string[],
): EmailRecord {
	const address = readAddress(String(sent.address), 'email_address.address', faults);
	const permission = textOf(sent.permission_to_send) as Permission | undefined;
	const known = before.email;
	if (known === undefined) return newEmail(account, address, permission, source, now);
	const next = permission ?? known.permission;
	if (known.address === address && known.permission === next) return known;
	const returns = known.permission === 'unsubscribed' && next !== 'unsubscribed';
	const { optOut, ...rest } = known;
	return {
		...rest,
		...(optOut !== undefined && !returns ? { optOut } : {}),
		...(returns ? { optInTime: now, optInSource: source } : {}),
		address,
		permission: next,
		updatedTime: now,
	};
}

/** The properties of a contact that an opt-out doesn't change. */
function content({
	email: _email,
	lists: _lists,
	updatedTime: _updated,
	updateSource: _source,
	...rest
}: ContactRecord): object {
	return rest;
}

/**
 * Replaces a contact by a PUT: core properties that the body lacks are cleared, other parts that it lacks stay, a deleted contact
 * is restored (V3 API 4).
 * @throws ApiError 400 if it is invalid, 409 if another contact has the address
 */
export function replaceContact(
	account: Account,
	before: ContactRecord,
	body: JsonObject,
	now: number,
): ContactRecord {
	const faults: string[] = [];
	const source = body.update_source as Source;
	if (before.deletedTime !== undefined && source !== 'Account') {
		faults.push('update_source must be Account to restore a deleted contact');
	}
	const {
		texts: _texts,
		anniversary: _day,
		birthday: _birthday,
		deletedTime: _gone,
		...kept
	} = before;
	let contact: ContactRecord = {
		...kept,
		...readCore(body, faults),
		...readParts(account, before, body, source, now, faults),
		updateSource: source,
		updatedTime: now,
	};
	const sent = body.email_address as JsonObject | undefined;
	if (sent !== undefined) {
		contact.email = changedEmail(account, before, sent, source, now, faults);
	}
	const sms = body.sms_channel as JsonObject | undefined;
	if (sms !== undefined)
		contact.sms = readSmsChannel(account, before.sms, sms, source, now, faults);
	if (faults.length > 0) throw invalid(...faults);
	if (contact.email !== undefined)
		checkAddressIsFree(account, contact.email.address, before.number);
	checkNumberIsFree(account, contact);
	if (contact.email?.permission === 'unsubscribed' && before.email?.permission !== 'unsubscribed') {
		const active = { ...contact, email: { ...contact.email, permission: 'explicit' as const } };
		const reason = textOf(sent?.opt_out_reason);
		contact = optedOut(active, source, reason, now);
		// An opt-out alone doesn't change the contact's own time of change (V3 pitfalls 1)
		if (isDeepStrictEqual(content(contact), content(before)))
			contact.updatedTime = before.updatedTime;
	}
	account.contacts.put(contact);
	account.noteSms(before, contact, now);
	return contact;
}
