import { schema, type JsonSchema } from '../../kit';

const { text, number, flag } = schema;

/** A contact list (V1 API 3). */
export const listSchema: JsonSchema = schema.object(
	{
		id: { type: 'string' },
		name: text,
		short_name: text,
		opt_in_default: flag,
		display_on_signup: text,
		sort_order: number,
		contact_count: number,
		members: { type: ['object', 'null'] },
		uri: text,
		updated: text,
	},
	['id'],
);

/** A member of a list: only the contact's ID, address and name (V1 API 3). */
export const memberSchema: JsonSchema = schema.object(
	{ id: { type: 'string' }, email_address: text, name: text, uri: text, updated: text },
	['id'],
);
