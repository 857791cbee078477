import { ContactForm } from '../../constantContactShared/contactForm/form';
import { getCountryName, findState } from '../../constantContactShared/contactForm/places';
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
			{ code: 'state_code', name: 'state_name', nameOf: (code) => findState(code)?.name ?? code },
			{ code: 'country_code', name: 'country_name', nameOf: getCountryName },
		],
	},
]);
