import { schema, type JsonSchema } from '../../kit';

const { text, number } = schema;

/** A contact list (V2 API 2.3). */
export const listSchema: JsonSchema = schema.object(
	{
		id: { type: 'string' },
		name: text,
		status: text,
		contact_count: number,
		created_date: text,
		modified_date: text,
		list_id: text,
	},
	['id'],
);
