import {
	contactFormField,
	contactListsField,
	fieldsToClearOf,
} from '../../constantContactShared/contactForm/parameters';
import { contactForm } from './draft';

/** The form for a contact's data. */
export const contactFieldsField = contactFormField('getContactFields');

/** Fields that an update empties. */
export const fieldsToClear = fieldsToClearOf(contactForm.clearable);

/** Contact lists by ID, one at least. */
export const listsField = contactListsField('getLists');
