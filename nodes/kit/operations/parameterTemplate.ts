import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { toResultSync } from '../async/result';
import { parseExpression, type ItemReference } from '../values/expressions';
import { isRecord } from '../values/json';
import type { InputItem } from './operation';

/**
 * Resolves a raw parameter for one item. Undefined means that only n8n can, because a value isn't a plain one or an
 * expression failed.
 */
export type ParameterTemplate = (input: InputItem) => { value: unknown } | undefined;

/** The value of part of a parameter for an item. */
type Part = (input: InputItem) => unknown;

/** Marks a part that only n8n can resolve. */
const UNRESOLVED = Symbol('unresolved');

/**
 * Prepares a raw parameter that contains expressions, so that n8n evaluates as few of them as possible: in the engine of n8n's
 * server, each one takes about a millisecond, whatever it does. One that just refers to a value of the item, as created by
 * dragging a field into the form, is read from the item, even if it trims a text or changes its case; one that only refers to
 * what is the same for every item is evaluated once. All others are left to n8n one by one.
 *
 * @returns undefined if n8n would have to evaluate all of it anyway
 */
export function prepareParameter(
	raw: unknown,
	functions: Pick<IExecuteFunctions, 'evaluateExpression'>,
): ParameterTemplate | undefined {
	let isWorthwhile = false;

	const evaluate = (text: string, index: number): unknown => {
		const evaluated = toResultSync(() => functions.evaluateExpression(text.slice(1), index));
		return evaluated.ok && isPlain(evaluated.value) ? evaluated.value : UNRESOLVED;
	};

	const prepareExpression = (text: string): Part => {
		const { parts, isFixed } = parseExpression(text);
		if (parts !== undefined) {
			isWorthwhile = true;
			return ({ item, index }) => {
				const value = readParts(item.json, parts);
				return value === UNRESOLVED ? evaluate(text, index) : value;
			};
		}
		if (!isFixed) return ({ index }) => evaluate(text, index);
		isWorthwhile = true;
		let first: unknown = UNRESOLVED;
		return ({ index }) => {
			if (first === UNRESOLVED) first = evaluate(text, index);
			return first;
		};
	};

	const prepare = (value: unknown): Part | undefined => {
		if (typeof value === 'string') {
			return value.startsWith('=') ? prepareExpression(value) : undefined;
		}
		if (Array.isArray(value))
			return prepareParts(
				value.map((entry, key) => [key, entry]),
				value,
			);
		return isRecord(value) ? prepareParts(Object.entries(value), value) : undefined;
	};

	/** Undefined if no part contains an expression, so that the whole is the same for every item. */
	const prepareParts = (
		entries: Array<[string | number, unknown]>,
		whole: object,
	): Part | undefined => {
		const parts = entries.flatMap(([key, entry]) => {
			const part = prepare(entry);
			return part === undefined ? [] : [{ key, part }];
		});
		if (parts.length === 0) return undefined;
		return (input) => {
			const copy = (Array.isArray(whole) ? [...(whole as unknown[])] : { ...whole }) as IDataObject;
			for (const { key, part } of parts) {
				const value = part(input);
				if (value === UNRESOLVED) return UNRESOLVED;
				copy[key] = value as IDataObject[string];
			}
			return copy;
		};
	};

	const whole = prepare(raw);
	if (whole === undefined || !isWorthwhile) return undefined;
	let isResolvable = true;
	return (input) => {
		const value = isResolvable ? whole(input) : UNRESOLVED;
		// A parameter that n8n had to resolve for one item is also left to it for the others, so that at most one evaluation is
		// repeated.
		isResolvable = value !== UNRESOLVED;
		return isResolvable ? { value } : undefined;
	};
}

/** The value of a single path; several parts are joined to text, unless one of them returns nothing. */
function readParts(json: IDataObject, parts: Array<string | ItemReference>): unknown {
	const values = parts.map((part) => (typeof part === 'string' ? part : readReference(json, part)));
	if (values.length === 1) return values[0];
	const isText = values.every((value) => ['string', 'number', 'boolean'].includes(typeof value));
	return isText ? values.join('') : UNRESOLVED;
}

function readReference(json: IDataObject, { keys, transform }: ItemReference): unknown {
	const value = readPath(json, keys);
	if (transform === undefined) return value;
	return typeof value === 'string' ? transform(value) : UNRESOLVED;
}

/** The plain value at a path. If there is none, n8n may still find one, e.g. the length of a text. */
function readPath(json: IDataObject, keys: string[]): unknown {
	let value: unknown = json;
	for (const key of keys) {
		// n8n decides about properties of every object, e.g. `toString`.
		if (!isRecord(value) || key in Object.prototype) return UNRESOLVED;
		value = Object.hasOwn(value, key) ? value[key] : undefined;
	}
	return isPlain(value) ? value : UNRESOLVED;
}

/** Whether n8n leaves a value unchanged: it converts times inside parameters to text, and copies lists and objects. */
function isPlain(value: unknown): boolean {
	return value === null || !['object', 'function'].includes(typeof value);
}
