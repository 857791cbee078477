import { notice, path, schema } from '../../kit';
import { define } from '../operation';

export const emptyTrash = define.item({
	value: 'empty',
	name: 'Empty',
	action: 'Empty library trash',
	description: 'Permanently delete all files in the trash of the library',
	requests: 'One',
	output: schema.object({ emptied: { type: 'boolean' } }, ['emptied']),
	fields: {
		permanent: notice(
			'This permanently deletes every file in the trash: none of them can be restored.',
		),
	},
	once: true,
	async run({ api }) {
		await api.delete(path`/library/folders/trash/files`);
		return { emptied: true };
	},
});
