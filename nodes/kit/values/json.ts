import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../errors/errors';
import { isInvisible } from './invisible';

/** Whether a value is an object with keys: not null, an array or a date. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return (
		typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
	);
}

/** The records of what should be a list of records, such as a part of a response; none if it isn't a list. */
export function listRecords(value: unknown): IDataObject[] {
	return Array.isArray(value) ? (value.filter(isRecord) as IDataObject[]) : [];
}

/** The same record without the properties that have no value: null, or undefined. */
export function removeNulls(record: Record<string, unknown>): IDataObject {
	return Object.fromEntries(
		Object.entries(record).filter(([, value]) => value !== null && value !== undefined),
	) as IDataObject;
}

/** Maximum nesting of JSON: real data has a dozen levels, and n8n itself fails at several thousand. */
const DEEPEST = 100;

/**
 * Whether the result of JSON.parse is safe for the nodes and n8n: not nested too deeply.
 *
 * JSON may have any key, even `toString`, and an object with that key can't be converted to text any more. Such an object gets a
 * working conversion, so that one in place of a text doesn't stop the run.
 */
export function isUsableJson(value: unknown, depth: number = DEEPEST): boolean {
	if (typeof value !== 'object' || value === null) return true;
	if (depth === 0) return false;
	if (Array.isArray(value)) {
		for (const child of value) {
			if (typeof child === 'object' && !isUsableJson(child, depth - 1)) return false;
		}
		return true;
	}
	// Every response passes through here: a loop over the keys takes a fifth of the time of one over Object.values.
	for (const key in value) {
		if (key === 'toString' || key === 'valueOf') giveText(value);
		const child = (value as Record<string, unknown>)[key];
		if (typeof child === 'object' && !isUsableJson(child, depth - 1)) return false;
	}
	return true;
}

function giveText(value: object): void {
	Reflect.defineProperty(value, Symbol.toPrimitive, {
		value: () => JSON.stringify(value),
		configurable: true,
	});
}

/** Whether a user left a value empty: missing, or nothing visible. */
export function isBlank(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && isInvisible(value));
}

/**
 * Whether two JSON values are equivalent: key order is ignored, array order isn't, and a missing key equals null, because the
 * APIs return null for what was never set.
 */
export function isSameJson(left: unknown, right: unknown): boolean {
	if ((left ?? null) === (right ?? null)) return true;
	if (Array.isArray(left) && Array.isArray(right)) {
		return (
			left.length === right.length && left.every((entry, index) => isSameJson(entry, right[index]))
		);
	}
	if (!isRecord(left) || !isRecord(right)) return false;
	const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
	return [...keys].every((key) => isSameJson(left[key], right[key]));
}

/** The value at a dotted path (`base.contacts.email`); undefined if the path ends early. */
export function getValueAt(value: unknown, path: string): unknown {
	let current: unknown = value;
	for (const key of path.split('.')) {
		if (!isRecord(current) || !Object.prototype.hasOwnProperty.call(current, key)) return undefined;
		current = current[key];
	}
	return current;
}

const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Sets one key of an object; the key may contain dots.
 *
 * @throws InputError if the key would reach the object's prototype
 */
export function setKey(target: IDataObject, key: string, value: unknown): void {
	if (UNSAFE_KEYS.has(key)) {
		throw new InputError(`The field name '${key}' is not allowed`, 'Rename the field.');
	}
	target[key] = value as IDataObject[string];
}

/**
 * Sets the value at a dotted path, creating missing objects.
 *
 * @throws InputError if a step of the path would reach an object's prototype
 */
export function setAt(target: IDataObject, path: string, value: unknown): void {
	const steps = path.split('.');
	const last = steps.pop() as string;
	let current = target;
	for (const step of steps) {
		// Own keys only: every object inherits a `__proto__` that is an object.
		if (!Object.hasOwn(current, step) || !isRecord(current[step])) setKey(current, step, {});
		current = current[step] as IDataObject;
	}
	setKey(current, last, value);
}
