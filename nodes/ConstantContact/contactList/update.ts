import { nothingToUpdateError, path, removeNulls, updateFields, withLock } from '../../kit';
import { createClearing } from '../../constantContactShared/fields/clearing';
import { listNameField } from '../../constantContactShared/fields/listName';
import { listField } from '../fields/common';
import { define } from '../operation';
import { descriptionField, favoriteField } from './fields';
import { listSchema } from './schema';

/** The properties that a list can do without. */
const clearing = createClearing({ description: descriptionField });

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
			fieldsToClear: clearing.field,
			name: listNameField,
		}),
	},
	async run({ api, params: { list, updateFields } }) {
		const { fieldsToClear, ...values } = updateFields;
		const changes = clearing.listChanges(values, fieldsToClear);
		if (changes.length === 0) throw nothingToUpdateError();
		const target = path`/contact_lists/${list}`;
		return await withLock(api.getKey(target), async () => {
			// A PUT replaces all three (V3 API 5).
			const { name, description, favorite } = await api.get(target);
			const kept = removeNulls({ name, description, favorite });
			return await api.put(target, { ...kept, ...Object.fromEntries(changes) });
		});
	},
});
