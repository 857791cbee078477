import { createColumns, PEOPLE } from '../../constantContactShared/bulk/columns';
import { findBirthdayProblem } from '../../constantContactShared/bulk/dates';

/** Columns that exist only for imports: contacts and exports don't have them (V2 API 2.1). */
const IMPORT_ONLY = ['BIRTHDAY_DAY', 'BIRTHDAY_MONTH', 'ANNIVERSARY'];

/**
 * The columns of bulk data (V2 API 2.9), with further names: those of the contact's own fields. `US STATE/CA PROVINCE` isn't
 * sent: it sets the same property as `STATE`.
 */
export const columns = createColumns({
	email: 'EMAIL',
	others: [
		'FIRST NAME',
		'MIDDLE NAME',
		'LAST NAME',
		...IMPORT_ONLY,
		'JOB TITLE',
		'COMPANY NAME',
		'WORK PHONE',
		'HOME PHONE',
		'ADDRESS LINE 1',
		'ADDRESS LINE 2',
		'ADDRESS LINE 3',
		'CITY',
		'STATE',
		'COUNTRY',
		'ZIP/POSTAL CODE',
		'SUB ZIP/POSTAL CODE',
	],
	aliases: {
		'LINE 1': 'ADDRESS LINE 1',
		'LINE 2': 'ADDRESS LINE 2',
		'LINE 3': 'ADDRESS LINE 3',
		'ADDR 1': 'ADDRESS LINE 1',
		'ADDR 2': 'ADDRESS LINE 2',
		'ADDR 3': 'ADDRESS LINE 3',
		'STATE CODE': 'STATE',
		'STATE NAME': 'STATE',
		'STATE PROVINCE US CANADA': 'STATE',
		'US STATE CA PROVINCE': 'STATE',
		'COUNTRY CODE': 'COUNTRY',
		'COUNTRY NAME': 'COUNTRY',
		'POSTAL CODE': 'ZIP/POSTAL CODE',
		'ZIP CODE': 'ZIP/POSTAL CODE',
		ZIP: 'ZIP/POSTAL CODE',
		'SUB POSTAL CODE': 'SUB ZIP/POSTAL CODE',
	},
	people: { ...PEOPLE, postalCode: 'ZIP/POSTAL CODE' },
	dates: ['ANNIVERSARY'],
	wholes: { BIRTHDAY_DAY: 31, BIRTHDAY_MONTH: 12 },
});

/** The columns that an export may have. */
export const exportedColumns = columns.names.filter((column) => !IMPORT_ONLY.includes(column));

/** What is wrong with the birthday in a row, as the end of a sentence. */
export function findInvalidBirthday(sent: string[], values: string[]): string | undefined {
	return findBirthdayProblem(sent, values, { month: 'BIRTHDAY_MONTH', day: 'BIRTHDAY_DAY' });
}
