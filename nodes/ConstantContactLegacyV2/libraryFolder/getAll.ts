import { choice, filters, path } from '../../kit';
import { plain } from '../operation';
import { folderSchema } from './schema';

export const getAllFolders = plain.getAll({
	noun: 'library folders',
	description: 'Retrieve a list of the top-level folders of the library, each with its subfolders',
	requests: 'One per 50 folders',
	length: 'short',
	output: folderSchema,
	fields: {
		filters: filters({
			fields: {
				sortBy: choice({
					displayName: 'Sort By',
					default: 'NAME',
					options: [
						{ name: 'Created (Newest First)', value: 'CREATED_DATE_DESC' },
						{ name: 'Created (Oldest First)', value: 'CREATED_DATE' },
						{ name: 'Modified (Newest First)', value: 'MODIFIED_DATE_DESC' },
						{ name: 'Modified (Oldest First)', value: 'MODIFIED_DATE' },
						{ name: 'Name (A to Z)', value: 'NAME' },
						{ name: 'Name (Z to A)', value: 'NAME_DESC' },
					],
				}),
			},
		}),
	},
	pages({ api, params: { filters } }) {
		const query = { sort_by: filters.sortBy, limit: 50 };
		return api.pages(path`/library/folders`, query, Infinity);
	},
});
