import {
	hasEmptyPart,
	InputError,
	isBlank,
	isExpression,
	isRecord,
	type FieldContext,
} from '../../kit';
import { getAttributeLabel } from '../model/customerFields';
import type { RawCondition, RawGroup } from './conditions';
import { WITHOUT_VALUE } from './language';

const NEXT_STEP =
	'Check the expression and the incoming data: with an incomplete value, other customers would be found.';

/**
 * Checks conditions whose values contain expressions, any of which may be empty: `LIKE` with `{{ $json.name }}*` would then match
 * everyone.
 *
 * @throws InputError naming the attribute
 */
export function refuseEmptyParts(group: RawGroup, context: FieldContext): void {
	const written = isRecord(context.written) ? context.written : {};
	for (const [index, condition] of (group.condition ?? []).entries()) {
		for (const key of getValueKeys(condition)) {
			const value = getEntry(written.condition, index, key);
			if (hasEmptyPart({ ...context, written: value })) {
				throw new InputError(
					`The condition on '${getAttributeLabel(String(condition.attribute))}' has a value that is partly empty: an expression in it returns nothing`,
					NEXT_STEP,
				);
			}
		}
	}
	for (const [index, { conditions }] of (group.group ?? []).entries()) {
		const inner = { ...context, written: getEntry(written.group, index, 'conditions') };
		refuseEmptyParts(conditions ?? {}, inner);
	}
}

/** The values of a condition that its operator uses. */
function getValueKeys({ operator }: RawCondition): Array<keyof RawCondition> {
	if (WITHOUT_VALUE.some((other) => other === operator)) return [];
	return operator === 'BETWEEN' ? ['value', 'valueTo'] : ['value'];
}

function getEntry(list: unknown, index: number, key: string): unknown {
	const entry: unknown = Array.isArray(list) ? list[index] : undefined;
	return isRecord(entry) ? entry[key] : undefined;
}

/**
 * Checks a query in JSON that was written with expressions.
 *
 * @throws InputError if a part of it is missing, or a condition has no value
 */
export function refuseEmptyJson(query: unknown, context: FieldContext): void {
	if (!isExpression(context)) return;
	// An empty text may be intended, e.g. from `{{ $json.more ? ', ...' : '' }}`.
	const isMissing = hasEmptyPart(context, (value) => value === undefined || value === null);
	if (!isMissing && !hasEmptyValue(query)) return;
	throw new InputError(
		`'${context.label}' has a condition without a value: an expression in it returns nothing`,
		NEXT_STEP,
	);
}

function hasEmptyValue(query: unknown): boolean {
	if (Array.isArray(query)) return query.some(hasEmptyValue);
	if (!isRecord(query)) return false;
	const { type, operator, value } = query;
	const takesValue = type === 'atomic' && !WITHOUT_VALUE.some((other) => other === operator);
	const values = Array.isArray(value) ? value : [value];
	if (takesValue && (values.length === 0 || values.some(isBlank))) return true;
	return Object.values(query).some(hasEmptyValue);
}
