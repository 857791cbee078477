import { id, integer, list, object, oneOf, readOnly, text, type Schema } from '../schema';
import { ADDRESS_KINDS, ADDRESS_LENGTHS, PERMISSIONS, PHONE_KINDS, TEXT_LENGTHS } from './record';

function texts(lengths: Record<string, number>): Record<string, Schema> {
	return Object.fromEntries(Object.entries(lengths).map(([name, max]) => [name, text(max)]));
}

const CORE = {
	...texts(TEXT_LENGTHS),
	birthday_month: integer(1, 12),
	birthday_day: integer(1, 31),
	anniversary: text(10),
};

/** Read-only properties in responses, which a client may send back. */
const SYSTEM = {
	contact_id: readOnly,
	created_at: readOnly,
	updated_at: readOnly,
	deleted_at: readOnly,
};
const TIMES = { created_at: readOnly, updated_at: readOnly };

const PERMISSION = { type: ['string', 'null'], enum: [...PERMISSIONS, null] };
const ADDRESS = { type: 'string', minLength: 1, maxLength: 80 };

const FIELD = object(
	{
		custom_field_id: id,
		value: text(255),
		choice_ids: list({ type: ['string', 'integer'] }),
	},
	['custom_field_id'],
);

const PARTS = {
	custom_fields: list(FIELD, 25),
	phone_numbers: list(
		object({
			...TIMES,
			phone_number_id: readOnly,
			create_source: readOnly,
			update_source: readOnly,
			phone_number: text(25),
			kind: oneOf(...PHONE_KINDS),
		}),
		3,
	),
	street_addresses: list(
		object(
			{
				...TIMES,
				street_address_id: readOnly,
				kind: oneOf(...ADDRESS_KINDS),
				...texts(ADDRESS_LENGTHS),
			},
			['kind'],
		),
		3,
	),
	list_memberships: list(id, 50),
	taggings: list(id, 50),
	notes: list(object({ note_id: text(), created_at: readOnly, content: text(2000) }), 150),
	sms_channel: object(
		{
			full_sms_address: { type: 'string', minLength: 1 },
			sms_channel_consents: list(
				object(
					{
						sms_consent_permission: oneOf(
							'explicit',
							'unsubscribed',
							'pending_confirmation',
							'not_set',
						),
						consent_type: oneOf('promotional_sms'),
						consent_medium_details: text(),
					},
					['sms_consent_permission', 'consent_type'],
				),
			),
		},
		['full_sms_address', 'sms_channel_consents'],
	),
};

/** Body of POST /contacts (V3 API 4). */
export const CONTACT_POST = object({
	email_address: object({ address: ADDRESS, permission_to_send: PERMISSION }, ['address']),
	...CORE,
	create_source: { type: 'string' },
	...PARTS,
});

/** Body of PUT /contacts/{contact_id}; read-only properties may be sent back. */
export const CONTACT_PUT = object(
	{
		...SYSTEM,
		email_address: object(
			{
				...TIMES,
				address: ADDRESS,
				permission_to_send: PERMISSION,
				opt_in_source: readOnly,
				opt_in_date: readOnly,
				opt_out_source: readOnly,
				opt_out_date: readOnly,
				opt_out_reason: text(255),
				confirm_status: readOnly,
			},
			['address'],
		),
		...CORE,
		create_source: readOnly,
		update_source: oneOf('Account', 'Contact'),
		...PARTS,
	},
	['update_source'],
);

/** Body of POST /contacts/sign_up_form: one address and one phone, in a different format from elsewhere. */
export const SIGN_UP = object(
	{
		email_address: { type: 'string', minLength: 1, maxLength: 50 },
		...CORE,
		anniversary: text(),
		phone_number: text(25),
		list_memberships: list(id, 50, 1),
		custom_fields: list(object({ custom_field_id: id, value: text(255) }), 50),
		street_address: object({ kind: oneOf(...ADDRESS_KINDS), ...texts(ADDRESS_LENGTHS) }, ['kind']),
		sms_channel: object(
			{
				sms_address: { type: 'string', minLength: 1 },
				dial_code: { type: 'string', minLength: 1 },
				country_code: { type: 'string', minLength: 2, maxLength: 2 },
				sms_channel_consents: list(
					object(
						{
							sms_consent_permission: oneOf('explicit', 'pending_confirmation', 'not_set'),
							consent_type: oneOf('promotional_sms'),
							consent_medium_type: { type: 'string' },
							consent_medium_url: { type: 'string' },
							consent_medium_details: { type: 'string' },
							advertised_frequency: integer(1),
							advertised_interval: text(),
						},
						[
							'sms_consent_permission',
							'consent_type',
							'consent_medium_type',
							'consent_medium_url',
							'consent_medium_details',
						],
					),
					undefined,
					1,
				),
			},
			['sms_address', 'dial_code', 'country_code', 'sms_channel_consents'],
		),
	},
	['list_memberships'],
);

/** Body of PUT /contacts/resubscribe/{contact_id}. */
export const RESUBSCRIBE = object({ list_ids: list(id, undefined, 1) }, ['list_ids']);
