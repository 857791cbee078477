import { schema, type JsonSchema } from '../../kit';

const { text, number, object, optional } = schema;

const address = {
	address_line1: text,
	address_line2: text,
	address_line3: text,
	city: text,
	state_code: text,
	state_name: text,
	postal_code: text,
	country_code: text,
};

/** The account and its owner (V3 API appendix B). */
export const accountSchema: JsonSchema = object({
	encoded_account_id: text,
	organization_name: text,
	first_name: text,
	last_name: text,
	contact_email: text,
	contact_phone: text,
	organization_phone: text,
	website: text,
	time_zone_id: text,
	country_code: text,
	state_code: text,
	physical_address: optional(address),
	company_logo: optional({ url: text, external_url: text, internal_id: text }),
});

/** The postal address of the account, which the law requires in each campaign. */
export const addressSchema: JsonSchema = object(address);

/** What the user who connected the account may do. */
export const privilegeSchema: JsonSchema = object({
	privilege_id: number,
	privilege_name: text,
});
