import { ExpressionParser } from 'n8n-workflow';

import { InputError } from '../errors/errors';
import { holdsExpression } from '../values/expressions';
import type { Field, FieldContext } from './field';
import { isBlank, isRecord } from '../values/json';

/**
 * Whether a value that an expression gave isn't a value: n8n gives null for a field that is missing and for most errors
 * inside an expression.
 */
export function isNothing(value: unknown): boolean {
	if (isBlank(value)) return true;
	if (Array.isArray(value)) return value.every(isNothing);
	return isRecord(value) && '__rl' in value && isNothing(value.value);
}

/** Whether the field was filled in with an expression, as opposed to left empty by hand. */
export function isExpression({ written }: FieldContext): boolean {
	return holdsExpression(written);
}

/**
 * Checks an optional field that has no value. Left empty by hand, or left out by an agent that may set it, it isn't set.
 *
 * @throws InputError when an expression gave nothing: a blank cell must not turn a choice into everything
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
 * The error about a field that must have a value and has none: it was left empty by hand, an expression gave nothing, or an agent.
 *
 * @param nextStep what to do where it was left empty by hand
 */
export function emptyError(
	{ label, written }: Pick<FieldContext, 'label' | 'written'>,
	nextStep: string,
): InputError {
	if (!holdsExpression(written)) return new InputError(`'${label}' is empty`, nextStep);
	if (isLeftToAgent(written)) {
		return new InputError(
			`The agent gave no '${label}'`,
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
 * The same optional field, of which an expression that gives nothing is refused, see `refuseEmptyExpression`. For choices of
 * which none means something that the user may not want: everything, now, the default one.
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
 * Whether a text of several parts has one whose expression returns nothing, e.g. `{{ $json.name }}*` without a name.
 *
 * @param isEmpty what counts as nothing
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
 * Whether a text with expressions in it, e.g. `CRM-{{ $json.number }}`, consists of nothing but the text around them: they give nothing.
 * A value that is an expression as a whole has no such text.
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
 * Checks a text that names a record: what is left of it where its expressions give nothing names another one.
 *
 * @throws InputError when nothing but the text around its expressions is left
 */
export function refuseEmptyName(context: FieldContext): void {
	if (!isTextAroundNothing(context)) return;
	throw new InputError(
		`'${context.label}' consists only of the text around an expression that returns nothing`,
		'Check the expression and the incoming data.',
	);
}

/** The same field, whose value names a record, see `refuseEmptyName`. */
export function nameEmptyExpression<Value>(field: Field<Value>): Field<Value> {
	return {
		...field,
		read(raw, context) {
			refuseEmptyName(context);
			return field.read(raw, context);
		},
	};
}

/** Names by which n8n knows the function that asks an agent for a value. */
const AGENT_FUNCTION = /^\$fromai$/i;

/** Whether all that an expression uses is what an agent gives. */
export function isLeftToAgent(written: unknown): boolean {
	if (Array.isArray(written)) return written.every(isLeftToAgent);
	if (isRecord(written)) return Object.values(written).filter(holdsExpression).every(isLeftToAgent);
	const variables = typeof written === 'string' ? (written.match(/\$[\w$]+/g) ?? []) : [];
	return variables.length > 0 && variables.every((variable) => AGENT_FUNCTION.test(variable));
}
