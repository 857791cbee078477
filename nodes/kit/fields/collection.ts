import type { INodeProperties } from 'n8n-workflow';

import { isRecord } from '../json';
import { compareNames } from '../sorting';
import type { Field, FieldProperty, Fields, FieldTexts, ValuesOf } from './field';

/** A list of optional fields from which the user adds what is needed. */
export function collection<F extends Fields>(
	texts: FieldTexts<{ fields: F }>,
): Field<Partial<ValuesOf<F>>> {
	const { fields, ...shown } = texts;
	return {
		property: {
			type: 'collection',
			default: {},
			...shown,
			placeholder: shown.placeholder ?? 'Add Option',
			options: propertiesOf(fields),
		},
		read(raw, context) {
			if (!isRecord(raw)) return {};
			return readEntries(fields, raw, context.item);
		},
	};
}

/**
 * The properties of a field list, sorted by name as n8n's reviewers want collections. None is required: n8n would demand
 * it even where the user hasn't added it; the field itself refuses an empty value.
 */
export function propertiesOf(fields: Fields): INodeProperties[] {
	return Object.entries(fields)
		.map(([name, { property }]): INodeProperties => ({ ...withoutRequired(property), name }))
		.sort((left, right) => compareNames(left.displayName, right.displayName));
}

/** Reads the entries that are present. */
export function readEntries<F extends Fields>(
	fields: F,
	raw: Record<string, unknown>,
	item: Parameters<Field<unknown>['read']>[1]['item'],
): Partial<ValuesOf<F>> {
	const present = Object.entries(fields).filter(([name]) => raw[name] !== undefined);
	return Object.fromEntries(
		present.map(([name, field]) => [
			name,
			field.read(raw[name], { label: field.property.displayName, item }),
		]),
	) as Partial<ValuesOf<F>>;
}

function withoutRequired(property: FieldProperty): FieldProperty {
	const { required, ...rest } = property;
	return required === undefined ? property : rest;
}
