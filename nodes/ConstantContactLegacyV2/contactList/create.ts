import { additionalFields, path } from '../../kit';
import { listNameField } from '../../constantContactShared/fields/listName';
import { define } from '../operation';
import { statusField } from './fields';
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
		additionalFields: additionalFields({ status: statusField }),
	},
	async run({ api, params: { name, additionalFields } }) {
		const { status = 'ACTIVE' } = additionalFields;
		return await api.post(path`/lists`, { name, status });
	},
});
