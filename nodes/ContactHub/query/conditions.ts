import {
	InputError,
	isBlank,
	isRecord,
	isUsableJson,
	readJsonList,
	toResultSync,
	show,
	splitList,
	splitPlain,
	type TimeContext,
} from '../../kit';
import { customerFields, getAttributeLabel, TIMESTAMPS } from '../model/customerFields';
import type { FieldKind } from '../model/types';
import { readValue } from '../model/values';
import {
	createComposite,
	OPERATOR_NAMES,
	OPERATORS,
	type Condition,
	type ConditionValue,
	type Operator,
} from './language';

/** A condition as the editor stores it. */
export interface RawCondition {
	attribute?: unknown;
	operator?: unknown;
	value?: unknown;
	valueTo?: unknown;
	valueType?: 'auto' | 'date' | 'number' | 'text' | 'boolean';
}

/** Conditions and groups as the editor stores them. */
export interface RawGroup {
	condition?: RawCondition[];
	group?: Array<{ match?: 'and' | 'or'; conditions?: RawGroup }>;
	/** How to read times; added to the outermost group when the parameter is read. */
	times?: TimeContext;
}

/**
 * Checks the value of conditions: an expression can return anything.
 *
 * @throws InputError if the editor couldn't have stored it
 */
export function requireGroup(raw: unknown, label: string): RawGroup {
	if (isBlank(raw)) return {};
	if (!isUsableJson(raw)) {
		throw new InputError(`'${label}' is nested too deeply`, 'Use fewer groups within groups.');
	}
	if (isGroup(raw)) return raw;
	throw new InputError(
		`'${label}' is ${show(raw)}`,
		"Add conditions in the editor, or set 'Query' to JSON to enter a query as an expression.",
	);
}

function isGroup(raw: unknown): raw is RawGroup {
	if (!isRecord(raw)) return false;
	const { condition = [], group = [] } = raw;
	return (
		isListOfRecords(condition) &&
		isListOfRecords(group) &&
		group.every(({ conditions = {} }) => isGroup(conditions))
	);
}

/** Whether a value is a list of objects. */
export function isListOfRecords(value: unknown): value is Array<Record<string, unknown>> {
	return Array.isArray(value) && value.every(isRecord);
}

/**
 * Converts a group of the editor to a condition, including nested groups.
 *
 * @returns undefined if it is empty
 * @throws InputError if a condition is incomplete, a value doesn't fit its operator, or a nested group is empty
 */
export function readGroup(
	{ match = 'and', conditions = {} }: { match?: 'and' | 'or'; conditions?: RawGroup },
	times: TimeContext = conditions.times ?? {},
): Condition | undefined {
	const own = (conditions.condition ?? []).map((condition) => readCondition(condition, times));
	const nested = (conditions.group ?? []).map(
		(group) => readGroup(group, times) ?? refuseEmptyGroup(),
	);
	const all = [...own, ...nested];
	return all.length === 0 ? undefined : createComposite(match, all);
}

/** An empty group would match everyone, or no one. @throws InputError always */
function refuseEmptyGroup(): never {
	throw new InputError(
		"A group in 'Conditions' is empty",
		'Add a condition to the group, or remove the group.',
	);
}

/** @throws InputError if the condition is incomplete or its value doesn't fit */
export function readCondition(raw: RawCondition, times: TimeContext = {}): Condition {
	const attribute = String(raw.attribute ?? '').trim();
	if (attribute === '') {
		throw new InputError(
			'A condition has no attribute',
			"Choose an 'Attribute' for each condition.",
		);
	}
	const operator = OPERATORS.find((known) => known === raw.operator);
	if (operator === undefined) {
		throw new InputError(
			`The condition on '${getAttributeLabel(attribute)}' has the operator ${show(raw.operator)}`,
			`Use one of: ${OPERATORS.join(', ')}.`,
		);
	}
	const value = readOperand(raw, attribute, operator, times);
	return { type: 'atomic', attribute, operator, ...(value !== undefined && { value }) };
}

