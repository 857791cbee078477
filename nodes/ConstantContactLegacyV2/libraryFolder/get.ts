import { path } from '../../kit';
import { define } from '../operation';
import { folderField } from './fields';
import { folderSchema } from './schema';

export const getFolder = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get library folder',
	description: 'Retrieve a folder of the library with its subfolders',
	requests: 'One per folder',
	output: folderSchema,
	fields: { folder: folderField },
	async run({ api, params }) {
		return await api.get(path`/library/folders/${params.folder}`);
	},
});
