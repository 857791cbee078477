import { ContactForm, type PlaceKeys } from '../../constantContactShared/contactForm/form';
import { BUSINESS, contactFields, READ_ONLY_KEYS } from './contactFields';
import { isResponse, toContactValues } from './document';

/** The form for a contact's data, and the changes of an update. */
export const contactForm = new ContactForm({
	fields: contactFields,
	readOnlyKeys: READ_ONLY_KEYS,
	// Contacts returned by the API have these lists, in the full and the short form.
	isOwn: ({ id, email_addresses: emails, contact_lists: lists }) =>
		id !== undefined && (Array.isArray(emails) || Array.isArray(lists)),
	flatten,
	places: [createPlaceKeys(''), createPlaceKeys(BUSINESS)],
});

/**
 * The columns of an item that may be a contact as returned by the API: its addresses, notes and custom fields are read from their
 * lists. A field added to such a contact replaces the contact's value.
 */
function flatten(item: Record<string, unknown>): Record<string, unknown> {
	const plain = Object.entries(item).filter(([key, value]) => !isResponse(key, value));
	return { ...toContactValues(item), ...Object.fromEntries(plain) };
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
