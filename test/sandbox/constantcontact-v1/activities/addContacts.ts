import type { Account } from '../account';
import { FIELD_LENGTHS, isEmail, type FieldName } from '../contacts/fields';
import { countryName, findCountryCode, findState } from '../contacts/places';
import { withMemberships, type ContactRecord, type EmailType } from '../contacts/record';
import type { ColumnTarget } from './columns';
import type { ActivityResult, RowError } from './record';
import type { Row, Table } from './table';

/** A row that can be applied. */
interface Addition {
	email: string;
	emailType?: EmailType;
	/** Only non-empty values: an empty cell leaves the contact's value unchanged (V1 API 5.2). */
	fields: Partial<Record<FieldName, string>>;
}

/** What is wrong with a row; becomes the message of its error. */
class RowProblem extends Error {}

function readPlace(target: 'Country' | 'UsState', value: string): Addition['fields'] {
	if (target === 'UsState') {
		const state = findState(value);
		if (state === undefined) throw new RowProblem(`Unknown US/Canadian state/prov "${value}"`);
		return { StateCode: state.code, StateName: state.name };
	}
	const code = findCountryCode(value);
	return code === undefined
		? { CountryName: value }
		: { CountryCode: code, CountryName: countryName(code) };
}

function readCell(addition: Addition, target: ColumnTarget, value: string): void {
	if (value === '' || target === 'EmailAddress') return;
	if (target === 'EmailType') {
		const type = (['HTML', 'Text'] as const).find(
			(known) => known.toLowerCase() === value.toLowerCase(),
		);
		if (type === undefined) throw new RowProblem(`Unknown email type "${value}"`);
		addition.emailType = type;
		return;
	}
	const isPlace = target === 'Country' || target === 'UsState';
	const fields = isPlace ? readPlace(target, value) : { [target]: value };
	for (const [name, text] of Object.entries(fields) as Array<[FieldName, string]>) {
		if (text.length > FIELD_LENGTHS[name]) throw new RowProblem(`Value of ${name} is too long`);
		addition.fields[name] = text;
	}
}

/** Address of a row, in lower case; empty if the row ends before it. */
export function emailOf(columns: ColumnTarget[], { values }: Row): string {
	return (values[columns.indexOf('EmailAddress')] ?? '').toLowerCase();
}

function readRow(columns: ColumnTarget[], row: Row): Addition {
	const { values } = row;
	const tooMany = values.slice(columns.length).some((value) => value !== '');
	if (tooMany || values.length < columns.length) {
		throw new RowProblem(`Expected ${columns.length} values, found ${values.length}`);
	}
	const addition: Addition = { email: emailOf(columns, row), fields: {} };
	if (!isEmail(addition.email)) throw new RowProblem(`Invalid email address "${addition.email}"`);
	columns.forEach((target, at) => readCell(addition, target, values[at]!));
	return addition;
}

function newContact(id: number, email: string, now: number): ContactRecord {
	return {
		id,
		email,
		emailType: 'HTML',
		fields: {},
		status: 'Active',
		memberships: [],
		optInSource: 'ACTION_BY_CUSTOMER',
		optInTime: now,
		confirmed: false,
		insertTime: now,
		updateTime: now,
	};
}

function apply(account: Account, addition: Addition, listIds: number[], now: number): void {
	const { contacts } = account;
	const known = contacts.withEmail(addition.email);
	if (known?.status === 'Do Not Mail') {
		throw new RowProblem(`${addition.email} (on the Do Not Mail list)`);
	}
	const before = known ?? newContact(contacts.nextId(), addition.email, now);
	const added = listIds
		.filter((listId) => !before.memberships.some((membership) => membership.listId === listId))
		.map((listId) => ({ listId, optInSource: 'ACTION_BY_CUSTOMER' as const, optInTime: now }));
	const changed: ContactRecord = {
		...before,
		emailType: addition.emailType ?? before.emailType,
		fields: { ...before.fields, ...addition.fields },
		// A contact that was in no list joins again
		...(before.memberships.length === 0
			? { optInSource: 'ACTION_BY_CUSTOMER', optInTime: now }
			: {}),
	};
	contacts.put(withMemberships(changed, [...before.memberships, ...added], now));
}

/** Adds or updates the contacts of a table; of several rows with the same address, the last one counts. */
export function addContacts(
	account: Account,
	{ columns, rows }: Table,
	listIds: number[],
	now: number,
): ActivityResult {
	const errors: RowError[] = [];
	const last = new Map(rows.map((row) => [emailOf(columns, row), row]));
	// A list may have been deleted while the job was waiting
	const present = listIds.filter((listId) => account.lists.get(listId) !== undefined);
	let transactions = 0;
	for (const row of rows) {
		const email = emailOf(columns, row);
		try {
			const addition = readRow(columns, row);
			if (last.get(email) !== row) continue;
			apply(account, addition, present, now);
			transactions++;
		} catch (problem) {
			if (!(problem instanceof RowProblem)) throw problem;
			errors.push({ lineNumber: row.lineNumber, email, message: problem.message });
		}
	}
	return { errors, transactions };
}
