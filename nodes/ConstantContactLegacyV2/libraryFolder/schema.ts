import { schema, type JsonSchema } from '../../kit';

const { text, number, anything } = schema;

/** A folder of the library with its subfolders; in top-level folders, `parent_id` is empty or 0 (V2 API 2.7). */
export const folderSchema: JsonSchema = schema.object(
	{
		id: { type: 'string' },
		name: text,
		level: number,
		parent_id: text,
		item_count: number,
		children: schema.list(anything),
		created_date: text,
		modified_date: text,
	},
	['id'],
);
