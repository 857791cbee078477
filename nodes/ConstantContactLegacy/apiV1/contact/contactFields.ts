/** What a field of a contact holds. */
export type ContactFieldKind = 'email' | 'emailType' | 'text' | 'stateCode' | 'countryCode';

/** A field of a contact that can be written. */
export interface ContactField {
	/** Name of the XML element. */
	element: string;
	/** Key in output items; also the field's ID in the form. */
	key: string;
	label: string;
	/** Most characters that the service takes; it refuses longer values (API notes 2.4). */
	maxLength: number;
	kind: ContactFieldKind;
	/** Further names under which a column is recognised. */
	aliases?: string[];
}

const CUSTOM_FIELDS = Array.from({ length: 15 }, (_, index): ContactField => {
	const number = index + 1;
	return {
		element: `CustomField${number}`,
		key: `custom_field${number}`,
		label: `Custom Field ${number}`,
		maxLength: 50,
		kind: 'text',
	};
});

/**
 * All fields of a contact that can be written, in the order of the service's own entries (API
 * notes 2.3, 2.4). One table for the form, for matching columns, for checks, for entries and for
 * *Fields to Clear*.
 */
export const contactFields: ContactField[] = [
	{
		element: 'EmailAddress',
		key: 'email_address',
		label: 'Email Address',
		maxLength: 80,
		kind: 'email',
		aliases: ['email', 'mail'],
	},
	{
		element: 'EmailType',
		key: 'email_type',
		label: 'Email Type',
		maxLength: 4,
		kind: 'emailType',
	},
	...texts(50, [
		['FirstName', 'first_name', 'First Name', 'given name'],
		['MiddleName', 'middle_name', 'Middle Name'],
		['LastName', 'last_name', 'Last Name', 'surname', 'family name'],
		['JobTitle', 'job_title', 'Job Title'],
		['CompanyName', 'company_name', 'Company Name', 'company'],
		['HomePhone', 'home_phone', 'Home Phone'],
		['WorkPhone', 'work_phone', 'Work Phone', 'phone'],
		['Addr1', 'addr1', 'Address Line 1', 'address', 'street'],
		['Addr2', 'addr2', 'Address Line 2'],
		['Addr3', 'addr3', 'Address Line 3'],
		['City', 'city', 'City'],
	]),
	{
		element: 'StateCode',
		key: 'state_code',
		label: 'State Code',
		maxLength: 2,
		kind: 'stateCode',
		aliases: ['state/province (us/canada)'],
	},
	...texts(50, [['StateName', 'state_name', 'State Name', 'state', 'province']]),
	{
		element: 'CountryCode',
		key: 'country_code',
		label: 'Country Code',
		maxLength: 2,
		kind: 'countryCode',
	},
	...texts(50, [['CountryName', 'country_name', 'Country Name', 'country']]),
	...texts(25, [
		['PostalCode', 'postal_code', 'Postal Code', 'zip', 'zip code'],
		['SubPostalCode', 'sub_postal_code', 'Sub Postal Code'],
	]),
	...texts(500, [['Note', 'note', 'Note', 'notes']]),
	...CUSTOM_FIELDS,
];

/** Keys of a contact that can't be written: columns of that name are left out without a word. */
export const READ_ONLY_KEYS = [
	'confirmed',
	'contact_lists',
	'id',
	'insert_time',
	'last_update_time',
	'name',
	'opt_in_source',
	'opt_in_time',
	'opt_out_reason',
	'opt_out_source',
	'opt_out_time',
	'status',
	'updated',
	'uri',
];

function texts(
	maxLength: number,
	rows: Array<[element: string, key: string, label: string, ...aliases: string[]]>,
): ContactField[] {
	return rows.map(([element, key, label, ...aliases]) => ({
		element,
		key,
		label,
		maxLength,
		kind: 'text',
		aliases,
	}));
}
