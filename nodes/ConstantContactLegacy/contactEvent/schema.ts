import { schema, type JsonSchema } from '../../kit';

const { text, number } = schema;

/**
 * What a contact did with the emails of one campaign; the ID is that of the campaign (V1 API
 * 2.6).
 */
export const summarySchema: JsonSchema = schema.object(
	{
		id: { type: 'string' },
		contact: schema.optional({ id: text, email_address: text }),
		campaign: schema.optional({ id: text, name: text }),
		opens: number,
		clicks: number,
		forwards: number,
		uri: text,
		updated: text,
	},
	['id'],
);
