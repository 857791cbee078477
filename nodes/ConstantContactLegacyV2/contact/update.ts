import { previewField, updateFields } from '../../kit';
import { hintAtConsent } from '../../constantContactShared/contactForm/consent';
import { previewUpdate } from '../../constantContactShared/contactForm/preview';
import { contactField } from '../fields/common';
import { define } from '../operation';
import { actionByField } from './actionBy';
import { getListIds, toContactValues } from './document';
import { contactForm } from './draft';
import { contactFieldsField, fieldsToClear, unusableValuesField } from './fields';
import { findContactId } from './find';
import { rewriteContact } from './rewrite';
import { contactSchema } from './schema';

export const updateContact = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update contact',
	description: 'Change some fields of a contact; its other fields and its lists stay unchanged',
	requests: 'Two per contact: one to read, one to write; three by email address',
	output: contactSchema,
	fields: {
		contact: contactField,
		contactFields: contactFieldsField,
		unusableValues: unusableValuesField,
		updateFields: updateFields({ actionBy: actionByField, fieldsToClear }),
		preview: previewField,
	},
	preview: (call) => previewUpdate(contactForm, call),
	async run(call) {
		const { api, params, hint } = call;
		const { contact, contactFields, updateFields } = params;
		const { actionBy = 'ACTION_BY_OWNER', fieldsToClear: cleared = [] } = updateFields;
		const changes = contactForm.readChanges(call, cleared);
		const id = await findContactId(api, contact);
		return await rewriteContact(api, id, (current) => {
			hintAtConsent(contactFields, current.status, hint);
			return {
				values: contactForm.merge(toContactValues(current), changes, cleared),
				lists: getListIds(current),
				actionBy,
			};
		});
	},
});
