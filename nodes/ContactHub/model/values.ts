import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import {
	composeName,
	IANAZone,
	isBlank,
	InputError,
	isNoDate,
	isNoMonthOrDay,
	isRecord,
	parseDay,
	parseJson,
	parseDateTime,
	parseNumber,
	findEmailProblem,
	readJsonList,
	readJsonValues,
	readPlainText,
	show,
	readBoolean,
	splitList,
	formatNumber,
	toComparableName,
	toEmail,
	trimInvisible,
	removeFormulaMark,
	type DateTime,
	type TimeContext,
} from '../../kit';
import type { FieldKind, RecordField } from './types';

type Check = (
	raw: unknown,
	label: string,
	field: Pick<RecordField, 'options'>,
	times: TimeContext,
) => unknown;

/**
 * A user's value for a field, in ContactHub's format (ContactHub API 1.1 and 3.1).
 *
 * @param times how to read times without an offset
 * @throws InputError if the value has the wrong type
 */
export function readValue(
	raw: unknown,
	field: Omit<RecordField, 'path'>,
	times: TimeContext = {},
): unknown {
	const value = typeof raw === 'string' ? trimInvisible(raw) : raw;
	return CHECKS[field.kind](value, field.label, field, times);
}

/** Whether a date is a placeholder for no date, such as `0/0/00`, or a year is 0. */
export function isNoDateIn(raw: unknown, { kind }: Pick<RecordField, 'kind'>): boolean {
	if (kind === 'year') return isNoMonthOrDay(raw);
	return (kind === 'date' || kind === 'dateTime') && isNoDate(raw);
}

const CHECKS: Record<FieldKind, Check> = {
	text: readText,
	email: readEmail,
	locale: readLocale,
	url: readUrl,
	timezone: readTimezone,
	date: (raw, label, _, times) => parseDay(raw, label, times),
	dateTime: (raw, label, _, times) => formatDateTime(parseDateTime(raw, label, times)),
	number: readNumber,
	integer: readInteger,
	year: readYear,
	boolean: readBoolean,
	choice: readChoice,
	stringList: readTexts,
	keyValuePairs: readKeyValues,
	any: readAnything,
	json: readList,
	object: readObject,
};

/** JSON has no NaN: it would become null. */
function readAnything(raw: unknown, label: string): unknown {
	return readJsonValues(typeof raw === 'string' ? raw.trim() : raw, label);
}

/** A time as the SDKs send it: UTC with milliseconds (ContactHub API 1.1). */
export function formatDateTime(moment: DateTime): string {
	return moment.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
}

function readText(raw: unknown, label: string): string {
	if (typeof raw === 'string') return readPlainText(raw, label);
	if (typeof raw === 'boolean') return String(raw);
	if (typeof raw === 'number') return formatNumber(raw, label);
	throw new InputError(`'${label}' is ${show(raw)}`, 'Enter a text.');
}

function readEmail(raw: unknown, label: string): string {
	const email = toEmail(readText(raw, label));
	const problem = findEmailProblem(email);
	if (problem === undefined) return email;
	throw new InputError(`'${label}' is ${show(raw)}`, `${problem}.`);
}

/** ContactHub's form of a locale (ContactHub API 3.1). */
const LOCALE = /^[a-z]{2}(_([a-zA-Z]{2}){1,2})?_[A-Z]{2}$/;

/** A language and a country; as on the web, too: `it-IT`. */
function readLocale(raw: unknown, label: string): string {
	const text = readText(raw, label);
	const [language = '', ...others] = text.split(/[-_]/);
	const country = others.pop() ?? '';
	const locale = [language.toLowerCase(), ...others, country.toUpperCase()].join('_');
	if (LOCALE.test(locale)) return locale;
	throw new InputError(`'${label}' is ${show(raw)}`, 'Use language and country, e.g. it_IT.');
}

function readUrl(raw: unknown, label: string): string {
	const text = readText(raw, label);
	if (URL.canParse(text)) return text;
	throw new InputError(
		`'${label}' is ${show(raw)}`,
		'Use a whole address, e.g. https://example.com/a.jpg.',
	);
}

