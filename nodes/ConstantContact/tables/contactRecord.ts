import type { IDataObject } from 'n8n-workflow';

import { isBlank, isRecord, listRecords, removeNulls } from '../../kit';
import { isDeleted } from '../contact/contacts';
import type { CustomField } from '../contact/form/customFields';
import { toLegacyWord } from './words';

/** Statuses as version 2 names them, by the permission to send (V3 API 10). */
const STATUSES: Record<string, string> = {
	explicit: 'ACTIVE',
	implicit: 'ACTIVE',
	not_set: 'NON_SUBSCRIBER',
	pending_confirmation: 'UNCONFIRMED',
	temp_hold: 'TEMP_HOLD',
	unsubscribed: 'OPTOUT',
};

const CONFIRM_STATUSES: Record<string, string> = {
	confirmed: 'CONFIRMED',
	off: 'NO_CONFIRMATION_REQUIRED',
	pending: 'UNCONFIRMED',
};

/** Who gave or withdrew a permission. */
const SOURCES: Record<string, string> = {
	Account: 'ACTION_BY_OWNER',
	Contact: 'ACTION_BY_VISITOR',
};

const ADDRESS_TYPES: Record<string, string> = {
	home: 'PERSONAL',
	other: 'OTHER',
	work: 'BUSINESS',
};

/**
 * A contact under version 2's property names, so that an existing copy can be continued; newer properties keep their current
 * names.
 *
 * @param fields the account's custom fields
 */
export function toContactRecord(contact: IDataObject, fields: CustomField[]): IDataObject {
	const email = isRecord(contact.email_address) ? (contact.email_address as IDataObject) : {};
	const lists = toList(contact.list_memberships).map((id) => ({ id, status: 'ACTIVE' }));
	const status = getStatus(contact, email, lists.length > 0);
	return {
		...contact,
		id: contact.contact_id,
		status,
		permission_to_send: email.permission_to_send,
		addresses: listRecords(contact.street_addresses).map(toAddress),
		notes: listRecords(contact.notes).map(({ note_id: id, content, created_at: created }) => ({
			id,
			note: content,
			created_date: created,
		})),
		confirmed: email.confirm_status === 'confirmed',
		lists,
		source: contact.create_source,
		email_addresses: isBlank(email.address) ? [] : [toEmail(email)],
		...toPhones(contact),
		custom_fields: toCustomFields(contact, fields),
		created_date: contact.created_at,
		modified_date: contact.updated_at,
		email_address: email.address,
		opt_in_date: email.opt_in_date,
		opt_out_date: email.opt_out_date,
		opt_out_reason: email.opt_out_reason,
		tags: toList(contact.taggings),
		deleted_date: contact.deleted_at,
	};
}

/** When a contact was changed: an opt-out is recorded on its address only (V3 pitfalls 1). */
export function getChangeTime({
	modified_date: modified,
	opt_out_date: optOut,
}: IDataObject): unknown {
	return Date.parse(String(optOut)) > Date.parse(String(modified)) ? optOut : modified;
}

/** In version 2, a contact in no list has the status Removed. */
function getStatus(
	contact: IDataObject,
	email: IDataObject,
	isInList: boolean,
): IDataObject[string] {
	if (isDeleted(contact)) return 'DELETED';
	const status = toLegacyWord(STATUSES, email.permission_to_send ?? 'not_set');
	return status === 'ACTIVE' && !isInList ? 'REMOVED' : status;
}

function toEmail(email: IDataObject): IDataObject {
	const optOut = !isBlank(email.opt_out_date) && {
		opt_out_source: toLegacyWord(SOURCES, email.opt_out_source),
		opt_out_date: email.opt_out_date,
	};
	return {
		email_address: email.address,
		status: toLegacyWord(STATUSES, email.permission_to_send),
		confirm_status: toLegacyWord(CONFIRM_STATUSES, email.confirm_status),
		opt_in_source: toLegacyWord(SOURCES, email.opt_in_source),
		opt_in_date: email.opt_in_date,
		...optOut,
	};
}

function toAddress(address: IDataObject): IDataObject {
	const { street_address_id: id, kind, street, city, state, postal_code, country } = address;
	const texts = { line1: street, city, state, postal_code, country };
	return {
		id,
		address_type: toLegacyWord(ADDRESS_TYPES, kind),
		...Object.fromEntries(Object.entries(texts).filter(([, text]) => !isBlank(text))),
	};
}

/** The first number of each kind. */
function toPhones(contact: IDataObject): IDataObject {
	const phones = listRecords(contact.phone_numbers);
	const find = (kind: string) => phones.find((phone) => phone.kind === kind)?.phone_number;
	return {
		home_phone: find('home'),
		work_phone: find('work'),
		cell_phone: find('mobile'),
		other_phone: find('other'),
	};
}

/** Values with the name and label of their fields, and the labels of their choices. */
function toCustomFields(contact: IDataObject, fields: CustomField[]): IDataObject[] {
	return listRecords(contact.custom_fields).map((entry) => {
		const { custom_field_id: id, choice_ids: chosen, value } = entry;
		const field = fields.find((known) => known.id === id);
		const choices = toList(chosen).map(
			(choice) => field?.choiceLabels.get(String(choice)) ?? choice,
		);
		return {
			id,
			...(field !== undefined && { name: field.name, label: field.label }),
			...removeNulls({ value }),
			...(choices.length > 0 && { choices: choices as string[] }),
		};
	});
}

function toList(value: unknown): IDataObject[string][] {
	return Array.isArray(value) ? (value as IDataObject[string][]) : [];
}
