import { path } from '../../kit';
import { fileColumns } from './libraryColumns';
import type { Table } from './table';
import { uniqueRecords } from './uniqueRecords';

export const trashFiles: Table = {
	value: 'trashFiles',
	name: 'Trash Files',
	description: 'The files in the trash of the library',
	requests: 'One per 50 files',
	expectedRequests: () => 1,
	columns: fileColumns,
	read: (call) => uniqueRecords(call, path`/library/folders/trash/files`, { limit: 50 }),
};
