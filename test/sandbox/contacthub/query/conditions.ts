import { isObject, type Json, type JsonObject } from '../../json';
import { parseInstant } from '../dates';
import { invalidParameter } from '../errors';
import type { Attribute, StampColumn } from './attributes';
import { ANYTHING, hull, intersection, NOTHING_KNOWN, stampBounds, type Bounds } from './bounds';

/** A compiled condition on documents. */
export interface Condition {
	test(document: object): boolean;
	/** A timestamp interval outside of which no document matches. */
	bounds(column: StampColumn): Bounds;
}

/** How a condition finds the attributes in it. */
export type AttributeFinder = (path: string) => Attribute | undefined;

type Comparable = string | number | boolean;

const OPERATORS = [
	'EQUALS',
	'NOT_EQUALS',
	'BETWEEN',
	'GTE',
	'GT',
	'LTE',
	'LT',
	'IS_NULL',
	'IS_NOT_NULL',
	'IN',
	'NOT_IN',
	'LIKE',
] as const;

/** The operators of ContactHub API 2.2. */
export type Operator = (typeof OPERATORS)[number];

/** The condition that everything meets. */
export const EVERYTHING: Condition = { test: () => true, bounds: () => ANYTHING };

function refuse(message: string): never {
	throw invalidParameter('query', message);
}

/** Checks the keys in one part of a query; unknown keys are rejected. */
export function checkKeys(value: unknown, what: string, allowed: string[]): JsonObject {
	if (!isObject(value)) refuse(`${what} must be an object`);
	for (const key of Object.keys(value)) {
		if (!allowed.includes(key)) refuse(`'${key}' is not allowed in ${what}`);
	}
	return value;
}

function comparable(attribute: Attribute, value: Json): Comparable {
	const { kind, path } = attribute;
	if (kind === 'instant') {
		return parseInstant(value) ?? refuse(`'${path}' needs a date, not ${JSON.stringify(value)}`);
	}
	if (kind === 'number') {
		const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
		if (typeof number === 'number' && Number.isFinite(number)) return number;
		refuse(`'${path}' needs a number, not ${JSON.stringify(value)}`);
	}
	if (kind === 'boolean') {
		if (value === true || value === 'true') return true;
		if (value === false || value === 'false') return false;
		refuse(`'${path}' needs true or false, not ${JSON.stringify(value)}`);
	}
	if (typeof value !== 'string' && typeof value !== 'number') {
		refuse(`'${path}' needs a text, not ${JSON.stringify(value)}`);
	}
	return String(value);
}

function ofDocument(attribute: Attribute, value: unknown): Comparable {
	if (attribute.kind === 'instant') return parseInstant(value) ?? NaN;
	if (attribute.kind === 'text') return String(value);
	return value as Comparable;
}

function likePattern(pattern: string): RegExp {
	const parts = pattern.split('%').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*')}$`, 's');
}

/** IN with one text: membership in a list, substring of a text (ContactHub API 2.2). */
function contains(attribute: Attribute, value: Comparable): (found: Comparable) => boolean {
	if (attribute.many || attribute.kind !== 'text') return (found) => found === value;
	return (found) => String(found).includes(String(value));
}

function listTest(attribute: Attribute, value: Json): (found: Comparable) => boolean {
	if (!Array.isArray(value)) return contains(attribute, comparable(attribute, value));
	if (value.length === 0) refuse(`IN needs at least one value for '${attribute.path}'`);
	const wanted = new Set(value.map((single) => comparable(attribute, single)));
	return (found) => wanted.has(found);
}

/** The test of one value, for operators that compare with `value`. */
function valueTest(
	operator: Operator,
	attribute: Attribute,
	value: Json,
): (found: Comparable) => boolean {
	if (operator === 'IN' || operator === 'NOT_IN') return listTest(attribute, value);
	if (operator === 'BETWEEN') {
		if (!Array.isArray(value) || value.length !== 2) refuse('BETWEEN needs an array of 2 values');
		const [from, to] = value.map((single) => comparable(attribute, single));
		return (found) => found >= from! && found <= to!;
	}
	if (operator === 'LIKE') {
		if (typeof value !== 'string') refuse('LIKE needs a text');
		const pattern = likePattern(value);
		return (found) => pattern.test(String(found));
	}
	const wanted = comparable(attribute, value);
	switch (operator) {
		case 'GTE':
			return (found) => found >= wanted;
		case 'GT':
			return (found) => found > wanted;
		case 'LTE':
			return (found) => found <= wanted;
		case 'LT':
			return (found) => found < wanted;
		default:
			return (found) => found === wanted;
	}
}

function atomic(condition: JsonObject, find: AttributeFinder): Condition {
	checkKeys(condition, 'an atomic condition', ['type', 'attribute', 'operator', 'value']);
	const { attribute: path, value } = condition;
	const operator = OPERATORS.find((known) => known === condition.operator);
	if (operator === undefined) {
		refuse(`operator ${JSON.stringify(condition.operator ?? null)} is unknown`);
	}
	const attribute = typeof path === 'string' ? find(path) : undefined;
	if (attribute === undefined) refuse(`attribute ${JSON.stringify(path ?? null)} is unknown`);

	if (operator === 'IS_NULL' || operator === 'IS_NOT_NULL') {
		if (value !== undefined && value !== null && value !== '') refuse(`${operator} takes no value`);
		const wanted = operator === 'IS_NOT_NULL';
		return {
			test: (document) => attribute.values(document).length > 0 === wanted,
			bounds: () => NOTHING_KNOWN,
		};
	}
	if (value === undefined || value === null) refuse(`${operator} needs a value`);
	if (attribute.kind === 'object') refuse(`attribute '${attribute.path}' has no single value`);

	const negated = operator === 'NOT_EQUALS' || operator === 'NOT_IN';
	const passes = valueTest(operator, attribute, value);
	return {
		test: (document) => {
			const values = attribute.values(document);
			return values.some((found) => passes(ofDocument(attribute, found))) !== negated;
		},
		bounds: (column) => (column === attribute.path ? stampBounds(operator, value) : NOTHING_KNOWN),
	};
}

/** All of these conditions. */
export function allOf(conditions: Condition[]): Condition {
	return {
		test: (document) => conditions.every((condition) => condition.test(document)),
		bounds: (column) => intersection(conditions.map((condition) => condition.bounds(column))),
	};
}

/** Any of these conditions. */
export function anyOf(conditions: Condition[]): Condition {
	return {
		test: (document) => conditions.some((condition) => condition.test(document)),
		bounds: (column) => hull(conditions.map((condition) => condition.bounds(column))),
	};
}

/**
 * Compiles an atomic or composite condition.
 * @throws ApiError 400 for anything that isn't part of the query language (ContactHub API 2.2)
 */
export function compileCondition(value: unknown, find: AttributeFinder): Condition {
	if (!isObject(value)) refuse('a condition must be an object');
	if (value.type === 'atomic') return atomic(value, find);
	if (value.type !== 'composite') {
		refuse(`condition type ${JSON.stringify(value.type ?? null)} is unknown`);
	}
	checkKeys(value, 'a composite condition', ['type', 'conjunction', 'conditions']);
	const { conjunction, conditions } = value;
	// Lower case here, upper case in combined queries (ContactHub API 2.2)
	if (conjunction !== 'and' && conjunction !== 'or') refuse("conjunction must be 'and' or 'or'");
	if (!Array.isArray(conditions) || conditions.length === 0) refuse('conditions are missing');
	const compiled = conditions.map((condition) => compileCondition(condition, find));
	return conjunction === 'and' ? allOf(compiled) : anyOf(compiled);
}
