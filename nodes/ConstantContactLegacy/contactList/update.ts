import { nothingToUpdateError, path, updateFields, withLock } from '../../kit';
import { listNameField } from '../../constantContactShared/fields/listName';
import { listField } from '../fields/common';
import { define } from '../operation';
import { listEntry } from './entry';
import { listOptions } from './fields';
import { listSchema } from './schema';

export const updateList = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update contact list',
	description: "Change the name, order or default of a contact list; fields you don't set are kept",
	requests: 'Two per list: one to read, one to write',
	output: listSchema,
	fields: {
		list: listField,
		updateFields: updateFields({ ...listOptions, name: listNameField }),
	},
	async run({ api, params: { list, updateFields } }) {
		if (Object.keys(updateFields).length === 0) throw nothingToUpdateError();
		const target = path`/lists/${list}`;
		return await withLock(api.uri(target), async () => {
			// A PUT replaces the whole list (V1 API 3).
			const { updated: _before, ...current } = await api.get(target);
			const values = {
				name: String(current.name),
				optInDefault: current.opt_in_default === true,
				sortOrder: Number(current.sort_order ?? 99),
				...updateFields,
			};
			await api.put(target, listEntry(values, api.uri(target)));
			const { name, optInDefault, sortOrder } = values;
			return { ...current, name, opt_in_default: optInDefault, sort_order: sortOrder };
		});
	},
});
