import { schema, type JsonSchema } from '../../kit';

const { text } = schema;

/**
 * Something that happened to an email; only bounces have code, description and message (V1 API 2.6).
 */
export const eventSchema: JsonSchema = schema.object(
	{
		id: { type: 'string' },
		contact: schema.optional({ id: text, email_address: text }),
		campaign: schema.optional({ id: text, name: text }),
		event_time: text,
		code: text,
		description: text,
		bounce_message: text,
		uri: text,
		updated: text,
	},
	['id'],
);
