import Papa from 'papaparse';
import type { ContactRecord, PhoneKind, AddressKind } from '../contacts/record';
import type { Account } from '../state';
import { seconds } from '../wire';

/** Number of rows written at once. */
const PIECE = 1000;

type Cell = (contact: ContactRecord, account: Account) => string;

interface Column {
	name: string;
	cell: Cell;
}

function column(name: string, cell: Cell): Column {
	return { name, cell };
}

function phones(kind: PhoneKind): Column {
	return column(`Phone - ${kind}`, (contact) => {
		return contact.phones.find((phone) => (phone.kind ?? 'other') === kind)?.number ?? '';
	});
}

function addressColumns(
	label: string,
	name: 'street' | 'city' | 'state' | 'postal_code' | 'country',
): Column[] {
	return (['home', 'work', 'other'] as AddressKind[]).map((kind) =>
		column(`${label} - ${kind}`, ({ addresses }) => {
			return addresses.find((address) => address.kind === kind)?.texts[name] ?? '';
		}),
	);
}

function time(value: number | undefined): string {
	return value === undefined ? '' : seconds(value);
}

/** Columns that are present only together with the address (V3 pitfalls 29). */
const OPT_COLUMNS: Record<string, Column> = {
	email_optin_source: column('Email opt-in source', ({ email }) => email?.optInSource ?? ''),
	email_optin_date: column('Email opt-in date', ({ email }) => time(email?.optInTime)),
	email_optout_source: column('Email opt-out source', ({ email }) => email?.optOut?.source ?? ''),
	email_optout_date: column('Email opt-out date', ({ email }) => time(email?.optOut?.time)),
	email_optout_reason: column('Email opt-out reason', ({ email }) => email?.optOut?.reason ?? ''),
};

/** The fields that an export can have, with their columns. */
const FIELDS: Record<string, Column[]> = {
	email_address: [
		column('Email address', ({ email }) => email?.address ?? ''),
		column('Email permission status', ({ email }) => email?.permission ?? ''),
	],
	first_name: [column('First name', ({ texts }) => texts.first_name ?? '')],
	last_name: [column('Last name', ({ texts }) => texts.last_name ?? '')],
	company_name: [column('Company', ({ texts }) => texts.company_name ?? '')],
	job_title: [column('Job title', ({ texts }) => texts.job_title ?? '')],
	email_lists: [
		column('Email Lists', ({ lists }, account) =>
			lists.map((id) => account.lists.get(id)?.name ?? '').join(', '),
		),
	],
	tags: [
		column('Tags', ({ tags }, account) =>
			tags.map((id) => account.tags.get(id)?.name ?? '').join(', '),
		),
	],
	phone_number: (['home', 'work', 'mobile', 'other'] as const).map(phones),
	street: addressColumns('Street address', 'street'),
	city: addressColumns('City', 'city'),
	state: addressColumns('State/Province', 'state'),
	zip: addressColumns('Zip/Postal Code', 'postal_code'),
	country: addressColumns('Country', 'country'),
	anniversary: [column('Anniversary', ({ anniversary }) => anniversary ?? '')],
	birthday_month: [column('Birthday month', ({ birthday }) => String(birthday?.month ?? ''))],
	birthday_day: [column('Birthday day', ({ birthday }) => String(birthday?.day ?? ''))],
	notes: [column('Notes', ({ notes }) => notes.map(({ content }) => content).join('\n'))],
	source_name: [column('Source Name', ({ createSource }) => createSource)],
	sms_number: [
		column('SMS number', ({ sms }) => (sms === undefined ? '' : sms.dialCode + sms.address)),
	],
	sms_status: [column('SMS status', ({ sms }) => sms?.permission ?? '')],
	sms_consent_date: [column('SMS consent date', ({ sms }) => time(sms?.optInTime))],
	created_at: [column('Created At', ({ createdTime }) => seconds(createdTime))],
	updated_at: [column('Updated At', ({ updatedTime }) => seconds(updatedTime))],
	// Known to the service, but never filled here
	birthday: [column('Birthday', () => '')],
	social_profiles: [column('Social profiles', () => '')],
	website: [column('Website', () => '')],
};

function customColumns({ fields }: Account): Column[] {
	return fields.all().map((field) =>
		column(field.label, ({ fields: values }) => {
			const found = values.find(({ fieldId }) => fieldId === field.id);
			const labels = (found?.choiceIds ?? []).map(
				(id) => field.choices.find(({ choiceId }) => String(choiceId) === id)?.label ?? '',
			);
			return found?.value ?? labels.join(', ');
		}),
	);
}

/** Whether exports have this field. */
export function isExportField(name: string): boolean {
	return name in FIELDS || name in OPT_COLUMNS || name === 'custom_fields';
}

function columnsOf(account: Account, fields: string[] | undefined): Column[] {
	const wanted = fields ?? [...Object.keys(FIELDS), ...Object.keys(OPT_COLUMNS), 'custom_fields'];
	return wanted.flatMap((name) => {
		if (name === 'custom_fields') return customColumns(account);
		const optColumn = OPT_COLUMNS[name];
		if (optColumn !== undefined) return wanted.includes('email_address') ? [optColumn] : [];
		return FIELDS[name] ?? [];
	});
}

/** Writes contacts as CSV: a line of column names, then one line each. */
export function exportFile(
	account: Account,
	numbers: Iterable<number>,
	fields: string[] | undefined,
): { file: string; count: number } {
	const columns = columnsOf(account, fields);
	const parts: string[] = [];
	let count = -1;
	let rows = [columns.map(({ name }) => name)];
	// In batches, so that the rows of a million contacts become text before there are too many cells
	const write = (): void => {
		parts.push(`${Papa.unparse(rows)}\r\n`);
		count += rows.length;
		rows = [];
	};
	for (const number of numbers) {
		const contact = account.contacts.get(number)!;
		rows.push(columns.map(({ cell }) => cell(contact, account)));
		if (rows.length === PIECE) write();
	}
	if (rows.length > 0) write();
	return { file: parts.join(''), count };
}