/** ContactHub's list of zones has no UTC and no GMT (ContactHub API 3.1). */
function readTimezone(raw: unknown, label: string): string {
	const text = readText(raw, label);
	if (/^[A-Z][A-Za-z]+\/\w/.test(text) && !text.startsWith('Etc/') && IANAZone.isValidZone(text)) {
		return text;
	}
	throw new InputError(`'${label}' is ${show(raw)}`, 'Use an area and a city, e.g. Europe/Rome.');
}

function readNumber(raw: unknown, label: string): number {
	const value = parseNumber(typeof raw === 'string' ? removeFormulaMark(raw, true) : raw);
	if (value !== undefined) return value;
	throw new InputError(`'${label}' is ${show(raw)}`, 'Enter a number, with a point for decimals.');
}

function readInteger(raw: unknown, label: string): number {
	const value = readNumber(raw, label);
	if (Number.isSafeInteger(value)) return value;
	throw new InputError(`'${label}' is ${show(raw)}`, 'Enter a whole number.');
}

/** A spreadsheet's number for a day has five digits. */
function readYear(raw: unknown, label: string): number {
	const year = readInteger(raw, label);
	if (year >= 1000 && year <= 9999) return year;
	throw new InputError(`'${label}' is ${show(raw)}`, 'Enter a year with four digits, e.g. 2001.');
}

function readChoice(
	raw: unknown,
	label: string,
	{ options = [] }: Pick<RecordField, 'options'>,
): unknown {
	const text = readText(raw, label);
	const found = findOption(text, options);
	if (found !== undefined) return found.value;
	const values = options.map(({ value }) => String(value)).join(', ');
	throw new InputError(`'${label}' is ${show(raw)}`, `Use one of: ${values}.`);
}

/** The option with this value, or the only one with this value or name if case, spaces and underscores don't matter. */
function findOption(
	text: string,
	options: INodePropertyOptions[],
): INodePropertyOptions | undefined {
	const exact = options.find(({ value }) => value === text);
	if (exact !== undefined) return exact;
	const wanted = toComparableName(text);
	const alike = options.filter(({ name, value }) =>
		[name, String(value)].some((own) => toComparableName(own) === wanted),
	);
	return wanted !== '' && alike.length === 1 ? alike[0] : undefined;
}

/** A list of texts without empty ones and duplicates: an array, its JSON (as in this node's CSV files), or text as `splitList` reads it. */
function readTexts(raw: unknown, label: string): string[] {
	const list = readJsonList(raw, label);
	const entries = Array.isArray(list) ? list : splitList(readText(list, label));
	const texts = new Map<string, string>();
	for (const entry of entries) {
		const text = isBlank(entry) ? '' : readText(entry, label);
		const name = composeName(text);
		if (text !== '' && !texts.has(name)) texts.set(name, text);
	}
	return [...texts.values()];
}

/** A list as JSON. */
function readList(raw: unknown, label: string): unknown {
	const value = parseJson(raw, label);
	if (Array.isArray(value)) return value;
	throw new InputError(`'${label}' is ${show(raw)}`, 'Enter a list in JSON, e.g. [{"id": "1"}].');
}

/** Pairs as the editor's form gives them (`{ pair: [...] }`), or a list in JSON. */
function readKeyValues(raw: unknown, label: string): unknown {
	const pairs = isRecord(raw) ? (raw.pair ?? []) : parseJson(raw, label);
	if (Array.isArray(pairs) && pairs.every(isRecord)) {
		return pairs.filter((pair) => !isBlankPair(pair)).map((pair) => readPair(pair, label));
	}
	throw new InputError(
		`'${label}' is ${show(raw)}`,
		'Enter pairs, e.g. [{"key": "a", "value": "b"}].',
	);
}

/** Whether nothing in a pair is filled in. */
export function isBlankPair(pair: unknown): boolean {
	return isRecord(pair) && Object.values(pair).every(isBlank);
}

/** @throws InputError if it has no key */
function readPair({ key, value }: Record<string, unknown>, label: string): IDataObject {
	if (isBlank(key)) {
		throw new InputError(
			`'${label}' has a pair without a key`,
			'Fill in the key, or remove the pair.',
		);
	}
	return { key: readText(key, label), value: isBlank(value) ? '' : readText(value, label) };
}

/** An object as JSON. */
function readObject(raw: unknown, label: string): unknown {
	const value = parseJson(raw, label);
	if (isRecord(value)) return value;
	throw new InputError(`'${label}' is ${show(raw)}`, 'Enter a JSON object, e.g. {"total": 10}.');
}