/** The value in the form that the operator requires: none, one, a pair, or a list. */
function readOperand(raw: RawCondition, attribute: string, operator: Operator, times: TimeContext) {
	const kind = getKind(raw.valueType ?? 'auto', attribute, operator);
	const label = `Value of ${getAttributeLabel(attribute)}`;
	const single = (value: unknown) => {
		requireValue(value, attribute, operator);
		return readValue(value, { label, kind }, times) as ConditionValue;
	};
	switch (operator) {
		case 'IS_NULL':
		case 'IS_NOT_NULL':
			return undefined;
		case 'BETWEEN':
			return requireRange([single(raw.value), single(raw.valueTo)], attribute);
		case 'IN':
		case 'NOT_IN':
			return toList(raw.value, label).map(single);
		default:
			return single(raw.value);
	}
}

/** @throws InputError if the range ends before it begins: nothing could be in it */
function requireRange(
	range: [ConditionValue, ConditionValue],
	attribute: string,
): ConditionValue[] {
	const [from, to] = range;
	// Dates and times are written so that they sort as text; how other texts are sorted is up to the server.
	const isComparable = typeof from === typeof to && (typeof from === 'number' || isTime(from, to));
	if (!isComparable || from <= to) return range;
	throw new InputError(
		`The condition on '${attribute}' ends at ${show(to)}, before it begins at ${show(from)}`,
		"Swap 'Value' and 'Value To', or correct the expression that returns them.",
	);
}

function isTime(...values: ConditionValue[]): boolean {
	return values.every(
		(value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d(?:T|$)/.test(value),
	);
}

/** @throws InputError if a condition has no value */
function requireValue(value: unknown, attribute: string, operator: Operator): void {
	if (!isBlank(value)) return;
	throw new InputError(
		`The condition on '${getAttributeLabel(attribute)}' has no value for '${OPERATOR_NAMES[operator]}'`,
		'Fill in the value, or use Is Empty to find customers without one.',
	);
}

function toList(raw: unknown, label: string): unknown[] {
	if (Array.isArray(raw)) return raw.length === 0 ? [undefined] : raw;
	if (typeof raw !== 'string') return [raw];
	const list = toResultSync(() => readJsonList(raw, label));
	if (list.ok && Array.isArray(list.value) && list.value.length > 0) return list.value;
	// A list as Python writes it isn't text in brackets.
	if (!list.ok && /^\s*\[\s*'/.test(raw)) throw list.error;
	// An empty entry is an error, unless the entries are quoted.
	return raw.includes('"') ? splitList(raw) : splitPlain(raw.trim());
}

const KINDS = new Map<string, FieldKind>([
	['boolean', 'boolean'],
	['number', 'number'],
	['text', 'text'],
]);

/** Types of attributes whose values are compared by type; all others are compared as text. */
const COMPARED_AS_THEMSELVES: FieldKind[] = ['date', 'dateTime', 'number', 'integer', 'boolean'];

/** Operators that compare whole values, so that an address which no customer can have would find no one. */
const COMPARES_WHOLE: Operator[] = ['EQUALS', 'NOT_EQUALS', 'IN', 'NOT_IN'];

function getKind(
	chosen: NonNullable<RawCondition['valueType']>,
	attribute: string,
	operator: Operator,
): FieldKind {
	const isDay = customerFields.some(({ path, kind }) => path === attribute && kind === 'date');
	if (chosen === 'date') return isDay ? 'date' : 'dateTime';
	if (chosen !== 'auto') return KINDS.get(chosen) ?? 'text';
	if (TIMESTAMPS.includes(attribute)) return 'dateTime';
	const known = customerFields.find(({ path }) => path === attribute)?.kind;
	if (known === undefined) return 'any';
	if (known === 'email' && COMPARES_WHOLE.includes(operator)) return known;
	return COMPARED_AS_THEMSELVES.includes(known) ? known : 'text';
}
