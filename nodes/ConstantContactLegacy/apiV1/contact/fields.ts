import { choices, InputError, locator, mapper, show, type Field } from '../../../kit';
import { shortId } from '../atom';
import { contactFields } from './contactFields';
import { isClearable } from './draft';

/** The contact that an operation is about. */
export const contactField = locator({
	displayName: 'Contact',
	description: 'The contact to work on',
	searchListMethod: 'searchContactsV1',
	typed: { displayName: 'By ID or Email', placeholder: 'e.g. 21930 or ann@example.com' },
});

/** The form for a contact's data. */
export const contactForm = mapper({
	displayName: 'Contact Fields',
	description: 'The data of the contact. Empty values are not sent.',
	resourceMapperMethod: 'getContactFieldsV1',
	fieldWords: { singular: 'field', plural: 'fields' },
	dependsOn: ['operation'],
});

/** Fields that an update empties. */
export const fieldsToClear = choices({
	displayName: 'Fields to Clear',
	description: 'Fields to empty. Values that are left empty above stay as they are.',
	options: contactFields
		.filter(isClearable)
		.map(({ label, key }) => ({ name: label, value: key }))
		.sort((left, right) => left.name.localeCompare(right.name)),
});

const anyLists = choices({
	displayName: 'List Names or IDs',
	description:
		'The contact lists. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	loadOptionsMethod: 'getListsV1',
});

/** Contact lists by ID, one at least; an expression may give a number or URIs, too. */
export const listsField: Field<string[]> = {
	...anyLists,
	property: { ...anyLists.property, required: true },
	read(raw, context) {
		const entries = typeof raw === 'number' ? [raw] : raw;
		const texts = Array.isArray(entries) ? entries.map(String) : entries;
		const ids = new Set(anyLists.read(texts, context).map(shortId));
		const [refused] = [...ids].filter((id) => !/^\d+$/.test(id));
		if (refused !== undefined) {
			throw new InputError(
				`'${context.label}' holds ${show(refused)}, which is no ID of a list`,
				'Choose lists, or give the numbers that Contact List: Get Many gives as id.',
			);
		}
		if (ids.size > 0) return [...ids];
		throw new InputError(
			`'${context.label}' is empty`,
			'Choose at least one list: a contact is not accepted without.',
		);
	},
};
