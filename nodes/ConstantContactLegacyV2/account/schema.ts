import { schema, type JsonSchema } from '../../kit';

const { text, list, object } = schema;

/** The account and its owner (V2 API 2.6). */
export const accountSchema: JsonSchema = object({
	organization_name: text,
	first_name: text,
	last_name: text,
	email: text,
	phone: text,
	website: text,
	time_zone: text,
	country_code: text,
	state_code: text,
	company_logo: text,
	organization_addresses: list(
		object({
			line1: text,
			line2: text,
			line3: text,
			city: text,
			state_code: text,
			state: text,
			postal_code: text,
			country_code: text,
		}),
	),
});
