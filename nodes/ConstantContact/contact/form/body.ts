import type { IDataObject } from 'n8n-workflow';

import { InputError, listRecords, removeNulls } from '../../../kit';
import { isCustomKey } from './customFields';
import type { ContactDraft } from './draft';
import { contactFields, CORE, type ContactField } from './fields';

/** Maximum phone numbers, and maximum street addresses, per contact (V3 API 4). */
const MOST_OF_A_KIND = 3;

/** Parts of a contact that are lists. */
type ListName = 'phone_numbers' | 'street_addresses' | 'custom_fields';

/**
 * The properties of a contact after a change, as POST and PUT accept them: everything that a PUT would clear, and the lists that
 * change (other lists are kept; V3 API 4).
 *
 * @param current the current contact, with its lists; an empty object for a new one
 * @param cleared keys of the fields to clear
 */
export function buildBody(
	current: IDataObject,
	draft: ContactDraft,
	cleared: string[] = [],
): IDataObject {
	const body: IDataObject = {};
	for (const key of CORE) {
		const value = draft.values.get(key) ?? (cleared.includes(key) ? undefined : current[key]);
		if (value !== undefined && value !== null) body[key] = value;
	}
	for (const list of ['phone_numbers', 'street_addresses'] as const) {
		const changed = mergePlaces(list, current, draft, cleared);
		if (changed !== undefined) body[list] = changed;
	}
	const customFields = mergeCustomFields(current, draft, cleared);
	if (customFields !== undefined) body.custom_fields = customFields;
	return body;
}

/** The records in a part of a contact. */
export function getRecords(contact: IDataObject, list: ListName): IDataObject[] {
	const records = contact[list];
	return listRecords(records);
}

/** The texts in a part of a contact that is a list of IDs. */
export function getIds(contact: IDataObject, list: 'list_memberships' | 'taggings'): string[] {
	const ids = contact[list];
	return Array.isArray(ids) ? ids.map(String) : [];
}

/** Phone numbers or addresses after a change, merged by kind; undefined if none change. Those of no kind are kept. */
function mergePlaces(
	list: 'phone_numbers' | 'street_addresses',
	current: IDataObject,
	{ values }: ContactDraft,
	cleared: string[],
): IDataObject[] | undefined {
	const fields = contactFields.filter(({ place }) => place?.list === list);
	const isTouched = ({ key }: ContactField) => values.has(key) || cleared.includes(key);
	if (!fields.some(isTouched)) return undefined;
	const places = getRecords(current, list).map((record) => toSentRecord(record, fields));
	for (const { key, place } of fields.filter(isTouched)) {
		const { kind, property } = place as NonNullable<ContactField['place']>;
		const value = values.get(key);
		const ofKind = places.filter((one) => one.kind === kind);
		if (ofKind.length === 0) places.push({ kind, [property]: value ?? '' });
		// If the service returns several of a kind, the first one is changed, and clearing applies to all.
		for (const one of value === undefined ? ofKind : ofKind.slice(0, 1)) {
			one[property] = value ?? '';
		}
	}
	const filled = places.filter(({ kind: _kind, ...rest }) =>
		Object.values(rest).some((value) => value !== '' && value !== undefined && value !== null),
	);
	if (filled.length <= MOST_OF_A_KIND) return filled;
	const kinds = filled.map(({ kind }) => String(kind)).join(', ');
	const what = list === 'phone_numbers' ? 'phone numbers' : 'street addresses';
	throw new InputError(
		`The contact would have ${filled.length} ${what} (${kinds}); the maximum is ${MOST_OF_A_KIND}`,
		"Leave one out, or name it under 'Fields to Clear' of an update.",
	);
}

/** The properties of a phone number or an address that a PUT accepts; the others are set by the service. */
function toSentRecord(record: IDataObject, fields: ContactField[]): IDataObject {
	const properties = ['kind', ...new Set(fields.map(({ place }) => place?.property ?? ''))];
	return removeNulls(Object.fromEntries(properties.map((name) => [name, record[name]])));
}

function mergeCustomFields(
	current: IDataObject,
	{ customFields }: ContactDraft,
	cleared: string[],
): IDataObject[] | undefined {
	const removed = cleared.filter(isCustomKey).map((key) => key.slice(key.indexOf(':') + 1));
	if (customFields.length + removed.length === 0) return undefined;
	const gone = new Set([...removed, ...customFields.map(({ custom_field_id: id }) => id)]);
	const kept = getRecords(current, 'custom_fields')
		.filter(({ custom_field_id: id }) => !gone.has(String(id)))
		.map(({ custom_field_id, value, choice_ids }) =>
			removeNulls({ custom_field_id, value, choice_ids }),
		);
	return [...kept, ...(customFields as unknown as IDataObject[])];
}
