import { NothingToWriteError } from '../../kit';
import {
	ContactForm,
	requireEmail,
	type ContactValues,
	type NewContactValues,
} from '../../constantContactShared/contactForm/form';
import { getCountryName, findState } from '../../constantContactShared/contactForm/places';
import { formRules, type FormCall } from '../../constantContactShared/contactForm/preview';
import { contactFields, READ_ONLY_KEYS } from './contactFields';

/** Contacts returned by the service have lists, and those in its collections have a URI. */
function isOwn({ id, uri, contact_lists: lists }: Record<string, unknown>): boolean {
	return id !== undefined && (Array.isArray(lists) || String(uri).includes('/contacts/'));
}

/** The form for a contact's data, and the changes of an update. */
export const contactForm = new ContactForm(contactFields, READ_ONLY_KEYS, isOwn, [
	{
		stateCode: 'state_code',
		countryCode: 'country_code',
		names: [
			{ code: 'state_code', name: 'state_name', getName: (code) => findState(code)?.name ?? code },
			{ code: 'country_code', name: 'country_name', getName: getCountryName },
		],
	},
]);

/**
 * The values of a contact to create, or to find by address.
 *
 * @throws InputError when a value is invalid, or there is no address
 */
export function readNewContact(call: FormCall): NewContactValues {
	const { contactFields: mapping } = call.params;
	const values = contactForm.read(mapping, formRules(call, true));
	return { ...values, email_address: requireEmail(values, mapping) };
}

/**
 * The changes of an update.
 *
 * @param cleared keys of the fields to clear
 * @throws InputError when a value is invalid, or there is nothing to change
 */
export function readChanges(call: FormCall, cleared: string[] = []): ContactValues {
	const changes = contactForm.read(call.params.contactFields, formRules(call, false));
	contactForm.checkCleared(changes, cleared);
	if (Object.keys(changes).length + cleared.length > 0) return changes;
	throw new NothingToWriteError(
		'There is nothing to update',
		"Fill in at least one field, or name one under 'Fields to Clear'.",
	);
}
