import { createUnusableValuesField } from '../../kit';
import {
	contactFormField,
	contactListsField,
	createFieldsToClear,
} from '../../constantContactShared/contactForm/parameters';
import { contactForm } from './draft';

/** The form for a contact's data. */
export const contactFieldsField = contactFormField('getContactFields');

/** What becomes of values that can't be used. */
export const unusableValuesField = createUnusableValuesField('contactFields');

/** Fields that an update empties. */
export const fieldsToClear = createFieldsToClear(contactForm.clearable);

/** Contact lists by ID, one at least. */
export const listsField = contactListsField('getLists');
