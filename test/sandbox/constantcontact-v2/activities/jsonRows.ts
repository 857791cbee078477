import type { Json, JsonObject } from '../../json';
import { text, type Shape } from '../body';
import { isEmail } from '../contacts/fields';
import { ApiError, problem } from '../errors';
import type { Row, Values } from './row';

const CUSTOM_NAMES = Array.from({ length: 15 }, (_, at) => `custom_field_${at + 1}`);
const ADDRESS_NAMES = [
	'line1',
	'line2',
	'line3',
	'city',
	'state_code',
	'country_code',
	'postal_code',
	'sub_postal_code',
];
const TEXT_NAMES = [
	'first_name',
	'middle_name',
	'last_name',
	'job_title',
	'company_name',
	'work_phone',
	'home_phone',
	'birthday_month',
	'birthday_day',
	'anniversary',
];

function texts(names: string[]): Record<string, Shape> {
	return Object.fromEntries(names.map((name) => [name, text()]));
}

const EMAILS: Shape = { type: 'array', max: 1, items: text() };

/** The addresses in a bulk job; a contact has one of them. */
export const ADDRESSES: Shape = {
	type: 'array',
	min: 1,
	items: { type: 'object', properties: { email_addresses: EMAILS } },
};

/** The contacts in a bulk job. Values that are too long make the row fail, not the request. */
export const CONTACTS: Shape = {
	type: 'array',
	min: 1,
	items: {
		type: 'object',
		properties: {
			email_addresses: EMAILS,
			...texts(TEXT_NAMES),
			addresses: {
				type: 'array',
				max: 2,
				items: {
					type: 'object',
					properties: {
						...texts(ADDRESS_NAMES),
						address_type: { type: 'string', values: ['PERSONAL', 'BUSINESS'] },
					},
				},
			},
			custom_fields: {
				type: 'array',
				max: 15,
				items: {
					type: 'object',
					properties: { name: { type: 'string', values: CUSTOM_NAMES }, value: text() },
					required: ['name'],
				},
			},
		},
	},
};

function word(value: Json | undefined): string {
	return typeof value === 'string' ? value.trim() : '';
}

function objects(value: Json | undefined): JsonObject[] {
	return (value ?? []) as JsonObject[];
}

/** Parses one contact, except for properties without a column. */
function readRow(sent: JsonObject, lineNumber: number, isNamed: (name: string) => boolean): Row {
	const pick = (from: JsonObject, names: string[]): Values => {
		const given = names.filter((name) => isNamed(name) && typeof from[name] === 'string');
		return Object.fromEntries(given.map((name) => [name, word(from[name])]));
	};
	const fields = objects(sent.custom_fields).map(
		(field) => [word(field.name), word(field.value)] as const,
	);
	return {
		lineNumber,
		email: word(((sent.email_addresses ?? []) as Json[])[0]).toLowerCase(),
		values: {
			...pick(sent, TEXT_NAMES),
			...Object.fromEntries(fields.filter(([name]) => isNamed(name))),
		},
		addresses: objects(sent.addresses).map((address) => ({
			type: word(address.address_type) === 'BUSINESS' ? 'BUSINESS' : 'PERSONAL',
			values: pick(address, ADDRESS_NAMES),
		})),
	};
}

/**
 * Parses `import_data`: rows are counted as if preceded by a line of column names.
 * @param properties those to use; if empty, all (V2 API 2.9)
 * @throws ApiError 400 if the first address is invalid; other invalid ones are errors of their rows
 */
export function jsonRows(data: Json | undefined, properties: string[]): Row[] {
	const isNamed = (name: string): boolean => properties.length === 0 || properties.includes(name);
	const rows = objects(data).map((sent, at) => readRow(sent, at + 2, isNamed));
	const { email } = rows[0]!;
	if (!isEmail(email)) {
		const message = `#/import_data/0/email_addresses/0: '${email}' is no e-mail address.`;
		throw new ApiError(400, problem('json.email.invalid', message));
	}
	return rows;
}
