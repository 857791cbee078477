import { schema, type JsonSchema } from '../../kit';

const { text, number } = schema;

/** A tag (V3 API 5). */
export const tagSchema: JsonSchema = schema.object(
	{
		tag_id: { type: 'string' },
		name: text,
		contacts_count: number,
		tag_source: text,
		created_at: text,
		updated_at: text,
	},
	['tag_id'],
);
