import type { IDataObject } from 'n8n-workflow';

import { columnList, type Column } from '../../constantContactShared/replication/column';

/** Columns of files, including those in the trash. */
export const fileColumns: Column[] = [
	...columnList(
		['name', 'text'],
		['id', 'text'],
		['description', 'text'],
		['folder', 'text'],
		['height', 'number'],
		['width', 'number'],
		['size', 'number'],
		['url', 'text'],
		['source', 'text'],
		['status', 'text'],
	),
	{ name: 'thumbnail', type: 'record', parts: ['url', 'height', 'width'] },
	...columnList(
		['created_date', 'time'],
		['modified_date', 'time'],
		['folder_id', 'text'],
		['is_image', 'boolean'],
	),
	// Older responses use another name for it (V2 API 2.7).
	{
		name: 'file_type',
		type: 'text',
		from: ({ file_type: type, type: old }: IDataObject) => type ?? old,
	},
];
