import { filters, path, type Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { fileSortField, fileTypeField } from '../libraryFile/fields';
import { listFilePages } from '../libraryFile/pages';
import { fileSchema } from '../libraryFile/schema';
import { plain } from '../operation';
import { emptyTrash } from './empty';

const getAllTrash = plain.getAll({
	noun: 'files in library trash',
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
		return listFilePages(api, path`/library/folders/trash/files`, query, limit);
	},
});

/** Deleted files of the library that can still be viewed. */
export const libraryTrash: Resource<ConstantContactV2Api> = {
	value: 'libraryTrash',
	name: 'Library Trash',
	description: 'Deleted library files',
	operations: [emptyTrash, getAllTrash],
};
