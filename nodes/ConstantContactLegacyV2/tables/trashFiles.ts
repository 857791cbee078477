import { path } from '../../kit';
import { fileColumns } from './libraryColumns';
import type { Table } from './table';
import { readWholeList } from '../../constantContactShared/replication/wholeList';

export const trashFiles: Table = {
	value: 'trashFiles',
	name: 'Trash Files',
	description: 'The files in the trash of the library',
	requests: 'One; two per 50 files if there are more than 50',
	expectedRequests: () => 1,
	columns: fileColumns,
	read: (call) => readWholeList(call, path`/library/folders/trash/files`, { limit: 50 }),
};
