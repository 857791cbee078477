import { filters, path } from '../../kit';
import { plain } from '../operation';
import { fileSortField, fileTypeField, folderFilter, sourceFilter } from './fields';
import { listFilePages } from './pages';
import { fileSchema } from './schema';

export const getAllFiles = plain.getAll({
	noun: 'library files',
	description: 'Retrieve a list of files in the library, except those in the trash',
	requests: 'One per 1000 files; one per 50 within a folder',
	output: fileSchema,
	fields: {
		filters: filters({
			fields: {
				folder: folderFilter,
				sortBy: fileSortField,
				source: sourceFilter,
				type: fileTypeField,
			},
		}),
	},
	pages({ api, params: { filters }, limit }) {
		const { folder, type, source, sortBy } = filters;
		const [target, most] =
			folder === undefined
				? [path`/library/files`, 1000]
				: [path`/library/folders/${folder}/files`, 50];
		const query = { type, source, sort_by: sortBy, limit: Math.min(most, limit) };
		return listFilePages(api, target, query, limit);
	},
});
