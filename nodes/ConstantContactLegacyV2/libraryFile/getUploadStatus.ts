import { InputError, schema } from '../../kit';
import { define } from '../operation';
import { filesField } from './fileIds';
import { fetchUploadStatuses } from './uploadStatus';

export const getUploadStatus = define.item({
	value: 'getUploadStatus',
	name: 'Get Upload Status',
	action: 'Get upload status of library files',
	description: 'Retrieve whether uploaded files are ready, still being checked, or rejected',
	requests: 'One for all files of an item',
	output: schema.object(
		{ file_id: { type: 'string' }, status: schema.text, description: schema.text },
		['file_id'],
	),
	fields: { files: filesField },
	async run({ api, params: { files }, hint }) {
		const statuses = await fetchUploadStatuses(api, files);
		const known = new Set(statuses.map((status) => status.file_id));
		const unknown = files.filter((id) => !known.has(id));
		if (unknown.length === files.length) {
			throw new InputError(
				`The library has no file with the ID ${unknown.join(', ')}`,
				"Take the ID from 'Upload', or check the expression that returns it.",
			);
		}
		for (const id of unknown) hint('The library has no files with these IDs', id);
		return statuses;
	},
});
