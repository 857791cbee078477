import { ExpressionParser } from 'n8n-workflow';

import { InputError } from '../errors/errors';
import { holdsExpression } from '../values/expressions';
import type { Field, FieldContext } from './field';
import { isBlank, isRecord } from '../values/json';
import { requireName } from '../values/texts';

/** Whether an expression returned no value: n8n returns null for a missing field and for most errors in an expression. */
export function isNothing(value: unknown): boolean {
	if (isBlank(value)) return true;
	if (Array.isArray(value)) return value.every(isNothing);
	return isRecord(value) && '__rl' in value && isNothing(value.value);
}

/** Whether the field contains an expression, rather than being left empty by hand. */
export function isExpression({ written }: FieldContext): boolean {
	return holdsExpression(written);
}

/**
 * Checks an optional field that has no value. It isn't set if it was left empty by hand, or if an agent that may set it didn't.
 *
 * @throws InputError if an expression returned nothing: a blank cell must not turn a choice into everything
 */
export function refuseEmptyExpression(context: FieldContext, nextStep: string): void {
	if (!isExpression(context)) return;
	const { hint } = context;
	if (isLeftToAgent(context.written)) {
		hint?.(`The agent didn't provide '${context.label}', so it counts as not set`);
		return;
	}
	throw new InputError(`'${context.label}' is empty: its expression returns nothing`, nextStep);
}

/**
 * The error for a required field without a value: left empty by hand, by an expression that returned nothing, or by an agent.
 *
 * @param nextStep what to do if it was left empty by hand
 */
export function emptyError(
	{ label, written }: Pick<FieldContext, 'label' | 'written'>,
	nextStep: string,
): InputError {
	if (!holdsExpression(written)) return new InputError(`'${label}' is empty`, nextStep);
	if (isLeftToAgent(written)) {
		return new InputError(
			`The agent didn't provide '${label}'`,
			`Have it provide one, or fill in '${label}' in the tool.`,
		);
	}
	return new InputError(
		`'${label}' is empty: its expression returns nothing`,
		'Check the expression and the incoming data.',
	);
}

const CHECK_EXPRESSION =
	"Check the expression and the incoming data. If the data may be empty, provide a fallback value, e.g. {{ $json.value || 'other' }}.";

/**
 * The same optional field, but rejecting an expression that returns nothing, see `refuseEmptyExpression`. For fields that, left
 * empty, mean something the user may not want: everything, now, the default.
 */
export function guardEmptyExpression<Value>(field: Field<Value>): Field<Value> {
	return {
		...field,
		read(raw, context) {
			const value = field.read(raw, context);
			if (isNothing(value)) refuseEmptyExpression(context, CHECK_EXPRESSION);
			return value;
		},
	};
}

/**
 * Whether an expression in part of a text returns nothing, e.g. `{{ $json.name }}*` without a name.
 *
 * @param isEmpty what counts as empty
 */
export function hasEmptyPart(
	{ written, evaluate }: FieldContext,
	isEmpty: (value: unknown) => boolean = isNothing,
): boolean {
	if (typeof written !== 'string' || !holdsExpression(written) || evaluate === undefined) {
		return false;
	}
	const parts = ExpressionParser.splitExpression(written.slice(1)).filter(
		({ type, text }) => type === 'code' || !isBlank(text),
	);
	return (
		parts.length > 1 &&
		parts.some(
			(part) => part.type === 'code' && isEmpty(evaluate(ExpressionParser.joinExpression([part]))),
		)
	);
}

/**
 * Whether all expressions within a text, e.g. `CRM-{{ $json.number }}`, return nothing, so that only the literal part is left. A
 * value that is a single expression has no such part.
 */
export function isTextAroundNothing({ written, evaluate }: FieldContext): boolean {
	const text = isRecord(written) && '__rl' in written ? written.value : written;
	if (typeof text !== 'string' || !holdsExpression(text) || evaluate === undefined) return false;
	const parts = ExpressionParser.splitExpression(text.slice(1));
	const expressions = parts.filter(({ type }) => type === 'code');
	const isText = parts.some((part) => part.type === 'text' && !isBlank(part.text));
	return (
		isText &&
		expressions.length > 0 &&
		expressions.every((part) => isNothing(evaluate(ExpressionParser.joinExpression([part]))))
	);
}

/**
 * Checks a text that names a record: if its expressions return nothing, the rest would name another one.
 *
 * @throws InputError if only the literal part is left
 */
export function refuseEmptyName(context: FieldContext): void {
	if (!isTextAroundNothing(context)) return;
	throw new InputError(
		`'${context.label}' consists only of the text around an expression that returns nothing`,
		'Check the expression and the incoming data.',
	);
}

/** The same field, for a value that names a record, see `refuseEmptyName` and `requireName`. */
export function nameEmptyExpression<Value>(field: Field<Value>): Field<Value> {
	return {
		...field,
		read(raw, context) {
			refuseEmptyName(context);
			const value = field.read(raw, context);
			if (typeof value === 'string') requireName(value, context.label);
			return value;
		},
	};
}

/** Names of the functions by which n8n asks an agent for a value. */
const AGENT_FUNCTION = /^\$fromai$/i;

/** Whether an expression uses nothing but values from an agent. */
export function isLeftToAgent(written: unknown): boolean {
	if (Array.isArray(written)) return written.every(isLeftToAgent);
	if (isRecord(written)) return Object.values(written).filter(holdsExpression).every(isLeftToAgent);
	const variables = typeof written === 'string' ? (written.match(/\$[\w$]+/g) ?? []) : [];
	return variables.length > 0 && variables.every((variable) => AGENT_FUNCTION.test(variable));
}
