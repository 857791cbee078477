import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../errors/errors';
import { isInvisible } from './invisible';

/** Whether a value is an object with keys: not null, not an array, not a date. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return (
		typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
	);
}

/** Deepest nesting of JSON that is read: real data has a dozen levels, and n8n itself fails at some thousands. */
const DEEPEST = 100;

/**
 * Whether what JSON.parse gave is fit for the nodes and for n8n: not nested too deep.
 *
 * Any key may stand in JSON, `toString` too, and an object that has it can't be turned into text any more. Such an object
 * is given another way to it, so that one in place of a text ends nothing in the middle.
 */
export function isUsableJson(value: unknown, depth: number = DEEPEST): boolean {
	if (typeof value !== 'object' || value === null) return true;
	if (depth === 0) return false;
	// Every response passes here: a loop over the keys takes a fifth of the time that one over Object.values does.
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

/** Whether a user left a value empty: nothing, or only what nobody sees. */
export function isBlank(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && isInvisible(value));
}

/**
 * Whether two JSON values mean the same: key order doesn't count, array order does, and a missing key
 * equals null, because the APIs response null for what was never set.
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

/** The value at a dotted path (`base.contacts.email`), or undefined where the path ends early. */
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
 * Sets one key of an object; its name may hold dots.
 *
 * @throws InputError when the key would reach the object's prototype
 */
export function setKey(target: IDataObject, key: string, value: unknown): void {
	if (UNSAFE_KEYS.has(key)) {
		throw new InputError(`The field name '${key}' is not allowed`, 'Rename the field.');
	}
	target[key] = value as IDataObject[string];
}

/**
 * Sets the value at a dotted path and makes the objects on the way.
 *
 * @throws InputError when a step of the path would reach an object's prototype
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
