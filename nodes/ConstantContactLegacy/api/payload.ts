import type { IDataObject } from 'n8n-workflow';

import type { XmlElement } from '../../kit';
import { shortenId, removeSpace, type AtomEntry } from './atom';

/** Elements that contain a list, and the names of its members (V1 API 2.3, 4.4, 6.3, 7.3). */
const LISTS = new Map(
	Object.entries({
		Answers: ['Answer'],
		ContactLists: ['ContactList'],
		Costs: ['Cost'],
		CustomInformation1: ['CustomField'],
		CustomInformation2: ['CustomField'],
		Errors: ['Error'],
		EventFees: ['EventFee'],
		PaymentOptions: ['PaymentOption'],
		RegistrationTypes: ['RegistrationType'],
		URLS: ['Url', 'URL'],
		Urls: ['Url', 'URL'],
	}),
);

/** Errors of an activity may have a number before the text, or be only the number (V1 API 4.5). */
const COUNTED = 'Errors';

/** Counters and similar numbers; an empty one is null. */
const NUMBERS = new Set([
	'AttendedCount',
	'Bounces',
	'CancelledCount',
	'Clicks',
	'ContactCount',
	'Count',
	'Forwards',
	'GuestCount',
	'GuestLimit',
	'LineNumber',
	'OptOuts',
	'Opens',
	'Registered',
	'RegistrationLimitCount',
	'Sent',
	'SortOrder',
	'SpamReports',
	'TransactionCount',
]);

const FLAGS = new Set([
	'Confirmed',
	'EventFeeRequired',
	'OptInDefault',
	'RegistrationClosedManually',
]);

/**
 * Converts an entry to an output item: the payload's elements under names such as `email_address`, the short ID, the URI used in
 * requests and bulk jobs, and the time of the last update.
 */
export function decodeEntry({ id, title, updated, payload }: AtomEntry): IDataObject {
	const own = payload === undefined ? { title } : decodeElement(payload);
	// Nearly every payload has its ID as its first key.
	const record: IDataObject =
		payload?.attributes.id === undefined ? { id: shortenId(id), ...own } : own;
	record.uri = id;
	record.updated = updated;
	return record;
}

/** Converts an element to a value: a text, a number, a boolean, a list, or an object. */
function decodeElement({ attributes, children }: XmlElement): IDataObject {
	const record: IDataObject = {};
	if (attributes.id !== undefined) record.id = shortenId(attributes.id);
	for (const child of children) {
		// Atom links inside a payload repeat its ID.
		if (child.name === 'link') continue;
		const field = toPayloadField(child.name);
		// The service doesn't use it; as a key, it would change the record's prototype.
		if (field.key === '__proto__') continue;
		const value = decodeValue(child, field) as IDataObject[string];
		if (child.name === COUNTED && /^\s*\d+\s*$/.test(child.text)) {
			record.error_count = Number(child.text);
		}
		if (!Object.hasOwn(record, field.key)) {
			record[field.key] = value;
			continue;
		}
		const before = record[field.key];
		record[field.key] = (Array.isArray(before) ? [...before, value] : [before, value]) as string[];
	}
	return record;
}

function decodeValue(element: XmlElement, { kind, members }: PayloadField): unknown {
	const { children, text, attributes } = element;
	if (members !== undefined) {
		return children.filter((child) => members.includes(child.name)).map(decodeMember);
	}
	if (children.some((child) => child.name !== 'link')) return decodeElement(element);
	if (attributes.id !== undefined) return toReference(attributes.id);
	if (kind === 'number') return toNumber(text);
	if (kind === 'boolean') return text.trim() === '' ? null : text.trim().toLowerCase() === 'true';
	return text;
}

/** Anything that isn't a number stays text, so that no value is lost. */
function toNumber(text: string): number | string | null {
	if (text.trim() === '') return null;
	const number = Number(text);
	return Number.isFinite(number) ? number : text;
}

/** A member of a list is an object, or text if it has no children. */
function decodeMember(element: XmlElement): unknown {
	const { children, attributes, text } = element;
	const isText = attributes.id === undefined && children.length === 0;
	if (isText) return text;
	return { ...decodeElement(element), ...(attributes.id && { uri: removeSpace(attributes.id) }) };
}

/** An element that only refers to another record. */
function toReference(id: string): IDataObject {
	const uri = removeSpace(id);
	return { id: shortenId(uri), uri };
}

/** What an element's name says about its value. */
interface PayloadField {
	key: string;
	kind: 'text' | 'number' | 'boolean';
	/** For a list: the name of its members. */
	members?: string[];
}

/** Fields seen so far, by the names of their elements; the service has about 200. */
const fields = new Map<string, PayloadField>();

/** Names beyond what any service has aren't kept. */
const MOST_FIELDS = 1000;

function toPayloadField(element: string): PayloadField {
	const known = fields.get(element);
	if (known !== undefined) return known;
	// A name is a slice of its document, which it would keep in memory.
	const name = Buffer.from(element).toString();
	const field = { key: getKey(name), kind: getKind(name), members: LISTS.get(name) };
	if (fields.size < MOST_FIELDS) fields.set(name, field);
	return field;
}

function getKind(element: string): PayloadField['kind'] {
	if (NUMBERS.has(element)) return 'number';
	return FLAGS.has(element) ? 'boolean' : 'text';
}

/** `EmailAddress` -> `email_address`, `CustomField1` -> `custom_field1`: the names that the JSON API uses. */
export function getKey(element: string): string {
	return element
		.replace(/([a-z\d])([A-Z])/g, '$1_$2')
		.replace(/([A-Z])(?=[A-Z][a-z])/g, '$1_')
		.toLowerCase();
}
