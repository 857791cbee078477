import { path, schema, withLock } from '../../kit';
import { define } from '../operation';
import { targetFolderField } from './fields';
import { filesField } from './fileIds';

export const moveFiles = define.item({
	value: 'move',
	name: 'Move',
	action: 'Move library files',
	description: 'Move files of the library to another folder',
	requests: 'One for all files of an item',
	output: schema.object({ id: { type: 'string' }, uri: schema.text }, ['id']),
	fields: { folder: targetFolderField, files: filesField },
	async run({ api, params: { folder, files } }) {
		const target = path`/library/folders/${folder}/files`;
		// Several items may move the same file: the last one decides where it is.
		return await withLock(
			api.getKey(path`/library/files`),
			async () => await api.putList(target, files),
			api.stopSignal,
		);
	},
});
