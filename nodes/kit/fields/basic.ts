import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { show } from '../values/show';
import { emptyError } from './emptyExpressions';
import { InputError } from '../errors/errors';
import { isBlank, isRecord, isUsableJson } from '../values/json';
import { trimInvisible } from '../values/invisible';
import { hasLostDigits, parseNumber, formatNumber } from '../values/numbers';
import { findTextProblem, requirePlainText } from '../values/plainText';
import { splitList } from './textLists';
import { requireLength, requireText } from '../values/texts';
import type { Field, FieldContext, FieldTexts } from './field';
import { readBoolean } from '../values/booleans';

/** A line of text; undefined if empty. */
export function text(
	texts: FieldTexts<{ default?: string; rows?: number; password?: boolean; maxLength?: number }>,
): Field<string | undefined> {
	const { rows, password, maxLength = Infinity, ...shown } = texts;
	const typeOptions = { ...(rows && { rows }), ...(password && { password }) };
	return {
		property: {
			type: 'string',
			default: '',
			...shown,
			...(rows || password ? { typeOptions } : {}),
		},
		read(raw, context) {
			const value = readText(raw, context);
			return value && requireLength(value, context.label, maxLength);
		},
	};
}

/** A number, which must be whole unless `precision` allows decimals. */
export function number(
	texts: FieldTexts<{ default: number; min?: number; max?: number; precision?: number }>,
): Field<number> {
	const { min, max, precision = 0, ...shown } = texts;
	return {
		property: {
			type: 'number',
			...shown,
			typeOptions: {
				numberPrecision: precision,
				...(min !== undefined && { minValue: min }),
				...(max !== undefined && { maxValue: max }),
			},
		},
		read(raw, { label }) {
			const value = parseNumber(raw);
			if (value === undefined) {
				throw new InputError(`'${label}' isn't a number: ${show(raw)}`, 'Enter a number.');
			}
			if (precision === 0 && !Number.isInteger(value)) {
				throw new InputError(
					`'${label}' is ${value}, which isn't a whole number`,
					'Enter a whole number.',
				);
			}
			if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
				const limits = [
					min !== undefined && `at least ${min}`,
					max !== undefined && `at most ${max}`,
				];
				const expected = limits.filter(Boolean).join(' and ');
				throw new InputError(
					`'${label}' is ${value}, out of range`,
					`Enter a number, ${expected}.`,
				);
			}
			return value;
		},
	};
}

/** A switch. */
export function toggle(
	texts: FieldTexts<{
		default: boolean;
		/** Whether expressions are disabled, for settings that are the same for all items. */
		noDataExpression?: boolean;
	}>,
): Field<boolean> {
	return {
		property: { type: 'boolean', ...texts },
		read: (raw, { label }) => readBoolean(raw, label),
	};
}

/** One of several values. */
export function choice<const Options extends readonly INodePropertyOptions[]>(
	texts: FieldTexts<{
		options: Options;
		default: Options[number]['value'];
		/** Whether expressions are disabled, for settings that decide which fields are shown. */
		noDataExpression?: boolean;
	}>,
): Field<Options[number]['value']> {
	const { options, ...shown } = texts;
	return {
		property: { type: 'options', ...shown, options: [...options] },
		read(raw, { label }) {
			if (options.some(({ value }) => value === raw)) return raw as Options[number]['value'];
			const values = options.map(({ value }) => String(value)).join(', ');
			throw new InputError(`'${label}' is ${show(raw)}`, `Use one of: ${values}.`);
		},
	};
}

/** Several values, selected in a list or given by an expression as an array or comma-separated text. */
export function choices(
	texts: FieldTexts<{
		options?: INodePropertyOptions[];
		loadOptionsMethod?: string;
		/** Parameters that make the editor load the list again when they change. */
		loadOptionsDependsOn?: string[];
	}>,
): Field<string[]> {
	const { loadOptionsMethod, loadOptionsDependsOn, ...shown } = texts;
	const loading = {
		...(loadOptionsMethod && { loadOptionsMethod }),
		...(loadOptionsDependsOn && { loadOptionsDependsOn }),
	};
	return {
		property: {
			type: 'multiOptions',
			default: [],
			...shown,
			...(loadOptionsMethod && { typeOptions: loading }),
		},
		read(raw, { label }) {
			if (isBlank(raw)) return [];
			const list = readJsonList(raw, label);
			const given = typeof list === 'string' ? splitList(list) : list;
			const entries = Array.isArray(given) ? given.filter((entry) => !isBlank(entry)) : given;
			if (Array.isArray(entries) && entries.every((entry) => typeof entry === 'string')) {
				const chosen = entries.map((entry) => requireText(trimInvisible(entry).trim(), label));
				return [...new Set(chosen)];
			}
			throw new InputError(
				`'${label}' is ${show(raw)}`,
				'Select entries, or provide a list of texts.',
			);
		},
	};
}

