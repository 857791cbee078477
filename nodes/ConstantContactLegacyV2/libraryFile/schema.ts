import { schema, type JsonSchema } from '../../kit';

const { text, number, flag } = schema;

/** A file of the library; its size is in bytes, width and height are in pixels (V2 API 2.7). */
export const fileSchema: JsonSchema = schema.object(
	{
		id: { type: 'string' },
		name: text,
		description: text,
		file_type: text,
		size: number,
		width: number,
		height: number,
		is_image: flag,
		url: text,
		thumbnail: schema.optional({ url: text, width: number, height: number }),
		source: text,
		status: text,
		folder: text,
		folder_id: text,
		created_date: text,
		modified_date: text,
	},
	['id'],
);
