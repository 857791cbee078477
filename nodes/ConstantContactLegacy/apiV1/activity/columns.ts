/** The column that every table must have. */
export const EMAIL = 'EMAIL ADDRESS';

const US_STATE = 'STATE/PROVINCE (US/CANADA)';

/** The columns of bulk data, in the order of the documentation (API notes 5.1). */
export const COLUMNS = [
	EMAIL,
	'FIRST NAME',
	'MIDDLE NAME',
	'LAST NAME',
	'JOB TITLE',
	'COMPANY NAME',
	'WORK PHONE',
	'HOME PHONE',
	'ADDRESS LINE 1',
	'ADDRESS LINE 2',
	'ADDRESS LINE 3',
	'CITY',
	'STATE',
	US_STATE,
	'COUNTRY',
	'POSTAL CODE',
	'SUB POSTAL CODE',
	...Array.from({ length: 15 }, (_, index) => `CUSTOM FIELD ${index + 1}`),
];

/** Further names: those of the contact's own fields (API notes 5.1), and what people call an e-mail address. */
const ALIASES: Record<string, string> = {
	EMAIL,
	'E MAIL': EMAIL,
	'E MAIL ADDRESS': EMAIL,
	EMAILADDRESS: EMAIL,
	'ADDR 1': 'ADDRESS LINE 1',
	'ADDR 2': 'ADDRESS LINE 2',
	'ADDR 3': 'ADDRESS LINE 3',
	'STATE NAME': 'STATE',
	'STATE CODE': US_STATE,
	'COUNTRY NAME': 'COUNTRY',
	'COUNTRY CODE': 'COUNTRY',
};

const BY_NAME = new Map([
	...COLUMNS.map((column) => [normal(column), column] as const),
	...Object.entries(ALIASES),
]);

/**
 * The column that a name means, however it is written: `first_name`, `firstName`, `First Name` and `FIRST NAME` are the same.
 *
 * @returns undefined when there is no such column
 */
export function columnOf(name: string): string | undefined {
	return BY_NAME.get(normal(name));
}

function normal(name: string): string {
	return name
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.replace(/([a-zA-Z])(\d)/g, '$1 $2')
		.toUpperCase()
		.replace(/[^A-Z\d]+/g, ' ')
		.trim();
}
