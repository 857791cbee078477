import { NothingToWriteError, type Mapping } from '../../kit';
import {
	ContactForm,
	requireEmail,
	type ContactValues,
	type NewContactValues,
	type FormRules,
	type PlaceKeys,
} from '../../constantContactShared/contactForm/form';
import { formRules, type FormCall } from '../../constantContactShared/contactForm/preview';
import { BUSINESS, contactFields, READ_ONLY_KEYS } from './contactFields';
import { isResponse, toContactValues } from './document';

/** Contacts returned by the API have these lists, in the full and the short form. */
function isOwn({ id, email_addresses: emails, contact_lists: lists }: Record<string, unknown>) {
	return id !== undefined && (Array.isArray(emails) || Array.isArray(lists));
}

/** The form for a contact's data, and the changes of an update. */
export const contactForm = new ContactForm(contactFields, READ_ONLY_KEYS, isOwn, [
	createPlaceKeys(''),
	createPlaceKeys(BUSINESS),
]);

/**
 * Converts a filled-in form, or an incoming item, to values. An item may also be a contact as returned by the API: its addresses,
 * notes and custom fields are read from their lists.
 *
 * @throws InputError when a value is too long or invalid
 */
function readContactForm(mapping: Mapping, rules: FormRules): ContactValues {
	const { automatic, values } = mapping;
	if (!automatic) return contactForm.read(mapping, rules);
	const plain = Object.entries(values).filter(([key, value]) => !isResponse(key, value));
	// A field added to such a contact replaces the contact's value.
	const columns = { ...toContactValues(values), ...Object.fromEntries(plain) };
	return contactForm.read(mapping, rules, Object.entries(columns));
}

/**
 * The values of a contact to create, or to find by address.
 *
 * @throws InputError when a value is invalid, or there is no address
 */
export function readNewContact(call: FormCall): NewContactValues {
	const { contactFields: mapping } = call.params;
	const values = readContactForm(mapping, formRules(call, true));
	return { ...values, email_address: requireEmail(values, mapping) };
}

/**
 * The changes of an update.
 *
 * @param cleared keys of the fields to clear
 * @throws InputError when a value is invalid, or there is nothing to change
 */
export function readChanges(call: FormCall, cleared: string[] = []): ContactValues {
	const changes = readContactForm(call.params.contactFields, formRules(call, false));
	contactForm.checkCleared(changes, cleared);
	if (Object.keys(changes).length + cleared.length > 0) return changes;
	throw new NothingToWriteError(
		'There is nothing to update',
		"Fill in at least one field, or name one under 'Fields to Clear'.",
	);
}

function createPlaceKeys(prefix: string): PlaceKeys {
	const stateCode = `${prefix}state_code`;
	return {
		stateCode,
		countryCode: `${prefix}country_code`,
		// The API derives a state's name from its code (V2 API 2.1); an old name would contradict the new code.
		names: [{ code: stateCode, name: `${prefix}state_name`, getName: () => undefined }],
	};
}
