import { path } from '../../kit';
import { define } from '../operation';
import { fileField } from './fields';
import { toFile } from './record';
import { fileSchema } from './schema';

export const getFile = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get library file',
	description: 'Retrieve what the library knows about a file: its address, size and folder',
	requests: 'One per file',
	output: fileSchema,
	fields: { file: fileField },
	async run({ api, params }) {
		return toFile(await api.get(path`/library/files/${params.file}`));
	},
});
