import { schema, type JsonSchema } from '../../kit';

const { text, number, flag } = schema;

/** A contact list (V3 API 5). */
export const listSchema: JsonSchema = schema.object(
	{
		list_id: { type: 'string' },
		name: text,
		description: text,
		favorite: flag,
		created_at: text,
		updated_at: text,
		deleted_at: text,
		membership_count: number,
	},
	['list_id'],
);
