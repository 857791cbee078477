import type { IDataObject } from 'n8n-workflow';

import {
	emptyError,
	isBlank,
	MappedValues,
	setKey,
	toComparableName,
	type Mapping,
	type MappingRules,
} from '../../kit';
import { eventTypes, SHARED_PROPERTIES } from './eventTypes';
import { toFieldKind } from './mapperTypes';
import { toEnumOptions, type RecordField } from './types';
import { isNoDateIn, readValue } from './values';

/** A property of an event type, as the form shows it. */
export interface EventProperty extends RecordField {
	required: boolean;
}

/** The documented properties of an event type; empty for undocumented types. */
export function getDocumentedProperties(eventType: string): EventProperty[] {
	if (!Object.hasOwn(eventTypes, eventType)) return [];
	const properties = { ...eventTypes[eventType], ...SHARED_PROPERTIES };
	return Object.entries(properties).map(([marked, kind]) => {
		const path = marked.replace(/\*$/, '');
		const shared = { path, label: toLabel(path), required: marked.endsWith('*') };
		return typeof kind === 'string'
			? { ...shared, kind }
			: { ...shared, kind: 'choice', options: toEnumOptions(kind) };
	});
}

/** `campaignId` -> `Campaign ID`. */
export function toLabel(name: string): string {
	const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').split(/[\s_]+/);
	return words
		.map((word) =>
			/^(id|url|sku)$/i.test(word)
				? word.toUpperCase()
				: word.charAt(0).toUpperCase() + word.slice(1),
		)
		.join(' ');
}

/**
 * Converts a filled-in form, or an incoming item, to the properties of an event.
 *
 * @returns the properties, and the columns of the item that don't match any
 * @throws InputError if a value has the wrong type, when two columns for the same property differ, or a required property is
 * missing
 */
export function draftProperties(
	eventType: string,
	mapping: Mapping,
	{ hint = () => {}, unusable }: Partial<MappingRules> = {},
): { properties: IDataObject; unmatched: string[] } {
	const fields = indexProperties(eventType, mapping);
	const byWords = indexWords([...fields.values()]);
	const properties: IDataObject = {};
	const unmatched: string[] = [];
	const values = new MappedValues<unknown>({ hint, ...(mapping.automatic && { unusable }) });
	const times = { zone: mapping.zone, hint };
	for (const [column, raw] of Object.entries(mapping.values)) {
		const field =
			fields.get(getName(column)) ??
			(mapping.automatic ? byWords.get(toComparableName(column)) : undefined);
		if (field === undefined) unmatched.push(column);
		else if (!isBlank(raw) && !isNoDateIn(raw, field)) {
			const { path: key, label } = field;
			values.add({ key, label, column, raw }, () => readValue(raw, field, times));
		}
	}
	for (const [key, value] of values.entries()) setKey(properties, key, value);
	for (const { path, label, required } of getDocumentedProperties(eventType)) {
		if (!required || properties[path] !== undefined) continue;
		throw emptyError(
			{ label, written: mapping.written?.[path] },
			`An event of type '${eventType}' requires it: fill in '${label}' (${path}).`,
		);
	}
	return { properties, unmatched };
}

/** The form's fields by lower-case name: the documented ones, and further ones in the workspace's own schema. */
function indexProperties(eventType: string, { known }: Mapping): Map<string, RecordField> {
	const own = known.map(({ id, displayName, type }): RecordField => ({
		path: id,
		label: displayName,
		kind: toFieldKind(type),
	}));
	return new Map(
		[...own, ...getDocumentedProperties(eventType)].map((field) => [getName(field.path), field]),
	);
}

/** The fields by their name and label, however the words are written: `Order ID`, `order_id`. Names that mean several are left out. */
function indexWords(fields: RecordField[]): Map<string, RecordField> {
	const byWords = new Map<string, RecordField | undefined>();
	for (const field of fields) {
		for (const name of new Set([field.path, field.label].map((own) => toComparableName(own)))) {
			byWords.set(name, byWords.has(name) ? undefined : field);
		}
	}
	byWords.delete('');
	return new Map([...byWords].flatMap(([name, field]) => (field ? [[name, field]] : [])));
}

/** Case and composition of accents don't matter. Other characters do: properties may contain them. */
function getName(column: string): string {
	return column.normalize('NFC').toLowerCase();
}
