import { createColumns, PEOPLE } from '../../constantContactShared/bulk/columns';

const US_STATE = 'STATE/PROVINCE (US/CANADA)';

/** The columns of bulk data, with further names: those of the contact's own fields (V1 API 5.1). */
export const columns = createColumns({
	email: 'EMAIL ADDRESS',
	others: [
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
	],
	aliases: {
		'ADDR 1': 'ADDRESS LINE 1',
		'ADDR 2': 'ADDRESS LINE 2',
		'ADDR 3': 'ADDRESS LINE 3',
		'STATE NAME': 'STATE',
		'STATE CODE': US_STATE,
		'COUNTRY NAME': 'COUNTRY',
		'COUNTRY CODE': 'COUNTRY',
	},
	people: { ...PEOPLE, postalCode: 'POSTAL CODE' },
});
