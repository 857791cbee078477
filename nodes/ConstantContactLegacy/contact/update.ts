import { previewField, updateFields } from '../../kit';
import { hintAtConsent } from '../../constantContactShared/contactForm/consent';
import { previewUpdate } from '../../constantContactShared/contactForm/preview';
import { define } from '../operation';
import { contactForm } from './draft';
import { contactField, contactFieldsField, fieldsToClear, unusableValues } from './fields';
import { findContactId } from './find';
import { getMemberships } from './membership';
import { optInSourceField } from './optIn';
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
		unusableValues,
		updateFields: updateFields({ fieldsToClear, optInSource: optInSourceField }),
		preview: previewField,
	},
	preview: (call) => previewUpdate(contactForm, call),
	async run(call) {
		const { api, params, hint } = call;
		const { fieldsToClear: cleared = [], optInSource = 'ACTION_BY_CUSTOMER' } = params.updateFields;
		const changes = contactForm.readChanges(call, cleared);
		const id = await findContactId(api, params.contact);
		return await rewriteContact(api, id, (current) => {
			hintAtConsent(params.contactFields, current.status, hint);
			return {
				values: contactForm.merge(current, changes, cleared),
				lists: getMemberships(current),
				optInSource,
			};
		});
	},
});
