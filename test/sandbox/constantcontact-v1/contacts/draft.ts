import type { Account } from '../account';
import { Parts } from '../atom/entry';
import type { XmlElement } from '../atom/parse';
import { badRequest, ServiceError } from '../errors';
import { FIELD_LENGTHS, FIELD_NAMES, isEmail, READ_ONLY, type FieldName } from './fields';
import { isCountryCode, stateWithCode } from './places';
import type { EmailType, OptSource } from './record';

/** A contact as sent by a client, validated. */
export interface ContactDraft {
	/** In lower case. */
	email: string;
	emailType: EmailType;
	/** Only the fields that aren't empty. */
	fields: Partial<Record<FieldName, string>>;
	optInSource?: OptSource;
	/** The lists in the order sent, without duplicates; if absent, empty. */
	lists: Array<{ listId: number; optInSource?: OptSource }>;
}

const CHILDREN = [
	...READ_ONLY,
	...FIELD_NAMES,
	'EmailAddress',
	'EmailType',
	'ContactLists',
	'OptInSource',
	'OptOutSource',
];

/** Sources of an opt-in; the wrong case is a server error (V1 API 1.10). */
function readSource(text: string | undefined): OptSource | undefined {
	if (text === undefined) return undefined;
	if (text === 'ACTION_BY_CUSTOMER' || text === 'ACTION_BY_CONTACT') return text;
	throw new ServiceError(500, `No enum const OptInSource.${text}`);
}

function readEmail(text: string | undefined): string {
	if (text === undefined || text.trim() === '') throw badRequest('EmailAddress is missing');
	if (!isEmail(text)) throw badRequest(`EmailAddress '${text}' is not valid`);
	return text.toLowerCase();
}

function readEmailType(text: string | undefined): EmailType {
	if (text === undefined || text === '') return 'HTML';
	if (text === 'HTML' || text === 'Text') return text;
	throw badRequest(`EmailType '${text}' must be HTML or Text`);
}

function readFields(parts: Parts): Partial<Record<FieldName, string>> {
	const fields: Partial<Record<FieldName, string>> = {};
	for (const name of FIELD_NAMES) {
		const text = parts.text(name) ?? '';
		const length = FIELD_LENGTHS[name];
		if (text.length > length) {
			throw badRequest(`Value of ${name} is longer than ${length} characters`);
		}
		if (text !== '') fields[name] = text;
	}
	checkPlace(fields);
	return fields;
}

function checkPlace({ StateCode, CountryCode }: Partial<Record<FieldName, string>>): void {
	if (CountryCode !== undefined && !isCountryCode(CountryCode)) {
		throw badRequest(`CountryCode '${CountryCode}' is not valid`);
	}
	if (StateCode === undefined) return;
	const state = stateWithCode(StateCode);
	if (state === undefined) throw badRequest(`StateCode '${StateCode}' is not valid`);
	if (CountryCode !== undefined && CountryCode !== state.country) {
		throw badRequest(`StateCode '${StateCode}' is inconsistent with CountryCode '${CountryCode}'`);
	}
}

/**
 * Parses a ContactLists element.
 * @throws ServiceError 400 for lists that don't exist or can't be joined
 */
export function readLists(
	account: Account,
	element: XmlElement | undefined,
): ContactDraft['lists'] {
	const lists = new Map<number, { listId: number; optInSource?: OptSource }>();
	if (element?.text.trim()) throw badRequest('Unexpected text in ContactLists');
	for (const child of element?.children ?? []) {
		if (child.local !== 'ContactList' || child.uri !== element!.uri) {
			throw badRequest(`Unexpected element ${child.local} in ContactLists`);
		}
		const id = child.attributes.get('id') ?? '';
		const list = account.lists.withUri(id);
		if (list === undefined) throw badRequest(`Unknown list '${id}'`);
		const parts = new Parts(child, ['OptInSource', 'OptInTime']);
		const optInSource = readSource(parts.text('OptInSource'));
		lists.set(list.id, { listId: list.id, ...(optInSource === undefined ? {} : { optInSource }) });
	}
	return [...lists.values()];
}

/**
 * Parses the Contact of an entry.
 * @throws ServiceError 400 if it is invalid, 500 for an unknown opt-in source
 */
export function readContact(account: Account, payload: XmlElement): ContactDraft {
	const parts = new Parts(payload, CHILDREN);
	const optInSource = readSource(parts.text('OptInSource'));
	readSource(parts.text('OptOutSource'));
	return {
		email: readEmail(parts.text('EmailAddress')),
		emailType: readEmailType(parts.text('EmailType')),
		fields: readFields(parts),
		...(optInSource === undefined ? {} : { optInSource }),
		lists: readLists(account, parts.get('ContactLists')),
	};
}
