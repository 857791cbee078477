import { isNothing, isTextAroundNothing, refuseEmptyExpression } from './emptyExpressions';
import { holdsExpression } from '../values/expressions';
import { isRecord } from '../values/json';
import { choice } from './basic';
import { toEntryContext, isAdded, toProperties } from './collection';
import type { Field, FieldContext, Fields, FieldTexts, ValuesOf } from './field';

/** Name of the switch that decides what an empty filter means. */
const EMPTY_FILTER = 'emptyFilter';

const emptyFilterField = choice({
	displayName: 'Empty Filter',
	noDataExpression: true,
	default: 'stop',
	description: 'If an expression returns nothing',
	options: [
		{ name: 'No Filter', value: 'none', description: 'Continue without it, with more results' },
		{ name: 'Stop', value: 'stop', description: 'Stop with an error' },
	],
});

const NEXT_STEP =
	"Check the expression and the incoming data. To get all results if it is empty, add 'Empty Filter' to the filters and set it to No Filter.";

/**
 * The filters of a list, to which the user adds what is needed. A filter left empty by hand is ignored; if its expression returns
 * nothing, that is an error unless the user chose otherwise, because it would list everything.
 */
export function filters<F extends Fields>(
	texts: Partial<FieldTexts> & { fields: F },
): Field<Partial<ValuesOf<F>>> {
	const { fields, ...shown } = texts;
	return {
		property: {
			type: 'collection',
			displayName: 'Filters',
			placeholder: 'Add Filter',
			default: {},
			...shown,
			options: toProperties({ ...fields, [EMPTY_FILTER]: emptyFilterField }),
		},
		read(raw, context) {
			if (!isRecord(raw)) return {};
			const mode = readMode(raw, context);
			const entries = Object.entries(fields).flatMap(([name, field]) => {
				const entry = toEntryContext(context, name, field);
				return isAdded(name, raw, context)
					? [[name, readFilter(field, raw[name], entry, mode)]]
					: [];
			});
			return Object.fromEntries(entries) as Partial<ValuesOf<F>>;
		},
	};
}

function readMode(raw: Record<string, unknown>, context: FieldContext): 'none' | 'stop' {
	const chosen = raw[EMPTY_FILTER] ?? 'stop';
	return emptyFilterField.read(chosen, toEntryContext(context, EMPTY_FILTER, emptyFilterField));
}

function readFilter<Value>(
	field: Field<Value>,
	raw: unknown,
	context: FieldContext,
	mode: 'none' | 'stop',
): Value | undefined {
	if (!holdsExpression(context.written)) return field.read(raw, context);
	// A value that isn't empty may become so once read, e.g. a list of commas.
	const isEmpty = isNothing(raw) || isTextAroundNothing(context);
	const value = isEmpty ? undefined : field.read(raw, context);
	if (!isNothing(value)) return value;
	if (mode === 'stop') refuseEmptyExpression(context, NEXT_STEP);
	return undefined;
}
