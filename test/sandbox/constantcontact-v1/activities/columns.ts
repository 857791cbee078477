import { FIELD_NAMES, type FieldName } from '../contacts/fields';
import type { ContactRecord } from '../contacts/record';

/** What a column of bulk data means (V1 API 5.1). */
export type ColumnTarget = FieldName | 'EmailAddress' | 'EmailType' | 'Country' | 'UsState';

const COLUMNS: Record<string, ColumnTarget> = {
	'EMAIL ADDRESS': 'EmailAddress',
	'EMAIL TYPE': 'EmailType',
	'FIRST NAME': 'FirstName',
	'MIDDLE NAME': 'MiddleName',
	'LAST NAME': 'LastName',
	'JOB TITLE': 'JobTitle',
	'COMPANY NAME': 'CompanyName',
	'WORK PHONE': 'WorkPhone',
	'HOME PHONE': 'HomePhone',
	'ADDRESS LINE 1': 'Addr1',
	'ADDRESS LINE 2': 'Addr2',
	'ADDRESS LINE 3': 'Addr3',
	CITY: 'City',
	STATE: 'StateName',
	'STATE/PROVINCE (US/CANADA)': 'UsState',
	COUNTRY: 'Country',
	'POSTAL CODE': 'PostalCode',
	'SUB POSTAL CODE': 'SubPostalCode',
	...Object.fromEntries(
		FIELD_NAMES.filter((name) => name.startsWith('CustomField')).map((name) => [
			`CUSTOM FIELD ${name.slice('CustomField'.length)}`,
			name,
		]),
	),
};

/** The column with this name, ignoring case. */
export function columnTarget(name: string): ColumnTarget | undefined {
	const upperCase = name.toUpperCase();
	return Object.hasOwn(COLUMNS, upperCase) ? COLUMNS[upperCase] : undefined;
}

/** The value of a column in an export. */
export function columnValue(contact: ContactRecord, target: ColumnTarget): string {
	switch (target) {
		case 'EmailAddress':
			return contact.email;
		case 'EmailType':
			return contact.emailType;
		case 'Country':
			return contact.fields.CountryName ?? contact.fields.CountryCode ?? '';
		case 'UsState':
			return contact.fields.StateCode ?? '';
		default:
			return contact.fields[target] ?? '';
	}
}
