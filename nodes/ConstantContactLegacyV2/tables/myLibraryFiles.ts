import { path } from '../../kit';
import { fileColumns } from './libraryColumns';
import { pagesOf } from './pagesOf';
import type { Table } from './table';
import { uniqueRecords } from './uniqueRecords';

/** Most files that a page holds (API notes 1.5). */
const FILES_PER_PAGE = 1000;

export const myLibraryFiles: Table = {
	value: 'myLibraryFiles',
	name: 'MyLibrary Files',
	description: 'The images and documents of the library',
	requests: 'One per 1,000 files',
	expectedRequests: ({ files }) => pagesOf(files, FILES_PER_PAGE),
	columns: fileColumns,
	read: (call) =>
		uniqueRecords(call, path`/library/files`, {
			type: 'ALL',
			source: 'ALL',
			sort_by: 'MODIFIED_DATE_DESC',
			limit: FILES_PER_PAGE,
		}),
};
