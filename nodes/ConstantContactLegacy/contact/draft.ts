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

/** Contacts of the service have lists, those of its collections an URI. */
function isOwn({ id, uri, contact_lists: lists }: Record<string, unknown>): boolean {
	return id !== undefined && (Array.isArray(lists) || String(uri).includes('/contacts/'));
}

/** The form for a contact's data, and what an update makes of it. */
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
 * The values of a contact that is to be created, or found by its address.
 *
 * @throws InputError when a value can't be used, or when there is no address
 */
export function readNewContact(call: FormCall): NewContactValues {
	const { contactFields: mapping } = call.params;
	const values = contactForm.read(mapping, formRules(call, true));
	return { ...values, email_address: requireEmail(values, mapping) };
}

/**
 * What an update changes.
 *
 * @param cleared keys of the fields to empty
 * @throws InputError when a value can't be used, or when there is nothing to change
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
