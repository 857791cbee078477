/** Column names in tables of people, in the languages and programs that export them. */
export type PersonField =
	| 'email'
	| 'firstName'
	| 'middleName'
	| 'lastName'
	| 'company'
	| 'jobTitle'
	| 'phone'
	| 'homePhone'
	| 'mobilePhone'
	| 'street'
	| 'street2'
	| 'city'
	| 'state'
	| 'postalCode'
	| 'country'
	| 'workStreet'
	| 'workStreet2'
	| 'workCity'
	| 'workState'
	| 'workPostalCode'
	| 'workCountry'
	| 'birthday';

/** Names of a column by language, and those of programs' exports. */
export interface ColumnNames {
	field: PersonField;
	label: string;
	english: string[];
	italian: string[];
	german: string[];
	french: string[];
	spanish: string[];
	portuguese: string[];
	/** As exported by address books, shops and email services. */
	programs: string[];
}

/** The languages of the table, in the order of the docs. */
export const LANGUAGES = [
	'english',
	'italian',
	'german',
	'french',
	'spanish',
	'portuguese',
] as const;

/** The names of a field's columns; a language may have none. */
export const row = (
	field: PersonField,
	label: string,
	names: Partial<Omit<ColumnNames, 'field' | 'label'>>,
): ColumnNames => ({
	field,
	label,
	english: [],
	italian: [],
	german: [],
	french: [],
	spanish: [],
	portuguese: [],
	programs: [],
	...names,
});
