/** Maximum length of an email address. */
const EMAIL_LENGTH = 80;

/** Writable texts of a contact, with their maximum lengths (V2 API 2.1). */
export const TEXT_LENGTHS = {
	fax: 50,
	source: 50,
	prefix_name: 10,
	first_name: 50,
	middle_name: 50,
	last_name: 50,
	job_title: 50,
	company_name: 50,
	home_phone: 50,
	work_phone: 50,
	cell_phone: 50,
	source_details: 255,
} as const;

/** Texts of a postal address, with their maximum lengths. */
export const ADDRESS_LENGTHS = {
	line1: 50,
	line2: 50,
	line3: 50,
	city: 50,
	state_code: 2,
	state: 50,
	country_code: 2,
	postal_code: 25,
	sub_postal_code: 25,
} as const;

export const CUSTOM_FIELD_LENGTH = 50;
export const NOTE_LENGTH = 500;

export type TextName = keyof typeof TEXT_LENGTHS;
export type AddressText = keyof typeof ADDRESS_LENGTHS;

/** In the order of the responses. */
export const TEXT_NAMES = Object.keys(TEXT_LENGTHS) as TextName[];
export const ADDRESS_TEXTS = Object.keys(ADDRESS_LENGTHS) as AddressText[];

/** Names of the fifteen custom fields. */
export const CUSTOM_FIELDS = Array.from({ length: 15 }, (_, at) => `CustomField${at + 1}`);

/** Whether a text could be an email address. */
export function isEmail(text: string): boolean {
	return text.length <= EMAIL_LENGTH && /^[^\s@<>(),;:"[\]\\]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
}
