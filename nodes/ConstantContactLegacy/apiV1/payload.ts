import type { IDataObject } from 'n8n-workflow';

import type { XmlElement } from '../../kit';
import { shortId, withoutSpace, type AtomEntry } from './atom';

/** Elements that hold a list, and what its members are called (API notes 2.3, 4.4, 6.3, 7.3). */
const LISTS: Record<string, string[]> = {
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
};

/** Counters and the like; an empty one is null. */
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

/** Further names of an element (API notes 1.10). */
const SAME_AS: Record<string, string> = { URLS: 'urls', value: 'value', Value: 'value' };

/**
 * Turns an entry into an output item: the payload's elements under names such as `email_address`, the short ID, the URI that
 * requests and bulk jobs use, and when it was updated.
 */
export function decodeEntry({ id, title, updated, payload }: AtomEntry): IDataObject {
	const own = payload === undefined ? { title } : decodeElement(payload);
	return { id: shortId(id), ...own, uri: id, updated };
}

/** Turns an element into a value: a text, a number, a flag, a list, or an object. */
export function decodeElement(element: XmlElement): IDataObject {
	const record: IDataObject = {};
	const { id } = element.attributes;
	if (id !== undefined) record.id = shortId(id);
	for (const child of element.children) {
		// Atom links inside a payload repeat its ID.
		if (child.name === 'link') continue;
		const key = keyOf(child.name);
		const value = decodeValue(child) as IDataObject[string];
		const before = record[key];
		if (before === undefined) record[key] = value;
		else record[key] = (Array.isArray(before) ? [...before, value] : [before, value]) as string[];
	}
	return record;
}

function decodeValue(element: XmlElement): unknown {
	const { name, children, text, attributes } = element;
	const members = LISTS[name];
	if (members !== undefined) {
		return children.filter((child) => members.includes(child.name)).map(decodeMember);
	}
	if (children.some((child) => child.name !== 'link')) return decodeElement(element);
	if (attributes.id !== undefined) return reference(element);
	if (NUMBERS.has(name)) return text.trim() === '' ? null : Number(text);
	if (FLAGS.has(name)) return text.trim() === '' ? null : text.trim().toLowerCase() === 'true';
	return text;
}

/** A member of a list is an object, or a text where it has nothing below it. */
function decodeMember(element: XmlElement): unknown {
	const { children, attributes, text } = element;
	const isText = attributes.id === undefined && children.length === 0;
	if (isText) return text;
	return { ...decodeElement(element), ...(attributes.id && { uri: withoutSpace(attributes.id) }) };
}

/** An element that only points to another record. */
function reference({ attributes }: XmlElement): IDataObject {
	const uri = withoutSpace(attributes.id ?? '');
	return { id: shortId(uri), uri };
}

/** Names that `keyOf` has made; the service has some 200. */
const keys = new Map(Object.entries(SAME_AS));

/** More names than any service has aren't kept. */
const MOST_KEYS = 1000;

/** `EmailAddress` -> `email_address`, `CustomField1` -> `custom_field1`: the names that the JSON API uses. */
export function keyOf(element: string): string {
	const known = keys.get(element);
	if (known !== undefined) return known;
	const key = element
		.replace(/([a-z\d])([A-Z])/g, '$1_$2')
		.replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
		.toLowerCase();
	// A name is cut out of its document, which it would keep in memory.
	if (keys.size < MOST_KEYS) keys.set(Buffer.from(element).toString(), Buffer.from(key).toString());
	return key;
}
