import {
	addressFields,
	customFields,
	emailField,
	noteFields,
	personFields,
	type FormField,
} from '../../constantContactShared/contactForm/fields';

/** A field of a contact that can be written. */
export interface ContactField extends FormField {
	/** Name of the XML element. */
	element: string;
}

const emailTypeField: FormField = {
	key: 'email_type',
	label: 'Email Type',
	maxLength: 4,
	kind: 'emailType',
};

/**
 * All writable fields of a contact, in the order of the service's own entries (V1 API 2.3, 2.4). One table for the form,
 * matching columns, validation, entries and *Fields to Clear*.
 */
export const contactFields: ContactField[] = [
	emailField,
	emailTypeField,
	...personFields,
	...addressFields,
	...noteFields,
	...customFields,
].map((field) => ({ ...field, element: toElementName(field.key) }));

/** Keys of a contact that can't be written: such columns are ignored without a hint. */
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

/** The service's own spelling of a key, e.g. `FirstName` for `first_name` and `CustomField1` for `custom_field1`. */
function toElementName(key: string): string {
	return key
		.split('_')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join('');
}
