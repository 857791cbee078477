import { path, previewField } from '../../kit';
import { previewNew } from '../../constantContactShared/contactForm/preview';
import { define } from '../operation';
import { actionByField } from './actionBy';
import { buildContactBody } from './document';
import { contactForm } from './draft';
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
		preview: previewField,
	},
	preview: (call) => previewNew(contactForm.readNew(call), [1, 1]),
	async run(call) {
		const { lists, actionBy } = call.params;
		const body = buildContactBody(contactForm.readNew(call), lists);
		return await call.api.post(path`/contacts`, body, { action_by: actionBy });
	},
});
