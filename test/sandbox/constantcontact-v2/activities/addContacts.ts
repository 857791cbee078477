import { findCountryCode } from '../../constantcontact-v1/contacts/places';
import {
	ADDRESS_LENGTHS,
	CUSTOM_FIELD_LENGTH,
	isEmail,
	TEXT_LENGTHS,
	type AddressText,
	type TextName,
} from '../contacts/fields';
import { newContact, withoutEmpty } from '../contacts/input';
import { withLists, type ContactRecord, type PostalAddress } from '../contacts/record';
import type { Account } from '../state';
import type { ActivityResult, RowError } from './record';
import { RowProblem, type Row, type Values } from './row';

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Birthday and anniversary are only validated: no response contains them (V2 API 2.1). */
function checkDates({ birthday_month, birthday_day, anniversary }: Values): void {
	if (birthday_month || birthday_day) {
		const day = Number(birthday_day);
		if (!(day >= 1 && day <= (DAYS[Number(birthday_month) - 1] ?? 0))) {
			throw new RowProblem('Invalid birthday');
		}
	}
	if (anniversary && !/^\d{1,2}\/\d{1,2}\/\d{4}$/.test(anniversary)) {
		throw new RowProblem('Invalid anniversary');
	}
}

function checkLength(name: string, value: string, max: number): void {
	if (value.length > max) throw new RowProblem(`Value of ${name} is longer than ${max} characters`);
}

/** Here, the state is free text, and the country a code or name (V2 API 2.9). */
function addressTexts(values: Values): Partial<Record<AddressText, string>> {
	const texts: Partial<Record<AddressText, string>> = {};
	for (const [name, value] of Object.entries(values)) {
		if (name === 'state_code') {
			checkLength(name, value, ADDRESS_LENGTHS.state);
			const isCode = value.length === 2;
			texts.state_code = isCode ? value : '';
			texts.state = isCode ? '' : value;
			continue;
		}
		if (name === 'country_code' && value !== '') {
			const code = findCountryCode(value);
			if (code === undefined) throw new RowProblem(`Unknown country '${value}'`);
			texts.country_code = code;
			continue;
		}
		checkLength(name, value, ADDRESS_LENGTHS[name as AddressText]);
		texts[name as AddressText] = value;
	}
	return texts;
}

function withAddresses(
	before: PostalAddress[],
	added: Row['addresses'],
	filled: (values: Values) => Values,
): PostalAddress[] {
	const addresses = [...before];
	for (const { type, values } of added) {
		const at = addresses.findIndex((address) => address.type === type);
		const known =
			at === -1 ? { id: String(addresses.length + 1), type, texts: {} } : addresses[at]!;
		const texts = withoutEmpty({ ...known.texts, ...addressTexts(filled(values)) });
		if (at !== -1) addresses[at] = { ...known, texts };
		else if (Object.keys(texts).length > 0) addresses.push({ ...known, texts });
	}
	return addresses;
}

function changed(before: ContactRecord, row: Row, blanksEnabled: boolean): ContactRecord {
	const filled = (values: Values): Values => (blanksEnabled ? values : withoutEmpty(values));
	const texts: ContactRecord['texts'] = { ...before.texts };
	const customFields = { ...before.customFields };
	checkDates(row.values);
	for (const [name, value] of Object.entries(filled(row.values))) {
		if (name.startsWith('custom_field_')) {
			checkLength(name, value, CUSTOM_FIELD_LENGTH);
			customFields[name.replace('custom_field_', 'CustomField')] = value;
		} else if (name in TEXT_LENGTHS) {
			checkLength(name, value, TEXT_LENGTHS[name as TextName]);
			texts[name as TextName] = value;
		}
	}
	return {
		...before,
		texts: withoutEmpty(texts),
		customFields: withoutEmpty(customFields),
		addresses: withAddresses(before.addresses, row.addresses, filled),
	};
}

function apply(
	account: Account,
	row: Row,
	listIds: number[],
	blanksEnabled: boolean,
	now: number,
): void {
	const { contacts } = account;
	if (!isEmail(row.email)) throw new RowProblem(`Invalid email address '${row.email}'`);
	const known = contacts.withEmail(row.email);
	// A job acts for the owner, who can't bring back a contact that has opted out (V2 API 2.1)
	if (known?.status === 'OPTOUT') throw new RowProblem('Contact has opted out');
	const before = changed(known ?? newContact(account, row.email, now), row, blanksEnabled);
	const returns = before.lists.length === 0;
	contacts.put(
		withLists(
			{ ...before, ...(returns ? { optInSource: 'ACTION_BY_OWNER', optInTime: now } : {}) },
			[...before.lists, ...listIds],
			now,
		),
	);
}

/** Adds or updates the contacts of the rows; a row that fails becomes an error. */
export function addContacts(
	account: Account,
	rows: Row[],
	listIds: number[],
	blanksEnabled: boolean,
	now: number,
): ActivityResult {
	const errors: RowError[] = [];
	// A list may have been deleted while the job was waiting
	const present = listIds.filter((listId) => account.lists.get(listId) !== undefined);
	for (const row of rows) {
		try {
			apply(account, row, present, blanksEnabled, now);
		} catch (problem) {
			if (!(problem instanceof RowProblem)) throw problem;
			const { lineNumber, email } = row;
			errors.push({ lineNumber, email, message: problem.message });
		}
	}
	return { errors, contactCount: rows.length };
}
