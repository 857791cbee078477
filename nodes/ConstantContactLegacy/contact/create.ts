import { path } from '../../kit';
import { requireEmail } from '../../constantContactShared/contactForm/form';
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
	},
	async run({ api, params, hint }) {
		const values = contactForm.read(params.contactFields, {
			subscribes: true,
			hint,
			unusable: params.unusableValues,
		});
		requireEmail(values, params.contactFields);
		const { optInSource } = params;
		const lists = buildMemberships(api, params.lists);
		return await api.post(path`/contacts`, buildContactEntry({ values, lists, optInSource }));
	},
});
