import {
	choice,
	choices,
	CUT_LONG_TEXTS,
	resourceLocator,
	resourceMapper,
	createUnusableValuesField,
	type Field,
} from '../../kit';
import { atLeastOne } from '../../constantContactShared/fields/idChoices';
import { createListsField, createTagsField } from '../fields/chosenRecords';

/** The contact that an operation is about. */
export const contactField = resourceLocator({
	displayName: 'Contact',
	searchListMethod: 'searchContacts',
	typed: {
		displayName: 'By ID or Email',
		placeholder: 'e.g. ann@example.com',
	},
});

/** The form for a contact's data. */
export const contactFieldsField = resourceMapper({
	displayName: 'Contact Fields',
	description: 'Empty values are not sent',
	resourceMapperMethod: 'getContactFields',
	builderHint: {
		propertyHint: 'Keys: email_address, first_name, home_phone, home_city; custom fields by label',
	},
	fieldWords: { singular: 'field', plural: 'fields' },
	dependsOn: ['operation'],
});

/** What to do with invalid values. */
export const unusableValuesField = createUnusableValuesField('contactFields', [CUT_LONG_TEXTS]);

/** Fields that an update clears. */
export const fieldsToClear: Field<string[]> = choices({
	displayName: 'Field Names or IDs to Clear',
	description:
		'Fields to clear. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	loadOptionsMethod: 'getClearableFields',
});

/** Lists that a contact joins or leaves; at least one. */
export const someLists = atLeastOne(createListsField(), 'Choose at least one list.');

/** Tags that a contact gets or loses; at least one. */
export const someTags = atLeastOne(createTagsField(), 'Choose at least one tag.');

export const additionalLists = createListsField();

export const additionalTags = createTagsField();

/** Who added a new contact, and what that means for emails (V3 pitfalls 19). */
export const sourceField = choice({
	displayName: 'Added By',
	default: 'Account',
	description: 'Who added this person',
	options: [
		{
			name: 'Account',
			value: 'Account',
			description: 'You: no welcome email is sent',
		},
		{
			name: 'Contact',
			value: 'Contact',
			description:
				'The person: welcome emails are sent, and if the account requires it, an email that asks for confirmation',
		},
	],
});
