import type { JsonObject } from '../../json';
import type { Account } from '../state';
import { day, seconds, withEmpty } from '../wire';
import { ADDRESS_TEXTS, TEXT_NAMES, type ContactRecord, type EmailRecord } from './record';

/** Parts of a contact that are returned only on request (V3 API 4). */
export const SUBRESOURCES = [
	'custom_fields',
	'list_memberships',
	'phone_numbers',
	'street_addresses',
	'taggings',
	'notes',
] as const;
export type Subresource = (typeof SUBRESOURCES)[number];

const OPT_OUT = ['opt_out_source', 'opt_out_date', 'opt_out_reason'];

function emailDocument(account: Account, email: EmailRecord): JsonObject {
	const { optOut } = email;
	return withEmpty(account, OPT_OUT, {
		address: email.address,
		permission_to_send: email.permission,
		created_at: seconds(email.createdTime),
		updated_at: seconds(email.updatedTime),
		opt_in_source: email.optInSource,
		opt_in_date: seconds(email.optInTime),
		...(optOut === undefined
			? {}
			: {
					opt_out_source: optOut.source,
					opt_out_date: seconds(optOut.time),
					opt_out_reason: optOut.reason ?? '',
				}),
		confirm_status: email.confirmStatus,
	});
}

function smsDocument({ sms }: ContactRecord): JsonObject | undefined {
	if (sms === undefined) return undefined;
	return {
		sms_channel_id: sms.id,
		sms_address: sms.address,
		dial_code: sms.dialCode,
		country_code: sms.countryCode,
		update_source: sms.updateSource,
		create_source: sms.createSource,
		sms_channel_consents: [
			{
				sms_consent_permission: sms.permission,
				consent_type: 'promotional_sms',
				...(sms.optInTime === undefined ? {} : { opt_in_date: seconds(sms.optInTime) }),
				...(sms.optOutTime === undefined ? {} : { opt_out_date: seconds(sms.optOutTime) }),
				...(sms.frequency === undefined ? {} : { advertised_frequency: String(sms.frequency) }),
				...(sms.interval === undefined ? {} : { advertised_interval: sms.interval }),
				created_at: seconds(sms.createdTime),
				updated_at: seconds(sms.updatedTime),
			},
		],
	};
}

type PartReader = (contact: ContactRecord, account: Account) => JsonObject[] | string[];

const PARTS: Record<Subresource, PartReader> = {
	custom_fields: ({ fields }, account) =>
		fields.map(({ fieldId, value, choiceIds }) =>
			withEmpty(account, ['value', 'choice_ids'], {
				custom_field_id: fieldId,
				...(value === undefined ? {} : { value }),
				...(choiceIds === undefined ? {} : { choice_ids: choiceIds }),
			}),
		),
	list_memberships: ({ lists }) => lists,
	phone_numbers: ({ phones }, account) =>
		phones.map((phone) =>
			withEmpty(account, ['kind'], {
				phone_number_id: phone.id,
				phone_number: phone.number,
				...(phone.kind === undefined ? {} : { kind: phone.kind }),
				created_at: seconds(phone.createdTime),
				updated_at: seconds(phone.updatedTime),
				update_source: phone.updateSource,
				create_source: phone.createSource,
			}),
		),
	street_addresses: ({ addresses }) =>
		addresses.map((address) => ({
			street_address_id: address.id,
			kind: address.kind,
			...Object.fromEntries(ADDRESS_TEXTS.map((name) => [name, address.texts[name] ?? ''])),
			created_at: seconds(address.createdTime),
			updated_at: seconds(address.updatedTime),
		})),
	taggings: ({ tags }) => tags,
	notes: ({ notes }) =>
		notes.map((note) => ({
			note_id: note.id,
			created_at: seconds(note.createdTime),
			content: note.content,
		})),
};

/** Properties of a contact that may have no value. */
const EMPTY = [
	...TEXT_NAMES,
	'email_address',
	'birthday_month',
	'birthday_day',
	'anniversary',
	'deleted_at',
	'sms_channel',
];

/** A contact with these of its parts, as in responses (V3 API 4). */
export function contactDocument(
	account: Account,
	contact: ContactRecord,
	include: readonly Subresource[],
): JsonObject {
	const { email, texts, birthday, anniversary, deletedTime } = contact;
	const sms = smsDocument(contact);
	return withEmpty(account, EMPTY, {
		contact_id: account.contacts.id(contact.number),
		...(email === undefined ? {} : { email_address: emailDocument(account, email) }),
		...Object.fromEntries(
			TEXT_NAMES.filter((name) => texts[name] !== undefined).map((name) => [name, texts[name]]),
		),
		...(birthday === undefined
			? {}
			: { birthday_month: birthday.month, birthday_day: birthday.day }),
		...(anniversary === undefined ? {} : { anniversary }),
		update_source: contact.updateSource,
		create_source: contact.createSource,
		created_at: seconds(contact.createdTime),
		updated_at: seconds(contact.updatedTime),
		...(deletedTime === undefined ? {} : { deleted_at: day(deletedTime) }),
		...Object.fromEntries(include.map((name) => [name, PARTS[name](contact, account)])),
		...(sms === undefined ? {} : { sms_channel: sms }),
	});
}
