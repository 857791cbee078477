import { path, schema } from '../../kit';
import { define } from '../operation';
import { folderField } from './fields';

export const deleteFolder = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete library folder',
	description: 'Delete a folder of the library; move the files that you want to keep before',
	requests: 'One per folder',
	output: schema.object({ deleted: { type: 'boolean' }, id: { type: 'string' } }, ['deleted']),
	fields: { folder: folderField },
	async run({ api, params }) {
		await api.delete(path`/library/folders/${params.folder}`);
		return { deleted: true, id: params.folder };
	},
});
