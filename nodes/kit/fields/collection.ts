import type { INodeProperties } from 'n8n-workflow';

import { isRecord } from '../values/json';
import { compareNames } from '../values/sorting';
import type { Field, FieldContext, FieldProperty, Fields, FieldTexts, ValuesOf } from './field';

/** A list of optional fields to which the user adds what is needed. */
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
			options: toProperties(fields),
		},
		read(raw, context) {
			if (!isRecord(raw)) return {};
			return readEntries(fields, raw, context);
		},
	};
}

/** What an update changes. */
export function updateFields<F extends Fields>(fields: F): Field<Partial<ValuesOf<F>>> {
	return collection({ displayName: 'Update Fields', placeholder: 'Add Field', fields });
}

/** What a record may have besides its required fields. */
export function additionalFields<F extends Fields>(fields: F): Field<Partial<ValuesOf<F>>> {
	return collection({ displayName: 'Additional Fields', placeholder: 'Add Field', fields });
}

/**
 * The properties of a field list, sorted by name as n8n requires of collections. None is required, because n8n would demand it
 * even if the user hasn't added it; the field itself rejects an empty value. A field with conditions is offered while parameters
 * outside the list have one of the given values.
 */
export function toProperties(fields: Fields): INodeProperties[] {
	return Object.entries(fields)
		.map(([name, { property, when }]): INodeProperties => ({
			...removeRequired(property),
			...(when && { displayOptions: { show: besideList(when) } }),
			name,
		}))
		.sort((left, right) => compareNames(left.displayName, right.displayName));
}

/** Reads the entries the user has added. */
function readEntries<F extends Fields>(
	fields: F,
	raw: Record<string, unknown>,
	context: FieldContext,
): Partial<ValuesOf<F>> {
	const entries = Object.entries(fields).flatMap(([name, field]): Array<[string, unknown]> => {
		const entry = toEntryContext(context, name, field);
		return isAdded(name, raw, context) ? [[name, field.read(raw[name], entry)]] : [];
	});
	return Object.fromEntries(entries) as Partial<ValuesOf<F>>;
}

/** Whether the user added a field; if its expression returned nothing, n8n may drop it from the values. */
export function isAdded(
	name: string,
	raw: Record<string, unknown>,
	{ written }: FieldContext,
): boolean {
	return raw[name] !== undefined || (isRecord(written) && written[name] !== undefined);
}

/** The context in which a field of a collection is read. */
export function toEntryContext(
	{ written, ...context }: FieldContext,
	name: string,
	{ property }: Field<unknown>,
): FieldContext {
	return {
		...context,
		label: property.displayName,
		written: isRecord(written) ? written[name] : undefined,
	};
}

/** Conditions on parameters outside the list, as n8n addresses them from inside. */
function besideList(conditions: Required<Field<unknown>>['when']): typeof conditions {
	return Object.fromEntries(
		Object.entries(conditions).map(([name, values]) => [`/${name}`, values]),
	);
}

function removeRequired(property: FieldProperty): FieldProperty {
	const { required, ...rest } = property;
	return required === undefined ? property : rest;
}
