import {
	foldName,
	InputError,
	isBlank,
	parseDay,
	parseDateTime,
	readJsonList,
	readPlainText,
	removeFormulaMark,
	requireLength,
	show,
	readBoolean,
	parseNumber,
	splitList,
	formatNumber,
	toResultSync,
	type TimeContext,
} from '../../../kit';
import { readEmail } from '../../../constantContactShared/contactForm/values';
import { toApiTime } from '../../fields/time';
import type { CustomField, FieldChoice } from './customFields';
import { SMS_PERMISSIONS, type ContactField } from './fields';

/** Maximum characters of a custom field's value (V3 API 4). */
const LONGEST_CUSTOM = 255;

/** Types of custom fields with choices. */
const SELECTS = ['single_select', 'multi_select'];

/** The value of a custom field, as the API writes it. */
export interface CustomValue {
	custom_field_id: string;
	value?: string;
	choice_ids?: string[];
}

/**
 * Converts a user's value for a contact field into what the service accepts.
 *
 * @throws InputError naming the field and the expected value
 */
export function readFieldValue(
	raw: unknown,
	field: ContactField,
	times: TimeContext,
): string | number {
	const { kind, label, maxLength } = field;
	if (kind === 'month') return readWhole(raw, label, 12);
	if (kind === 'day') return readWhole(raw, label, 31);
	if (kind === 'date') return parseDay(raw, label, times);
	if (kind === 'smsNumber') return readSmsNumber(raw, label);
	if (kind === 'smsPermission') return readSmsPermission(raw, label);
	const text = readText(raw, label);
	return requireLength(kind === 'email' ? readEmail(text, label) : text, label, maxLength);
}

/**
 * Converts a user's value for a custom field into what the service accepts for its type.
 *
 * @param fit makes a text fit the maximum length; without it, a longer one is refused
 * @throws InputError naming the field and the expected value
 */
export function readCustomValue(
	raw: unknown,
	field: CustomField,
	times: TimeContext,
	fit = (text: string, _most: number) => text,
): CustomValue {
	const { id: custom_field_id, type, label } = field;
	if (SELECTS.includes(type)) {
		return { custom_field_id, choice_ids: readChoices(raw, field) };
	}
	const value =
		CUSTOM_READERS[type]?.(raw, label, times) ?? fit(readText(raw, label), LONGEST_CUSTOM);
	return { custom_field_id, value: requireLength(value, label, LONGEST_CUSTOM) };
}

const CUSTOM_READERS: Record<string, (raw: unknown, label: string, times: TimeContext) => string> =
	{
		number: readNumber,
		currency: readNumber,
		boolean: (value, name) => String(readBoolean(value, name)),
		date: parseDay,
		datetime: readTime,
	};

/** A time of a custom field: UTC, in seconds. */
export function readTime(raw: unknown, label: string, times: TimeContext): string {
	return toApiTime(parseDateTime(raw, label, times));
}

function readText(raw: unknown, label: string): string {
	if (typeof raw === 'number') return formatNumber(raw, label);
	if (typeof raw === 'boolean') return String(raw);
	if (typeof raw === 'string') return readPlainText(raw, label);
	throw new InputError(`'${label}' is ${show(raw)}, which isn't text`, 'Enter a text.');
}

/** A number with its country code, which is never guessed. */
function readSmsNumber(raw: unknown, label: string): string {
	const text = readText(raw, label).replace(/[\s().-]/g, '');
	if (/^\+[1-9]\d{6,14}$/.test(text)) return text;
	throw new InputError(
		`'${label}' isn't a number with the code of its country: ${show(raw)}`,
		'Write it with a plus sign, e.g. +1 781 555 0100.',
	);
}

function readSmsPermission(raw: unknown, label: string): string {
	const text = readText(raw, label).toLowerCase();
	const found = SMS_PERMISSIONS.find(
		({ name, value }) => value === text || name.toLowerCase() === text,
	);
	if (found !== undefined) return found.value;
	const values = SMS_PERMISSIONS.map(({ value }) => value).join(', ');
	throw new InputError(`'${label}' is ${show(raw)}`, `Use one of: ${values}.`);
}

function readWhole(raw: unknown, label: string, max: number): number {
	const value = parseNumber(typeof raw === 'string' ? removeFormulaMark(raw, true) : raw);
	if (value !== undefined && Number.isInteger(value) && value >= 1 && value <= max) {
		return value;
	}
	throw new InputError(`'${label}' is ${show(raw)}`, `Enter a whole number from 1 to ${max}.`);
}

function readNumber(raw: unknown, label: string): string {
	const text = removeFormulaMark(readText(raw, label), true);
	if (/^-?\d+(?:\.\d+)?$/.test(text)) return text;
	throw new InputError(
		`'${label}' isn't a number: ${show(raw)}`,
		'Enter digits with a point before decimals, e.g. 12.50.',
	);
}

/** IDs of choices, given by label or ID: one, a list, or a text separated by commas or semicolons. */
function readChoices(raw: unknown, field: CustomField): string[] {
	const { label, type, choices } = field;
	const given = listChoices(raw, field).filter((entry) => !isBlank(entry));
	const ids = [...new Set(given.map((entry) => findFieldChoice(entry, field).id))];
	if (type === 'multi_select' || ids.length === 1) return ids;
	throw new InputError(
		`'${label}' accepts one choice, but has ${ids.length}`,
		`Enter one of: ${choices.map((choice) => choice.label).join(', ')}.`,
	);
}

/** Whether a value of a field with choices stands for none of them, e.g. an empty list as text. */
export function isNoChoice(raw: unknown, field: CustomField): boolean {
	if (!SELECTS.includes(field.type)) return false;
	const list = toResultSync(() => listChoices(raw, field));
	return list.ok && list.value.every(isBlank);
}

/** A label may contain commas and brackets, so a text that is a label isn't split. */
export function listChoices(raw: unknown, field: CustomField): unknown[] {
	if (typeof raw !== 'string') return Array.isArray(raw) ? raw : [raw];
	if (findChoice(raw, field) !== undefined) return [raw];
	const list = readJsonList(raw, field.label);
	return Array.isArray(list) ? list : splitList(raw, raw.includes(';') ? ';' : ',');
}

function findFieldChoice(raw: unknown, field: CustomField): FieldChoice {
	const choice = findChoice(raw, field);
	if (choice !== undefined) return choice;
	throw new InputError(
		`'${field.label}' has no choice ${show(raw)}`,
		`Use one or more of: ${field.choices.map(({ label }) => label).join(', ')}.`,
	);
}

/** The choice with this label, ignoring case and extra spaces, or this ID. */
export function findChoice(raw: unknown, { choices }: CustomField): FieldChoice | undefined {
	const text = String(raw).trim();
	const wanted = foldName(text);
	return (
		choices.find(({ label }) => foldName(label) === wanted) ?? choices.find(({ id }) => id === text)
	);
}
