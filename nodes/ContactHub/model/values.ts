import {
	DateTime,
	IANAZone,
	InputError,
	isRecord,
	parseJson,
	parseMoment,
	parseNumber,
	readJsonList,
	requireText,
	show,
	textOfNumber,
} from '../../kit';
import type { FieldKind, RecordField } from './types';

type Check = (raw: unknown, label: string, field: Pick<RecordField, 'options'>) => unknown;

/**
 * What a user gave for a field, in the form that ContactHub wants (API notes 1.1 and 3.1).
 *
 * @throws InputError when the value isn't of the field's kind
 */
export function readValue(raw: unknown, field: Omit<RecordField, 'path'>): unknown {
	return CHECKS[field.kind](raw, field.label, field);
}

const CHECKS: Record<FieldKind, Check> = {
	text: readText,
	email: matching(
		/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/,
		'Use one address, e.g. ann@example.com.',
	),
	locale: matching(
		/^[a-z]{2}(_([a-zA-Z]{2}){1,2})?_[A-Z]{2}$/,
		'Use language and country with an underscore, e.g. it_IT.',
	),
	url: readUrl,
	timezone: readTimezone,
	date: (raw, label) => readDate(raw, label),
	dateTime: (raw, label) => formatMoment(parseMoment(raw, label)),
	number: readNumber,
	integer: readInteger,
	flag: readFlag,
	choice: readChoice,
	texts: readTexts,
	keyValues: readKeyValues,
	any: readAnything,
	json: readList,
	object: readObject,
};

/** JSON has no NaN: it would become null. */
function readAnything(raw: unknown, label: string): unknown {
	if (typeof raw === 'number') textOfNumber(raw, label);
	return raw;
}

/** A moment as the SDKs send it: UTC with milliseconds (API notes 1.1). */
export function formatMoment(moment: DateTime): string {
	return moment.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
}

function readText(raw: unknown, label: string): string {
	if (typeof raw === 'string') return requireText(raw, label);
	if (typeof raw === 'boolean') return String(raw);
	if (typeof raw === 'number') return textOfNumber(raw, label);
	throw new InputError(`'${label}' is ${show(raw)}`, 'Give a text.');
}

function matching(pattern: RegExp, expected: string): Check {
	return (raw, label) => {
		const text = readText(raw, label).trim();
		if (pattern.test(text)) return text;
		throw new InputError(`'${label}' is ${show(raw)}`, expected);
	};
}

function readUrl(raw: unknown, label: string): string {
	const text = readText(raw, label).trim();
	if (URL.canParse(text)) return text;
	throw new InputError(
		`'${label}' is ${show(raw)}`,
		'Use a whole address, e.g. https://example.com/a.jpg.',
	);
}

/** ContactHub's list of zones has no UTC and no GMT (API notes 3.1). */
function readTimezone(raw: unknown, label: string): string {
	const text = readText(raw, label).trim();
	if (/^[A-Z][A-Za-z]+\/\w/.test(text) && !text.startsWith('Etc/') && IANAZone.isValidZone(text)) {
		return text;
	}
	throw new InputError(`'${label}' is ${show(raw)}`, 'Use an area and a city, e.g. Europe/Rome.');
}

/** A calendar day. A moment counts as the day that it is where its own offset says. */
function readDate(raw: unknown, label: string): string {
	const moment = parseMoment(raw, label);
	if (DateTime.isDateTime(raw)) return raw.toFormat('yyyy-MM-dd');
	const own = typeof raw === 'string' ? DateTime.fromISO(raw.trim(), { setZone: true }) : moment;
	return (own.isValid ? own : moment).toFormat('yyyy-MM-dd');
}

function readNumber(raw: unknown, label: string): number {
	const value = parseNumber(raw);
	if (value !== undefined) return value;
	throw new InputError(`'${label}' is ${show(raw)}`, 'Give a number, with a point for decimals.');
}

function readInteger(raw: unknown, label: string): number {
	const value = readNumber(raw, label);
	if (Number.isSafeInteger(value)) return value;
	throw new InputError(`'${label}' is ${show(raw)}`, 'Give a whole number.');
}

const FLAGS = new Map([
	['true', true],
	['yes', true],
	['1', true],
	['false', false],
	['no', false],
	['0', false],
]);

function readFlag(raw: unknown, label: string): boolean {
	const isPlain = ['boolean', 'number', 'string'].includes(typeof raw);
	const value = isPlain ? FLAGS.get(String(raw).trim().toLowerCase()) : undefined;
	if (value !== undefined) return value;
	throw new InputError(`'${label}' is ${show(raw)}`, 'Use true or false.');
}

function readChoice(
	raw: unknown,
	label: string,
	{ options = [] }: Pick<RecordField, 'options'>,
): unknown {
	const text = readText(raw, label).trim();
	const found = options.find(({ value }) => value === text);
	if (found !== undefined) return found.value;
	const values = options.map(({ value }) => String(value)).join(', ');
	throw new InputError(`'${label}' is ${show(raw)}`, `Use one of: ${values}.`);
}

/** A list of texts: an array, its JSON (as CSV files of this node have it), or a text with commas. */
function readTexts(raw: unknown, label: string): string[] {
	const list = readJsonList(raw, label);
	const entries = Array.isArray(list) ? list : readText(list, label).split(',');
	return entries.map((entry) => readText(entry, label).trim()).filter((entry) => entry !== '');
}

/** A list as JSON. */
function readList(raw: unknown, label: string): unknown {
	const value = parseJson(raw, label);
	if (Array.isArray(value)) return value;
	throw new InputError(`'${label}' is ${show(raw)}`, 'Give a list in JSON, e.g. [{"id": "1"}].');
}

/** Pairs as the editor's form gives them (`{ pair: [...] }`) or as a list in JSON. */
function readKeyValues(raw: unknown, label: string): unknown {
	const pairs = isRecord(raw) ? (raw.pair ?? []) : parseJson(raw, label);
	if (Array.isArray(pairs) && pairs.every(isRecord)) {
		return pairs.map(({ key, value }) => ({
			key: readText(key, label),
			value: readText(value, label),
		}));
	}
	throw new InputError(
		`'${label}' is ${show(raw)}`,
		'Give pairs, e.g. [{"key": "a", "value": "b"}].',
	);
}

/** An object as JSON. */
function readObject(raw: unknown, label: string): unknown {
	const value = parseJson(raw, label);
	if (isRecord(value)) return value;
	throw new InputError(`'${label}' is ${show(raw)}`, 'Give a JSON object, e.g. {"total": 10}.');
}
