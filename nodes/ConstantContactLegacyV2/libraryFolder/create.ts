import { additionalFields, guardEmptyExpression, path } from '../../kit';
import { define } from '../operation';
import { nameField, parentFolderField, TOPMOST } from './fields';
import { folderSchema } from './schema';

export const createFolder = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create library folder',
	description: 'Create a folder in the library; folders can be nested up to three levels deep',
	requests: 'One per folder',
	output: folderSchema,
	fields: {
		name: nameField,
		additionalFields: additionalFields({ parentFolder: guardEmptyExpression(parentFolderField) }),
	},
	async run({ api, params: { name, additionalFields } }) {
		const { parentFolder = TOPMOST } = additionalFields;
		return await api.post(path`/library/folders`, { name, parent_id: parentFolder });
	},
});
