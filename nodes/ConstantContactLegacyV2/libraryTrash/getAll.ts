import { filters, path } from '../../kit';
import { fileSortField, fileTypeField } from '../libraryFile/fields';
import { listFilePages } from '../libraryFile/pages';
import { fileSchema } from '../libraryFile/schema';
import { define } from '../operation';

export const getAllTrash = define.list({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many files in library trash',
	description: 'Retrieve a list of the files in the trash of the library',
	requests: 'One per 50 files',
	records: 'library-trash',
	output: fileSchema,
	fields: {
		filters: filters({
			fields: { sortBy: fileSortField, type: fileTypeField },
		}),
	},
	pages({ api, params: { filters }, limit }) {
		const { type, sortBy } = filters;
		const query = { type, sort_by: sortBy, limit: Math.min(50, limit) };
		return listFilePages(api, path`/library/folders/trash/files`, query);
	},
});
