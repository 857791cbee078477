import type { IDataObject } from 'n8n-workflow';

import { isBlank, schema, type JsonSchema } from '../../kit';
import { getIds, getRecords } from './form/body';

const { text, number, list, object, optional } = schema;

/** A contact (V3 API 4), with the labels of its custom fields. */
export const contactSchema: JsonSchema = object(
	{
		contact_id: { type: 'string' },
		email_address: optional({
			address: text,
			permission_to_send: text,
			created_at: text,
			updated_at: text,
			opt_in_source: text,
			opt_in_date: text,
			opt_out_source: text,
			opt_out_date: text,
			opt_out_reason: text,
			confirm_status: text,
		}),
		first_name: text,
		last_name: text,
		job_title: text,
		company_name: text,
		birthday_month: number,
		birthday_day: number,
		anniversary: text,
		create_source: text,
		update_source: text,
		created_at: text,
		updated_at: text,
		deleted_at: text,
		custom_fields: list(
			object({
				custom_field_id: text,
				label: text,
				value: text,
				choice_ids: list({ type: ['string', 'number'] }),
				choices: list(text),
			}),
		),
		phone_numbers: list(
			object({
				phone_number_id: text,
				phone_number: text,
				kind: text,
				created_at: text,
				updated_at: text,
				update_source: text,
				create_source: text,
			}),
		),
		street_addresses: list(
			object({
				street_address_id: text,
				kind: text,
				street: text,
				city: text,
				state: text,
				postal_code: text,
				country: text,
				created_at: text,
				updated_at: text,
			}),
		),
		list_memberships: list(text),
		taggings: list(text),
		notes: list(object({ note_id: text, created_at: text, content: text })),
		sms_channel: optional({
			sms_channel_id: text,
			sms_address: text,
			dial_code: text,
			country_code: text,
			create_source: text,
			update_source: text,
			sms_channel_consents: list(
				object({
					sms_consent_permission: text,
					consent_type: text,
					opt_in_date: text,
					opt_out_date: text,
					// A number as text.
					advertised_frequency: { type: ['string', 'number', 'null'] },
					advertised_interval: text,
					created_at: text,
					updated_at: text,
				}),
			),
		}),
	},
	['contact_id'],
);

/** A contact, and what was done with it. */
export const upsertSchema: JsonSchema = {
	...contactSchema,
	properties: {
		action: { type: 'string', enum: ['created', 'restored', 'updated'] },
		// Lists that the person was not added to because they have unsubscribed.
		lists_skipped: list(text),
		...contactSchema.properties,
	},
};

/**
 * The short form of a contact: what most workflows need, in a flat object, with custom fields by label. Parts that were not read,
 * e.g. those of members of a segment, are missing instead of empty.
 */
export function simplifyContact(contact: IDataObject): IDataObject {
	const { first_name: first, last_name: last } = contact;
	const email = (contact.email_address ?? {}) as IDataObject;
	const phones = getRecords(contact, 'phone_numbers');
	const [address] = getRecords(contact, 'street_addresses');
	return {
		...(contact.action !== undefined && { action: contact.action }),
		...(contact.lists_skipped !== undefined && { lists_skipped: contact.lists_skipped }),
		contact_id: contact.contact_id,
		email_address: email.address ?? '',
		name: [first, last].filter(Boolean).join(' '),
		first_name: first ?? '',
		last_name: last ?? '',
		company_name: contact.company_name ?? '',
		...(contact.phone_numbers !== undefined && { phone_number: phones[0]?.phone_number ?? '' }),
		...(contact.street_addresses !== undefined && { city: address?.city ?? '' }),
		permission_to_send: email.permission_to_send ?? '',
		...(!isBlank(contact.deleted_at) && { deleted_at: contact.deleted_at }),
		...(contact.custom_fields !== undefined && {
			custom_fields: Object.fromEntries(
				getRecords(contact, 'custom_fields').map(({ custom_field_id, label, value, choices }) => [
					String(label ?? custom_field_id),
					choices ?? value ?? '',
				]),
			),
		}),
		...(contact.list_memberships !== undefined && {
			list_memberships: getIds(contact, 'list_memberships'),
		}),
		...(contact.taggings !== undefined && { taggings: getIds(contact, 'taggings') }),
	};
}
