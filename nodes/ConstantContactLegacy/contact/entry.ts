import type { XmlTree } from '../../kit';
import type { ContactValues } from '../../constantContactShared/contactForm/form';
import { writeEntry } from '../api/atom';
import { contactFields } from './contactFields';
import type { Membership } from './membership';
import type { OptInSource } from './optIn';

/** A whole contact to be written. */
export interface ContactState {
	values: ContactValues;
	/** All lists of the contact: a PUT removes it from all others (V1 API 2.5). */
	lists: Membership[];
	optInSource: OptInSource;
}

/**
 * The entry that creates or replaces a contact. A PUT clears values that are left out (V1 API 2.5).
 *
 * @param uri URI of an existing contact; undefined for a new one
 */
export function buildContactEntry(
	{ values, lists, optInSource }: ContactState,
	uri?: string,
): string {
	const [email, ...others] = contactFields
		.filter(({ key }) => values[key] !== undefined)
		.map(({ element, key }): XmlTree => ({ [element]: values[key] as string }));
	// Without lists, the contact's own action is refused, as only the owner can remove a contact (V1 API 2.5).
	const source = lists.length === 0 ? 'ACTION_BY_CUSTOMER' : optInSource;
	return writeEntry({
		id: uri ?? 'data:,none',
		element: 'Contact',
		updated: new Date().toISOString(),
		payload: Object.assign(
			uri === undefined ? {} : { '@id': uri },
			email,
			{ OptInSource: source },
			...others,
			{ ContactLists: lists.length === 0 ? '' : { ContactList: lists.map(listReference) } },
		) as XmlTree,
	});
}

function listReference({ uri, opt_in_source: source }: Membership): XmlTree {
	return { '@id': uri, ...(source && { OptInSource: source }) };
}
