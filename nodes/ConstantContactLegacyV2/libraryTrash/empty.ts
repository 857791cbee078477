import { notice, path, schema } from '../../kit';
import { define } from '../operation';

export const emptyTrash = define.item({
	value: 'empty',
	name: 'Empty',
	action: 'Empty library trash',
	description: 'Delete all files in the trash of the library for good',
	requests: 'One',
	output: schema.object({ emptied: { type: 'boolean' } }, ['emptied']),
	fields: {
		permanent: notice(
			'This deletes every file in the trash permanently: none of them can be brought back.',
		),
	},
	once: true,
	async run({ api }) {
		await api.delete(path`/library/folders/trash/files`);
		return { emptied: true };
	},
});
