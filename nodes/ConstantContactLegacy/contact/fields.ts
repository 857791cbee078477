import { resourceLocator, createUnusableValuesField } from '../../kit';
import {
	contactFormField,
	contactListsField,
	createFieldsToClear,
} from '../../constantContactShared/contactForm/parameters';
import { readListId } from '../fields/ids';
import { contactForm } from './draft';
import { refuseLeadingZeros } from '../../constantContactShared/fields/numericId';

/** The contact that an operation is about. */
export const contactField = refuseLeadingZeros(
	resourceLocator({
		displayName: 'Contact',
		searchListMethod: 'searchContacts',
		typed: { displayName: 'By ID or Email', placeholder: 'e.g. 21930 or ann@example.com' },
	}),
);

/** The form for a contact's data. */
export const contactFieldsField = contactFormField('getContactFields');

/** What to do with invalid values. */
export const unusableValues = createUnusableValuesField('contactFields');

/** Fields that an update clears. */
export const fieldsToClear = createFieldsToClear(contactForm.clearable);

/** Contact lists by ID or URI; at least one. */
export const listsField = contactListsField('getLists', readListId);
