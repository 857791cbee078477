import { createClearingField, choice, resourceMapper, type Field, type Mapping } from '../../kit';
import { atLeastOne } from '../fields/idChoices';
import { listChoices } from '../fields/listChoices';
import type { FormField } from './fields';

/**
 * The form for a contact's data.
 *
 * @param resourceMapperMethod name of the node's method that returns the fields
 */
export function contactFormField(resourceMapperMethod: string): Field<Mapping> {
	return resourceMapper({
		displayName: 'Contact Fields',
		description: 'Empty values are not sent',
		resourceMapperMethod,
		builderHint: {
			propertyHint:
				'Keys: email_address, first_name, home_phone, city, country_code, custom_field1',
		},
		fieldWords: { singular: 'field', plural: 'fields' },
		dependsOn: ['operation'],
	});
}

/**
 * Fields that an update clears.
 *
 * @param clearable the optional fields of a contact
 */
export function createFieldsToClear(clearable: FormField[]): Field<string[]> {
	return createClearingField(clearable.map(({ label, key }) => ({ name: label, value: key })));
}

/**
 * The contact lists of a contact; at least one.
 *
 * @param loadOptionsMethod name of the node's method that returns the lists
 * @param toId converts anything else that identifies a list to its ID
 */
export function contactListsField(
	loadOptionsMethod: string,
	toId?: (entry: string) => string,
): Field<string[]> {
	const lists = listChoices(loadOptionsMethod, toId && { toId });
	return atLeastOne(lists, 'Choose at least one list: a contact without a list is not accepted.');
}

/** Which lists a contact leaves. */
export const removeFromField = choice({
	displayName: 'Remove From',
	default: 'some',
	options: [
		{ name: 'All Lists', value: 'all' },
		{ name: 'Some Lists', value: 'some' },
	],
});
