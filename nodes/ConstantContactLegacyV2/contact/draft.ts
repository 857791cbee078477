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

/** Contacts of the API have these lists, in full and in short. */
function isOwn({ id, email_addresses: emails, contact_lists: lists }: Record<string, unknown>) {
	return id !== undefined && (Array.isArray(emails) || Array.isArray(lists));
}

/** The form for a contact's data, and what an update makes of it. */
export const contactForm = new ContactForm(contactFields, READ_ONLY_KEYS, isOwn, [
	createPlaceKeys(''),
	createPlaceKeys(BUSINESS),
]);

/**
 * Turns a filled-in form, or an incoming item, into values. An item may be a contact as the API answers it, too: its
 * addresses, notes and custom fields are found below the lists that hold them.
 *
 * @throws InputError when a value is too long or can't be used
 */
function readContactForm(mapping: Mapping, rules: FormRules): ContactValues {
	const { automatic, values } = mapping;
	if (!automatic) return contactForm.read(mapping, rules);
	const plain = Object.entries(values).filter(([key, value]) => !isResponse(key, value));
	// A field that was added to such a contact replaces what the contact has.
	const columns = { ...toContactValues(values), ...Object.fromEntries(plain) };
	return contactForm.read(mapping, rules, Object.entries(columns));
}

/**
 * The values of a contact that is to be created, or found by its address.
 *
 * @throws InputError when a value can't be used, or when there is no address
 */
export function readNewContact(call: FormCall): NewContactValues {
	const { contactFields: mapping } = call.params;
	const values = readContactForm(mapping, formRules(call, true));
	return { ...values, email_address: requireEmail(values, mapping) };
}

/**
 * What an update changes.
 *
 * @param cleared keys of the fields to empty
 * @throws InputError when a value can't be used, or when there is nothing to change
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
		// The API finds the name of a state that has a code (V2 API 2.1); an old name would contradict the new code.
		names: [{ code: stateCode, name: `${prefix}state_name`, getName: () => undefined }],
	};
}
