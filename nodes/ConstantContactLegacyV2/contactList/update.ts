import { nothingToUpdateError, path, updateFields, withLock } from '../../kit';
import { listNameField } from '../../constantContactShared/fields/listName';
import { listField } from '../fields/common';
import { define } from '../operation';
import { statusField } from './fields';
import { listSchema } from './schema';

export const updateList = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update contact list',
	description: "Change the name or status of a contact list; fields you don't set are kept",
	requests: 'Two per list: one to read, one to write',
	output: listSchema,
	fields: {
		list: listField,
		updateFields: updateFields({ name: listNameField, status: statusField }),
	},
	async run({ api, params: { list, updateFields } }) {
		if (Object.keys(updateFields).length === 0) throw nothingToUpdateError();
		const target = path`/lists/${list}`;
		return await withLock(api.getKey(target), async () => {
			// A PUT replaces name and status (V2 API 2.3).
			const { name, status } = await api.get(target);
			return await api.put(target, { name, status, ...updateFields });
		});
	},
});
