import { path } from '../../kit';
import { requireEmail } from '../../constantContactShared/contactForm/form';
import { define } from '../operation';
import { actionByField } from './actionBy';
import { buildContactBody } from './document';
import { readContactForm } from './draft';
import { contactFieldsField, listsField, unusableValuesField } from './fields';
import { contactSchema } from './schema';

export const createContact = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create contact',
	description: 'Create a new contact in one or more lists',
	requests: 'One per contact',
	output: contactSchema,
	fields: {
		contactFields: contactFieldsField,
		unusableValues: unusableValuesField,
		lists: listsField,
		actionBy: actionByField,
	},
	async run({ api, params: { contactFields, unusableValues, lists, actionBy }, hint }) {
		const values = readContactForm(contactFields, {
			subscribes: true,
			hint,
			unusable: unusableValues,
		});
		requireEmail(values, contactFields);
		const body = buildContactBody(values, lists);
		return await api.post(path`/contacts`, body, { action_by: actionBy });
	},
});
