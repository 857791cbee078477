import { schema, type JsonSchema } from '../../kit';

/** An address that campaigns can be sent from, once it is confirmed (V2 API 2.6). */
export const emailAddressSchema: JsonSchema = schema.object(
	{ email_address: { type: 'string' }, status: schema.text },
	['email_address'],
);
