import { nothingToUpdateError, path, required, text, updateFields, withLock } from '../../kit';
import { createClearing } from '../../constantContactShared/fields/clearing';
import { define } from '../operation';
import { descriptionField, fileField, fileFolderField, NO_FOLDER } from './fields';
import { toFile } from './record';
import { fileSchema } from './schema';

/** The properties that a file can do without. */
const clearing = createClearing({ description: descriptionField });

export const updateFile = define.item({
	value: 'update',
	name: 'Update',
	action: 'Update library file',
	description: "Change the name, description or folder of a file; fields you don't set are kept",
	requests: 'Two per file: one to read, one to write',
	output: fileSchema,
	fields: {
		file: fileField,
		updateFields: updateFields({
			description: descriptionField,
			fieldsToClear: clearing.field,
			folder: fileFolderField,
			name: required(
				text({
					displayName: 'Name',
					placeholder: 'e.g. shop-window.jpg',
				}),
			),
		}),
	},
	async run({ api, params: { file, updateFields } }) {
		const { name, description, folder, fieldsToClear = [] } = updateFields;
		const cleared = clearing.check(fieldsToClear, description === undefined ? [] : ['description']);
		if ((name ?? description ?? folder) === undefined && cleared.length === 0)
			throw nothingToUpdateError();
		const target = path`/library/files/${file}`;
		return await withLock(api.getKey(target), async () => {
			// A PUT replaces all three (V2 API 2.7).
			const current = await api.get(target);
			const kept = cleared.length > 0 ? '' : (current.description ?? '');
			const wanted = {
				name: name ?? current.name,
				description: description ?? kept,
				folder_id: folder ?? current.folder_id ?? NO_FOLDER,
			};
			const response = await api.put(target, wanted, { include_payload: true });
			return toFile({ ...current, ...wanted, ...response });
		});
	},
});
