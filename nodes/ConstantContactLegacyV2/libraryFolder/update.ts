import { nothingToUpdateError, path, updateFields, withLock } from '../../kit';
import { define } from '../operation';
import { folderField, nameField, parentFolderField, TOPMOST } from './fields';
import { folderSchema } from './schema';

export const updateFolder = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update library folder',
	description: "Rename a folder or move it into another; fields you don't set are kept",
	requests: 'Two per folder: one to read, one to write',
	output: folderSchema,
	fields: {
		folder: folderField,
		updateFields: updateFields({ name: nameField, parentFolder: parentFolderField }),
	},
	async run({ api, params: { folder, updateFields } }) {
		const { name, parentFolder } = updateFields;
		if (name === undefined && parentFolder === undefined) throw nothingToUpdateError();
		const target = path`/library/folders/${folder}`;
		return await withLock(api.getKey(target), async () => {
			// A PUT replaces both (V2 API 2.7).
			const current = await api.get(target);
			const wanted = {
				name: name ?? current.name,
				// For top-level folders, this is an empty text.
				parent_id: parentFolder ?? (current.parent_id || TOPMOST),
			};
			const response = await api.put(target, wanted, { include_payload: true });
			return { ...current, ...wanted, ...response };
		});
	},
});
