import { schema, type JsonSchema } from '../../kit';

/** A session that is bound to a customer. */
export const sessionSchema: JsonSchema = schema.object(
	{ id: schema.text, value: schema.text, alreadyBound: schema.flag },
	['value'],
);
