import { path, previewField } from '../../kit';
import { previewNew } from '../../constantContactShared/contactForm/preview';
import { define } from '../operation';
import { contactForm } from './draft';
import { buildContactEntry } from './entry';
import { contactFieldsField, listsField, unusableValues } from './fields';
import { buildMemberships } from './membership';
import { optInSourceField } from './optIn';
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
		unusableValues,
		lists: listsField,
		optInSource: optInSourceField,
		preview: previewField,
	},
	preview: (call) => previewNew(contactForm.readNew(call), [1, 1]),
	async run(call) {
		const { api, params } = call;
		const values = contactForm.readNew(call);
		const { optInSource } = params;
		const lists = buildMemberships(api, params.lists);
		return await api.post(path`/contacts`, buildContactEntry({ values, lists, optInSource }));
	},
});
