import type { IDataObject } from 'n8n-workflow';

import { schema, type JsonSchema } from '../../kit';
import { getListIds, toContactValues } from './document';

const { text, flag, list, object } = schema;

const id: JsonSchema = { type: 'string' };

/** A contact (V2 API 2.1). */
export const contactSchema: JsonSchema = object(
	{
		id,
		status: text,
		prefix_name: text,
		first_name: text,
		middle_name: text,
		last_name: text,
		job_title: text,
		company_name: text,
		email_addresses: list(
			object({
				id,
				email_address: text,
				status: text,
				confirm_status: text,
				opt_in_source: text,
				opt_in_date: text,
				opt_out_source: text,
				opt_out_date: text,
			}),
		),
		home_phone: text,
		work_phone: text,
		cell_phone: text,
		fax: text,
		addresses: list(
			object({
				id,
				address_type: text,
				line1: text,
				line2: text,
				line3: text,
				city: text,
				state_code: text,
				state: text,
				country_code: text,
				postal_code: text,
				sub_postal_code: text,
			}),
		),
		custom_fields: list(object({ name: text, label: text, value: text })),
		notes: list(object({ id, note: text, created_date: text, modified_date: text })),
		lists: list(object({ id, status: text }, ['id'])),
		confirmed: flag,
		source: text,
		source_details: text,
		created_date: text,
		modified_date: text,
		contact_id: text,
	},
	['id'],
);

const SHORT_KEYS = ['first_name', 'last_name', 'company_name', 'work_phone', 'city'];

/** The short form of a contact: what most workflows need, in a flat object, and the IDs of its lists. */
export function simplifyContact(contact: IDataObject): IDataObject {
	const values = toContactValues(contact);
	const { first_name: first, last_name: last, email_address: email } = values;
	return {
		id: contact.id,
		email_address: email ?? '',
		name: [first, last].filter(Boolean).join(' '),
		...Object.fromEntries(SHORT_KEYS.map((key) => [key, values[key] ?? ''])),
		status: contact.status,
		contact_lists: getListIds(contact),
	};
}
