import {
	addressFields,
	customFields,
	emailField,
	noteFields,
	personFields,
	textFields,
	type FormField,
} from '../../constantContactShared/contactForm/fields';

/** Kinds of postal addresses; a contact has at most one of each (V2 API 1.4). */
export type AddressType = 'PERSONAL' | 'BUSINESS';

/** The part of a contact that holds a field: the contact itself, or one of the records below it. */
export type Part = 'contact' | 'email' | AddressType | 'note' | 'custom';

/** A field of a contact that can be written. */
export interface ContactField extends FormField {
	part: Part;
	/** The API's own name, inside the part. */
	name: string;
}

/** Keys of the parts of an address and their API names, if different. */
const ADDRESS_NAMES: Record<string, string> = {
	addr1: 'line1',
	addr2: 'line2',
	addr3: 'line3',
	state_name: 'state',
};

/** The prefix of the keys of the work address. */
export const BUSINESS = 'business_';

// The API identifies countries only by their codes (V2 API 2.1).
const addressParts = addressFields.filter(({ key }) => key !== 'country_name');

/**
 * All writable fields of a contact (V2 API 2.1), with the same keys as in v1. One table for the form, matching columns,
 * validation, request bodies, *Fields to Clear* and *Simplify*.
 */
export const contactFields: ContactField[] = [
	...toPartFields('email', [emailField]),
	...toPartFields('contact', [
		...textFields(50, [['prefix_name', 'Prefix Name', 'prefix', 'salutation']]),
		...personFields,
		...textFields(50, [
			['cell_phone', 'Cell Phone', 'mobile', 'mobile phone'],
			['fax', 'Fax'],
		]),
	]),
	...toPartFields('PERSONAL', addressParts),
	...toPartFields('BUSINESS', addressParts.map(toWorkField)),
	...toPartFields('note', noteFields),
	...customFields.map((field, index): ContactField => {
		return { ...field, part: 'custom', name: `CustomField${index + 1}` };
	}),
];

/** Keys of a contact that can't be written: such columns are ignored without a hint. */
export const READ_ONLY_KEYS = [
	'confirmed',
	'contact_id',
	'contact_lists',
	'created_date',
	'id',
	'lists',
	'modified_date',
	'name',
	'source',
	'source_details',
	'status',
];

function toPartFields(part: Part, fields: FormField[]): ContactField[] {
	return fields.map((field) => {
		const key = field.key.replace(BUSINESS, '');
		return { ...field, part, name: ADDRESS_NAMES[key] ?? key };
	});
}

function toWorkField({ key, label, aliases = [], ...field }: FormField): FormField {
	return {
		...field,
		key: `${BUSINESS}${key}`,
		label: `Business ${label}`,
		aliases: aliases.map((alias) => `business ${alias}`),
	};
}
