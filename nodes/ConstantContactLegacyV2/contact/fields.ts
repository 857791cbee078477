import { createUnusableValuesField } from '../../kit';
import {
	contactFormField,
	contactListsField,
	createFieldsToClear,
} from '../../constantContactShared/contactForm/parameters';
import { contactForm } from './draft';

/** The form for a contact's data. */
export const contactFieldsField = contactFormField('getContactFields');

/** What to do with invalid values. */
export const unusableValuesField = createUnusableValuesField('contactFields');

/** Fields that an update clears. */
export const fieldsToClear = createFieldsToClear(contactForm.clearable);

/** Contact lists by ID; at least one. */
export const listsField = contactListsField('getLists');
