import { findPersonField, removeInvisible, type PersonField } from '../../kit';

/** Converts a value to what the service accepts. @returns what is wrong with it, as the end of a sentence, if it can't be used */
export type ValueReader = (text: string) => { value: string } | { problem: string };

/** The columns of bulk data, as one of the API's versions names them. */
export interface Columns {
	/** In the order of the documentation. */
	names: readonly string[];
	/** The column that every table must have. */
	email: string;
	/** The date columns, which the service requires as MM/DD/YYYY. */
	dates: readonly string[];
	/** The columns of positive whole numbers, such as a month, with the maximum of each. */
	wholes: Readonly<Record<string, number>>;
	/** What reads the values of columns that accept only some. */
	readers?: Readonly<Record<string, ValueReader>>;
	/** All names in short form, for messages. */
	summary: string;
	/**
	 * The column with a name, however it is written: `first_name`, `firstName`, `First Name` and `FIRST NAME` are the same.
	 *
	 * @returns undefined if there is no such column
	 */
	find(name: string): string | undefined;
}

/** Names of the columns for the account's own fields. */
export const CUSTOM_FIELDS = Array.from({ length: 15 }, (_, index) => `CUSTOM FIELD ${index + 1}`);

/** The columns of both versions that match common headings in tables of people. A contact has one address here: the home address. */
export const PEOPLE: Partial<Record<PersonField, string>> = {
	firstName: 'FIRST NAME',
	middleName: 'MIDDLE NAME',
	lastName: 'LAST NAME',
	company: 'COMPANY NAME',
	jobTitle: 'JOB TITLE',
	phone: 'WORK PHONE',
	homePhone: 'HOME PHONE',
	street: 'ADDRESS LINE 1',
	street2: 'ADDRESS LINE 2',
	city: 'CITY',
	state: 'STATE',
	country: 'COUNTRY',
};

/** Common names for an email address. */
const EMAIL_NAMES = ['EMAIL', 'EMAIL ADDRESS', 'E MAIL', 'E MAIL ADDRESS', 'EMAILADDRESS'];

/** How a version names its columns. */
export interface ColumnNames {
	/** The column of the email address. */
	email: string;
	/** The other columns except the custom fields, in the order of the documentation. */
	others: string[];
	/** Further names, in capitals with spaces between words, and the column that each stands for. */
	aliases: Record<string, string>;
	/** The columns that match headings of tables of people, in the languages and programs of the kit's table. */
	people?: Partial<Record<PersonField, string>>;
	/** The columns that hold dates. */
	dates?: string[];
	/** The columns that hold whole numbers, and the maximum of each. */
	wholes?: Record<string, number>;
}

/** Creates the columns of a version. */
export function createColumns({
	email,
	others,
	aliases,
	people = {},
	dates = [],
	wholes = {},
}: ColumnNames): Columns {
	const names = [email, ...others, ...CUSTOM_FIELDS];
	const byName = new Map([
		...EMAIL_NAMES.map((name) => [name, email] as const),
		...names.map((column) => [normalizeName(column), column] as const),
		...Object.entries(aliases),
	]);
	return {
		names,
		email,
		dates,
		wholes,
		summary: `${[email, ...others].join(', ')}, CUSTOM FIELD 1 to ${CUSTOM_FIELDS.length}`,
		find(name) {
			const own = byName.get(normalizeName(name));
			if (own !== undefined) return own;
			const field = findPersonField(name);
			return field === 'email' ? email : field && people[field];
		},
	};
}

function normalizeName(name: string): string {
	return removeInvisible(name)
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.replace(/([a-zA-Z])(\d)/g, '$1 $2')
		.toUpperCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
		.trim();
}
