import { schema, type JsonSchema } from '../../kit';

const { text, number, list, object } = schema;

/** An address that campaigns can be sent from, once it is confirmed (V3 API appendix B). */
export const emailAddressSchema: JsonSchema = object(
	{
		email_id: number,
		email_address: { type: 'string' },
		confirm_status: text,
		confirm_time: text,
		confirm_source_type: text,
		roles: list(text),
		pending_roles: list(text),
	},
	['email_address'],
);
