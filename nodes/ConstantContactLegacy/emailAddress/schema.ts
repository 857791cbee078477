import { schema, type JsonSchema } from '../../kit';

const { text } = schema;

/**
 * An address that campaigns can be sent from; a pending one has no verification time (V1 API 7.1).
 */
export const emailAddressSchema: JsonSchema = schema.object(
	{
		id: { type: 'string' },
		email_address: text,
		status: text,
		verified_time: text,
		uri: text,
		updated: text,
	},
	['id'],
);
