import { findPersonField, removeInvisible, type PersonField } from '../../kit';

/** The columns of bulk data, as one of the API's versions names them. */
export interface Columns {
	/** In the order of the documentation. */
	names: readonly string[];
	/** The column that every table must have. */
	email: string;
	/** The columns whose values are dates, which the service wants as MM/DD/YYYY. */
	dates: readonly string[];
	/** The columns whose values are whole numbers from 1 on, and the largest of each, such as a month. */
	wholes: Readonly<Record<string, number>>;
	/** All names in short, for messages. */
	summary: string;
	/**
	 * The column that a name means, however it is written: `first_name`, `firstName`, `First Name` and `FIRST NAME` are the same.
	 *
	 * @returns undefined when there is no such column
	 */
	find(name: string): string | undefined;
}

/** Names of the columns for the account's own fields. */
export const CUSTOM_FIELDS = Array.from({ length: 15 }, (_, index) => `CUSTOM FIELD ${index + 1}`);

/** The columns of both versions for what tables of people hold. A contact has one address here: that at home. */
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

/** What people call an e-mail address. */
const EMAIL_NAMES = ['EMAIL', 'EMAIL ADDRESS', 'E MAIL', 'E MAIL ADDRESS', 'EMAILADDRESS'];

/** How a version names its columns. */
export interface ColumnNames {
	/** The column of the e-mail address. */
	email: string;
	/** The columns beside it and the custom fields, in the order of the documentation. */
	others: string[];
	/** Further names, in capitals with blanks between words, and the column that each means. */
	aliases: Record<string, string>;
	/** The columns for what tables of people hold, in the languages and by the programs of the kit's table. */
	people?: Partial<Record<PersonField, string>>;
	/** Those of the columns whose values are dates. */
	dates?: string[];
	/** Those of them whose values are whole numbers, and the largest of each. */
	wholes?: Record<string, number>;
}

/** Makes the columns of a version. */
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
		.replace(/[^A-Z\d]+/g, ' ')
		.trim();
}