/** Several of the same values for everyone. A value that is none of them would find nothing, or be left out. */
export function fixedChoices(
	texts: FieldTexts<{ options: readonly INodePropertyOptions[] }>,
): Field<string[]> {
	const field = choices({ ...texts, options: [...texts.options] });
	const values = texts.options.map(({ value }) => String(value));
	return {
		...field,
		read(raw, context) {
			const chosen = field.read(raw, context);
			const unknown = chosen.find((value) => !values.includes(value));
			if (unknown === undefined) return chosen;
			throw new InputError(
				`'${context.label}' contains ${show(unknown)}`,
				`Use one or more of: ${values.join(', ')}.`,
			);
		},
	};
}

/** What n8n's linter requires in descriptions of choices loaded by a method, after the field's own sentences. */
export function dynamicListText(...sentences: string[]): string {
	const standard =
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';
	return sentences.length === 0 ? standard : `${sentences.join(' ')} ${standard}.`;
}

/** Parses a list written as JSON, as agents and CSV files do; returns anything else unchanged. */
export function readJsonList(raw: unknown, label: string): unknown {
	return typeof raw === 'string' && /^\s*\[.*\]\s*$/s.test(raw) ? parseJson(raw, label) : raw;
}

/** The same field, but required. */
export function required<Value>(field: Field<Value | undefined>): Field<Value> {
	return {
		...field,
		property: { ...field.property, required: true },
		read: (raw, context) => field.read(raw, context) ?? missing(context),
	};
}

/** A JSON object, typed as text or given by an expression; undefined if empty. */
export function jsonObject(
	texts: FieldTexts<{ default?: string }>,
): Field<IDataObject | undefined> {
	return {
		property: { type: 'json', default: '', ...texts },
		read(raw, { label }) {
			const value = parseJson(raw, label);
			if (value === undefined) return undefined;
			if (isRecord(value)) return value as IDataObject;
			throw new InputError(
				`'${label}' isn't a JSON object`,
				'Enter an object in braces, e.g. {"key": "value"}.',
			);
		},
	};
}

/** Reads JSON typed by a user or returned by an expression. @throws InputError if it isn't JSON, or is nested too deeply */
export function parseJson(raw: unknown, label: string): unknown {
	if (isBlank(raw)) return undefined;
	const value = typeof raw === 'string' ? parseText(raw, label) : raw;
	if (isUsableJson(value)) return readJsonValues(value, label);
	throw new InputError(
		`'${label}' is nested too deeply`,
		'Use at most 100 levels of lists and objects.',
	);
}

/**
 * Cleans JSON values: strings lose invisible characters at both ends.
 *
 * @throws InputError if a number is NaN or infinite, which JSON would turn into null, or has lost digits, or if a string contains
 * characters that no value may contain
 */
export function readJsonValues(value: unknown, label: string): unknown {
	if (typeof value === 'string') return readJsonText(value, label);
	if (typeof value === 'number' && !Number.isFinite(value)) {
		throw new InputError(
			`'${label}' contains ${value} instead of a number`,
			'Check the expression: it calculates with something that is missing or not a number.',
		);
	}
	if (typeof value === 'number' && hasLostDigits(value)) formatNumber(value, label);
	if (Array.isArray(value)) return value.map((entry) => readJsonValues(entry, label));
	// An object with its own JSON form, such as a date from an expression, is left alone.
	if (!isRecord(value) || typeof value.toJSON === 'function') return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => [key, readJsonValues(entry, label)]),
	);
}

function readJsonText(raw: string, label: string): string {
	const text = trimInvisible(raw);
	const wrong = findTextProblem(text);
	if (wrong === undefined) return text;
	throw new InputError(`'${label}' contains ${wrong.what}`, wrong.nextStep);
}

function parseText(text: string, label: string): unknown {
	let problem = '';
	try {
		return JSON.parse(text) as unknown;
	} catch (error) {
		problem = (error as Error).message;
	}
	throw new InputError(`'${label}' isn't valid JSON: ${problem}`, 'Correct the JSON text.');
}

function readText(raw: unknown, { label }: FieldContext): string | undefined {
	if (isBlank(raw)) return undefined;
	if (typeof raw === 'string') return requirePlainText(trimInvisible(raw).trim(), label);
	if (typeof raw === 'boolean') return String(raw);
	if (typeof raw === 'number') return formatNumber(raw, label);
	throw new InputError(`'${label}' is ${show(raw)}`, 'Enter a text.');
}

/** @throws InputError always: the field is required */
function missing(context: FieldContext): never {
	throw emptyError(context, `Fill in '${context.label}'.`);
}

/** A text between the fields, without a value. */
export function notice(displayName: string): Field<undefined> {
	return {
		property: { displayName, type: 'notice', default: '' },
		read: () => undefined,
	};
}
