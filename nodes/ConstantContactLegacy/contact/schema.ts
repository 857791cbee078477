import type { IDataObject } from 'n8n-workflow';

import { schema, type JsonSchema } from '../../kit';
import { contactFields } from './contactFields';
import { getMemberships } from './membership';

const { text, flag, list, object } = schema;

/** A contact (V1 API 2.2, 2.3); collections return only its first few properties, and no lists. */
export const contactSchema: JsonSchema = object(
	{
		id: { type: 'string' },
		status: text,
		name: text,
		...Object.fromEntries(contactFields.map(({ key }) => [key, text])),
		contact_lists: list(
			object({ id: { type: 'string' }, opt_in_source: text, opt_in_time: text, uri: text }, ['id']),
		),
		opt_in_time: text,
		opt_in_source: text,
		opt_out_time: text,
		opt_out_source: text,
		opt_out_reason: text,
		confirmed: flag,
		insert_time: text,
		last_update_time: text,
		uri: text,
		updated: text,
	},
	['id'],
);

const SHORT_KEYS = [
	'id',
	'email_address',
	'name',
	'first_name',
	'last_name',
	'company_name',
	'work_phone',
	'city',
	'status',
];

/**
 * The short form of a contact: what most workflows need, as far as the response has it, and the IDs of its lists.
 */
export function simplifyContact(contact: IDataObject): IDataObject {
	const short: IDataObject = {};
	for (const key of SHORT_KEYS) if (contact[key] !== undefined) short[key] = contact[key];
	if (contact.contact_lists === undefined) return short;
	return { ...short, contact_lists: getMemberships(contact).map(({ id }) => id) };
}
