import { additionalFields } from '../../kit';
import { listNameField } from '../../constantContactShared/fields/listName';
import { LISTS } from '../fields/common';
import { define } from '../operation';
import { descriptionField, favoriteField } from './fields';
import { listSchema } from './schema';

export const createList = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create contact list',
	description: 'Create a new contact list; an account can have 1,000',
	requests: 'One per list',
	output: listSchema,
	fields: {
		name: listNameField,
		additionalFields: additionalFields({ description: descriptionField, favorite: favoriteField }),
	},
	async run({ api, params: { name, additionalFields } }) {
		return await api.post(LISTS, { name, ...additionalFields });
	},
});
