import { additionalFields, path } from '../../kit';
import { listNameField } from '../../constantContactShared/fields/listName';
import { define } from '../operation';
import { listEntry } from './entry';
import { listOptions } from './fields';
import { listSchema } from './schema';

export const createList = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create contact list',
	description: 'Create a new contact list',
	requests: 'One per list',
	output: listSchema,
	fields: {
		name: listNameField,
		additionalFields: additionalFields(listOptions),
	},
	async run({ api, params: { name, additionalFields } }) {
		const { optInDefault = false, sortOrder = 99 } = additionalFields;
		return await api.post(path`/lists`, listEntry({ name, optInDefault, sortOrder }));
	},
});
