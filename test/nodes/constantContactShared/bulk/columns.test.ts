import { createColumns, CUSTOM_FIELDS } from '../../../../nodes/constantContactShared/bulk/columns';

const columns = createColumns({
	email: 'MAIL',
	others: ['FIRST NAME', 'ADDRESS LINE 1', 'STATE/PROVINCE (US/CANADA)'],
	aliases: {
		'ADDR 1': 'ADDRESS LINE 1',
		PROVINCE: 'STATE/PROVINCE (US/CANADA)',
	},
});

it('there are fifteen custom fields, counted from 1', () => {
	expect(CUSTOM_FIELDS).toEqual([
		'CUSTOM FIELD 1',
		'CUSTOM FIELD 2',
		'CUSTOM FIELD 3',
		'CUSTOM FIELD 4',
		'CUSTOM FIELD 5',
		'CUSTOM FIELD 6',
		'CUSTOM FIELD 7',
		'CUSTOM FIELD 8',
		'CUSTOM FIELD 9',
		'CUSTOM FIELD 10',
		'CUSTOM FIELD 11',
		'CUSTOM FIELD 12',
		'CUSTOM FIELD 13',
		'CUSTOM FIELD 14',
		'CUSTOM FIELD 15',
	]);
});

it('the address comes first, the custom fields last', () => {
	const { find, ...told } = columns;
	expect(find).toEqual(expect.any(Function));
	expect(told).toEqual({
		names: ['MAIL', 'FIRST NAME', 'ADDRESS LINE 1', 'STATE/PROVINCE (US/CANADA)', ...CUSTOM_FIELDS],
		email: 'MAIL',
		dates: [],
		wholes: {},
		summary: 'MAIL, FIRST NAME, ADDRESS LINE 1, STATE/PROVINCE (US/CANADA), CUSTOM FIELD 1 to 15',
	});
});

it.each([
	['MAIL', ['MAIL', 'mail', ' Mail ', 'Mail:', '(mail)']],
	['MAIL', ['EMAIL', 'email', 'Email Address', 'email_address', 'emailAddress', 'emailaddress']],
	['MAIL', ['E-Mail', 'e-mail', 'eMail', 'E-Mail Address', 'e_mail_address', 'eMailAddress']],
	['FIRST NAME', ['FIRST NAME', 'First Name', 'first_name', 'firstName', 'FirstName']],
	['FIRST NAME', ['First  Name', 'first - name', ' First Name', 'First Name*', '\tfirst\nname']],
	['ADDRESS LINE 1', ['Address Line 1', 'addressLine1', 'ADDRESS LINE1', 'address_line_1']],
	['ADDRESS LINE 1', ['Addr 1', 'addr1', 'ADDR1', 'addr-1']],
	['STATE/PROVINCE (US/CANADA)', ['State/Province (US/Canada)', 'state_province_us_canada']],
	['STATE/PROVINCE (US/CANADA)', ['province', 'Province']],
	['CUSTOM FIELD 1', ['customField1', 'custom_field_1', 'CUSTOM FIELD1', 'Custom Field 1']],
	['CUSTOM FIELD 15', ['customField15', 'custom_field_15', 'Custom Field 15']],
])('%s is meant by %j', (column, names) => {
	expect(names.map((name) => columns.find(name))).toEqual(names.map(() => column));
});

it.each([
	'',
	' ',
	'?',
	'name',
	'FIRSTNAME',
	'firstname',
	'first name 2',
	'ADDRESS LINE 2',
	'custom field 0',
	'custom field 16',
	'custom field 1 5',
	'emails',
	'mail address',
	'größe',
	'constructor',
	'__proto__',
])('no column is meant by %j', (name) => {
	expect(columns.find(name)).toBeUndefined();
});
