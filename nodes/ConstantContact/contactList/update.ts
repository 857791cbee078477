import { nothingToUpdateError, path, updateFields, withLock } from '../../kit';
import { listNameField } from '../../constantContactShared/fields/listName';
import { listField } from '../fields/common';
import { define } from '../operation';
import { descriptionField, favoriteField } from './fields';
import { listSchema } from './schema';

export const updateList = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update contact list',
	description: "Change the name or description of a contact list; fields you don't set are kept",
	requests: 'Two per list: one to read, one to write',
	output: listSchema,
	fields: {
		list: listField,
		updateFields: updateFields({
			description: descriptionField,
			favorite: favoriteField,
			name: listNameField,
		}),
	},
	async run({ api, params: { list, updateFields } }) {
		if (Object.keys(updateFields).length === 0) throw nothingToUpdateError();
		const target = path`/contact_lists/${list}`;
		return await withLock(api.getKey(target), async () => {
			// A PUT replaces all three (V3 API 5).
			const { name, description, favorite } = await api.get(target);
			const changes =
				'description' in updateFields
					? { ...updateFields, description: updateFields.description ?? '' }
					: updateFields;
			return await api.put(target, { name, description, favorite, ...changes });
		});
	},
});
