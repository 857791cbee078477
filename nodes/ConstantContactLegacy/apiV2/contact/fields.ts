import { contactFormField, contactListsField, fieldsToClearOf } from '../../contactForm/parameters';
import { contactForm } from './draft';

/** The form for a contact's data. */
export const contactFieldsField = contactFormField('getContactFieldsV2');

/** Fields that an update empties. */
export const fieldsToClear = fieldsToClearOf(contactForm.clearable);

/** Contact lists by ID, one at least. */
export const listsField = contactListsField('getListsV2');
