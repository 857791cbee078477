import { choices, InputError, mapper, show, type Field, type Mapping } from '../../kit';
import type { FormField } from './fields';

/**
 * The form for a contact's data.
 *
 * @param resourceMapperMethod name of the node's method that gives the fields
 */
export function contactFormField(resourceMapperMethod: string): Field<Mapping> {
	return mapper({
		displayName: 'Contact Fields',
		description: 'The data of the contact. Empty values are not sent.',
		resourceMapperMethod,
		fieldWords: { singular: 'field', plural: 'fields' },
		dependsOn: ['operation'],
	});
}

/**
 * Fields that an update empties.
 *
 * @param clearable what a contact can be without
 */
export function fieldsToClearOf(clearable: FormField[]): Field<string[]> {
	return choices({
		displayName: 'Fields to Clear',
		description: 'Fields to empty. Values that are left empty above stay as they are.',
		options: clearable
			.map(({ label, key }) => ({ name: label, value: key }))
			.sort((left, right) => left.name.localeCompare(right.name)),
	});
}

/**
 * Contact lists by ID, one at least; an expression may give a number or a comma-separated text, too.
 *
 * @param loadOptionsMethod name of the node's method that gives the lists
 * @param toId turns what else names a list into its ID
 */
export function contactListsField(
	loadOptionsMethod: string,
	toId: (entry: string) => string = (entry) => entry.trim(),
): Field<string[]> {
	const anyLists = choices({
		displayName: 'List Names or IDs',
		description:
			'The contact lists. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		loadOptionsMethod,
	});
	return {
		...anyLists,
		property: { ...anyLists.property, required: true },
		read(raw, context) {
			const entries = typeof raw === 'number' ? [raw] : raw;
			const texts = Array.isArray(entries) ? entries.map(String) : entries;
			const ids = new Set(anyLists.read(texts, context).map(toId));
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
}
