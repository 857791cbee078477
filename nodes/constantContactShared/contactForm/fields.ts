import type { PersonField } from '../../kit';

/** What a field of a contact holds. */
export type ContactFieldKind = 'email' | 'emailType' | 'text' | 'stateCode' | 'countryCode';

/** A field of a contact as users see it, in any API version. */
export interface FormField {
	/** Name in items and the field's ID in the form. */
	key: string;
	label: string;
	/** Maximum characters that the service accepts; it rejects longer values. */
	maxLength: number;
	kind: ContactFieldKind;
	/** Further names that a column may have. */
	aliases?: string[];
}

/** Common headings in tables of people, in any language, by the key of the field. */
export const PEOPLE: Record<string, PersonField> = {
	email_address: 'email',
	first_name: 'firstName',
	middle_name: 'middleName',
	last_name: 'lastName',
	job_title: 'jobTitle',
	company_name: 'company',
	home_phone: 'homePhone',
	work_phone: 'phone',
	cell_phone: 'mobilePhone',
	addr1: 'street',
	addr2: 'street2',
	city: 'city',
	state_name: 'state',
	country_name: 'country',
	postal_code: 'postalCode',
	business_addr1: 'workStreet',
	business_addr2: 'workStreet2',
	business_city: 'workCity',
	business_state_name: 'workState',
	business_postal_code: 'workPostalCode',
};

/** The address that identifies a contact. */
export const emailField: FormField = {
	key: 'email_address',
	label: 'Email Address',
	maxLength: 80,
	kind: 'email',
	aliases: ['email', 'mail'],
};

/** Who the person is. */
export const personFields: FormField[] = textFields(50, [
	['first_name', 'First Name', 'given name'],
	['middle_name', 'Middle Name'],
	['last_name', 'Last Name', 'surname', 'family name'],
	['job_title', 'Job Title'],
	['company_name', 'Company Name', 'company'],
	['home_phone', 'Home Phone'],
	['work_phone', 'Work Phone', 'phone'],
]);

/** Parts of a postal address. */
export const addressFields: FormField[] = [
	...textFields(50, [
		['addr1', 'Address Line 1', 'address', 'street'],
		['addr2', 'Address Line 2'],
		['addr3', 'Address Line 3'],
		['city', 'City'],
	]),
	{
		key: 'state_code',
		label: 'State Code',
		maxLength: 2,
		kind: 'stateCode',
		aliases: ['state/province (us/canada)'],
	},
	...textFields(50, [['state_name', 'State Name', 'state', 'province']]),
	{ key: 'country_code', label: 'Country Code', maxLength: 2, kind: 'countryCode' },
	...textFields(50, [['country_name', 'Country Name', 'country']]),
	...textFields(25, [
		['postal_code', 'Postal Code', 'zip', 'zip code'],
		['sub_postal_code', 'Sub Postal Code'],
	]),
];

/** The notes of the account's owner about the contact. */
export const noteFields: FormField[] = textFields(500, [['note', 'Note', 'notes']]);

/** The custom fields that every account has. */
export const customFields: FormField[] = Array.from({ length: 15 }, (_, index) => ({
	key: `custom_field${index + 1}`,
	label: `Custom Field ${index + 1}`,
	maxLength: 50,
	kind: 'text',
}));

/** Fields that hold any text up to a maximum length. */
export function textFields(
	maxLength: number,
	rows: Array<[key: string, label: string, ...aliases: string[]]>,
): FormField[] {
	return rows.map(([key, label, ...aliases]) => ({
		key,
		label,
		maxLength,
		kind: 'text',
		aliases,
	}));
}
