import type { PersonField } from '../../../kit';

/** The kinds of values that fields of a contact hold. */
export type FieldKind = 'email' | 'text' | 'month' | 'day' | 'date' | 'smsNumber' | 'smsPermission';

/** A field of a contact as users see it. */
export interface ContactField {
	/** Name in items, and the field's ID in the form. */
	key: string;
	label: string;
	kind: FieldKind;
	/** Maximum characters that the service accepts (V3 API appendix B). */
	maxLength: number;
	/** Further names that a column may have. */
	aliases: string[];
	/** Where the value belongs: in a phone number or a street address of a kind, otherwise in the contact itself. */
	place?: { list: 'phone_numbers' | 'street_addresses'; kind: string; property: string };
}

/** Kinds of phone numbers and street addresses; a contact has at most one of each, and at most three in all (V3 API 4). */
export const PHONE_KINDS = ['home', 'work', 'mobile', 'other'] as const;
export const ADDRESS_KINDS = ['home', 'work', 'other'] as const;

/** Properties of the contact itself that a PUT clears if they are missing (V3 API 4). */
export const CORE = [
	'first_name',
	'last_name',
	'job_title',
	'company_name',
	'birthday_month',
	'birthday_day',
	'anniversary',
] as const;

const text = (key: string, label: string, ...aliases: string[]): ContactField => ({
	key,
	label,
	kind: 'text',
	maxLength: 50,
	aliases,
});

const titled = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const phones = PHONE_KINDS.map((kind): ContactField => ({
	key: `${kind}_phone`,
	label: `${titled(kind)} Phone`,
	kind: 'text',
	maxLength: 25,
	aliases: { mobile: ['cell phone', 'mobile', 'cell'], work: ['phone'] }[kind as string] ?? [],
	place: { list: 'phone_numbers', kind, property: 'phone_number' },
}));

/** Parts of a street address, with the column names used in tables that have only one address. */
const PARTS: Array<[property: string, label: string, maxLength: number, aliases: string[]]> = [
	['street', 'Street', 255, ['street', 'address', 'address line 1']],
	['city', 'City', 50, ['city']],
	['state', 'State', 50, ['state', 'province']],
	['postal_code', 'Postal Code', 50, ['postal code', 'zip', 'zip code']],
	['country', 'Country', 50, ['country']],
];

const addresses = ADDRESS_KINDS.flatMap((kind) =>
	PARTS.map(([property, label, maxLength, aliases]): ContactField => ({
		key: `${kind}_${property}`,
		label: `${titled(kind)} ${label}`,
		kind: 'text',
		maxLength,
		aliases: [
			...(property === 'postal_code' ? [`${kind} zip`] : []),
			...(kind === 'home' ? aliases : []),
		],
		place: { list: 'street_addresses', kind, property },
	})),
);

/** The standard fields of contacts. */
export const contactFields: ContactField[] = [
	{
		key: 'email_address',
		label: 'Email Address',
		kind: 'email',
		maxLength: 80,
		aliases: ['email', 'mail', 'e-mail'],
	},
	text('first_name', 'First Name', 'given name'),
	text('last_name', 'Last Name', 'surname', 'family name'),
	text('company_name', 'Company Name', 'company'),
	text('job_title', 'Job Title'),
	...phones,
	...addresses,
	{ ...text('birthday_month', 'Birthday Month'), kind: 'month' },
	{ ...text('birthday_day', 'Birthday Day'), kind: 'day' },
	{ ...text('anniversary', 'Anniversary'), kind: 'date' },
	{ ...text('sms_number', 'SMS Number', 'sms'), kind: 'smsNumber' },
	{ ...text('sms_permission', 'SMS Permission', 'sms consent'), kind: 'smsPermission' },
];

/** Whether an update can clear a field. */
export function isClearable({ kind }: ContactField): boolean {
	return kind !== 'email' && kind !== 'smsNumber' && kind !== 'smsPermission';
}

/** The person's permission for text messages (V3 API appendix B). */
export const SMS_PERMISSIONS = [
	{ name: 'Explicit', value: 'explicit' },
	{ name: 'Not Set', value: 'not_set' },
	{ name: 'Pending Confirmation', value: 'pending_confirmation' },
	{ name: 'Unsubscribed', value: 'unsubscribed' },
];

/** Keys of further properties in responses: such columns are ignored without a hint. */
export const READ_ONLY = [
	'contact_id',
	'created_at',
	'updated_at',
	'deleted_at',
	'create_source',
	'update_source',
	'permission_to_send',
	'list_memberships',
	'taggings',
	'custom_fields',
	'sms_channel',
	'name',
];

/** The fields that match common headings in tables of people, in any language. */
export const PEOPLE: Partial<Record<PersonField, string>> = {
	email: 'email_address',
	firstName: 'first_name',
	lastName: 'last_name',
	company: 'company_name',
	jobTitle: 'job_title',
	phone: 'work_phone',
	homePhone: 'home_phone',
	mobilePhone: 'mobile_phone',
	street: 'home_street',
	city: 'home_city',
	state: 'home_state',
	postalCode: 'home_postal_code',
	country: 'home_country',
	workStreet: 'work_street',
	workCity: 'work_city',
	workState: 'work_state',
	workPostalCode: 'work_postal_code',
	workCountry: 'work_country',
};
