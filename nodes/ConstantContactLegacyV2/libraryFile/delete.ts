import { path, schema } from '../../kit';
import { define } from '../operation';
import { fileField } from './fields';

export const deleteFile = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete library file',
	description: 'Move a file to the trash of the library, where it stays until that is emptied',
	requests: 'One per file',
	output: schema.object({ deleted: { type: 'boolean' }, id: { type: 'string' } }, ['deleted']),
	fields: { file: fileField },
	async run({ api, params }) {
		await api.delete(path`/library/files/${params.file}`);
		return { deleted: true, id: params.file };
	},
});
