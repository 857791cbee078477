import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../kit';
import { toLabel, type EventProperty } from './eventProperties';
import type { FieldKind, RecordField } from './types';

/**
 * The fields described by a JSON schema in the configuration, one for each property.
 *
 * @param schema a JSON schema (ContactHub API 2.11); anything else has no fields
 */
export function readSchemaFields(schema: unknown): EventProperty[] {
	const required = isRecord(schema) && Array.isArray(schema.required) ? schema.required : [];
	return getProperties(schema).map(([name, property]) => ({
		...toField(name, name, property),
		required: required.includes(name),
	}));
}

/** The workspace's own customer fields; nested objects are flattened. */
export function readExtendedFields(schema: IDataObject): RecordField[] {
	return readOpenedFields(schema, 'extended').map((field) => ({
		...field,
		label: `Extended: ${field.label}`,
	}));
}

function readOpenedFields(schema: unknown, prefix: string): RecordField[] {
	return getProperties(schema).flatMap(([name, property]) => {
		const path = `${prefix}.${name}`;
		const nested = readOpenedFields(property, path);
		return nested.length > 0 ? nested : [toField(path, name, property)];
	});
}

function getProperties(schema: unknown): Array<[string, Record<string, unknown>]> {
	if (!isRecord(schema) || !isRecord(schema.properties)) return [];
	return Object.entries(schema.properties).map(([name, property]) => [
		name,
		isRecord(property) ? property : {},
	]);
}

function toField(path: string, name: string, property: Record<string, unknown>): RecordField {
	const { contactlabProperties } = property;
	const label = isRecord(contactlabProperties) ? contactlabProperties.label : undefined;
	const texts = { path, label: typeof label === 'string' && label !== '' ? label : toLabel(name) };
	const options = toOptions(property);
	return options === undefined
		? { ...texts, kind: getKind(property) }
		: { ...texts, kind: 'choice', options };
}

/** The allowed texts of a property. A null among them only means that it may be empty. */
function toOptions({ enum: values }: Record<string, unknown>): RecordField['options'] {
	if (!Array.isArray(values)) return undefined;
	const texts = values.filter((value) => value !== null);
	if (!texts.every((value) => typeof value === 'string')) return undefined;
	return texts.map((value) => ({ name: value, value }));
}

const BY_FORMAT = new Map<string, FieldKind>([
	['date', 'date'],
	['date-time', 'dateTime'],
]);

const BY_TYPE = new Map<string, FieldKind>([
	['array', 'json'],
	['boolean', 'boolean'],
	['integer', 'integer'],
	['number', 'number'],
	['object', 'object'],
]);

function getKind({ type, format }: Record<string, unknown>): FieldKind {
	const types = (Array.isArray(type) ? type : [type]).map(String);
	// What may be a text or a number, such as a code, is a text: each number can be written as one.
	const byType = types.map((name) => BY_TYPE.get(name)).find((kind) => kind !== undefined);
	const isText = types.includes('string') && byType !== 'json' && byType !== 'object';
	return (isText ? undefined : byType) ?? BY_FORMAT.get(String(format)) ?? 'text';
}
