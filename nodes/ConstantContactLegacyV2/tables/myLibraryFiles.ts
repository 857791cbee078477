import { path } from '../../kit';
import { fileColumns } from './libraryColumns';
import { countRepeatedPages } from '../../constantContactShared/replication/countPages';
import type { Table } from './table';
import { readWholeList } from '../../constantContactShared/replication/wholeList';

/** Maximum files per page (V2 API 1.5). */
const FILES_PER_PAGE = 1000;

export const myLibraryFiles: Table = {
	value: 'myLibraryFiles',
	name: 'MyLibrary Files',
	description: 'The images and documents of the library',
	requests: 'One; two per 1,000 files if there are more than 1,000',
	expectedRequests: ({ files }) => countRepeatedPages(files, FILES_PER_PAGE),
	columns: fileColumns,
	read: (call) =>
		readWholeList(call, path`/library/files`, {
			type: 'ALL',
			source: 'ALL',
			sort_by: 'MODIFIED_DATE_DESC',
			limit: FILES_PER_PAGE,
		}),
};
