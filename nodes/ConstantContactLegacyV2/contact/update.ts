import { collection, NothingToWriteError } from '../../kit';
import { hintAtConsent } from '../../constantContactShared/contactForm/consent';
import { contactField } from '../fields/common';
import { define } from '../operation';
import { actionByField } from './actionBy';
import { getListIds, toContactValues } from './document';
import { contactForm, readContactForm } from './draft';
import { contactFieldsField, fieldsToClear, unusableValuesField } from './fields';
import { findContactId } from './find';
import { rewriteContact } from './rewrite';
import { contactSchema } from './schema';

export const updateContact = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update contact',
	description: 'Change some fields of a contact; the others and its lists stay as they are',
	requests: 'Two per contact: one reads, one writes; three by email address',
	output: contactSchema,
	fields: {
		contact: contactField,
		contactFields: contactFieldsField,
		unusableValues: unusableValuesField,
		updateFields: collection({
			displayName: 'Update Fields',
			placeholder: 'Add Field',
			fields: { actionBy: actionByField, fieldsToClear },
		}),
	},
	async run({ api, params: { contact, contactFields, unusableValues, updateFields }, hint }) {
		const { actionBy = 'ACTION_BY_OWNER', fieldsToClear: cleared = [] } = updateFields;
		const changes = readContactForm(contactFields, {
			subscribes: false,
			hint,
			unusable: unusableValues,
		});
		contactForm.checkCleared(changes, cleared);
		if (Object.keys(changes).length + cleared.length === 0) {
			throw new NothingToWriteError(
				'There is nothing to update',
				"Fill in at least one field, or name one under 'Fields to Clear'.",
			);
		}
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
