import { ContactForm } from '../../constantContactShared/contactForm/form';
import { findState, getCountryName } from '../../constantContactShared/contactForm/places';
import { contactFields, READ_ONLY_KEYS } from './contactFields';

/** The form for a contact's data, and the changes of an update. */
export const contactForm = new ContactForm({
	fields: contactFields,
	readOnlyKeys: READ_ONLY_KEYS,
	// Contacts returned by the service have lists, and those in its collections have a URI.
	isOwn: ({ id, uri, contact_lists: lists }) =>
		id !== undefined && (Array.isArray(lists) || String(uri).includes('/contacts/')),
	places: [
		{
			stateCode: 'state_code',
			countryCode: 'country_code',
			names: [
				{
					code: 'state_code',
					name: 'state_name',
					getName: (code) => findState(code)?.name ?? code,
				},
				{ code: 'country_code', name: 'country_name', getName: getCountryName },
			],
		},
	],
});
