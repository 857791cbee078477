import type { FieldType } from 'n8n-workflow';

import type { FieldKind } from './types';

/** The types under which the editor's forms show kinds of fields; all others are text. */
const TYPES: Partial<Record<FieldKind, FieldType>> = {
	choice: 'options',
	dateTime: 'dateTime',
	boolean: 'boolean',
	integer: 'number',
	json: 'array',
	number: 'number',
	object: 'object',
};

/** The type under which the editor's form shows a field. */
export function toMapperType(kind: FieldKind): FieldType {
	return TYPES[kind] ?? 'string';
}

/** Kinds of fields by the type that the editor stored. */
const KINDS = new Map<string, FieldKind>([
	['array', 'json'],
	['boolean', 'boolean'],
	['dateTime', 'dateTime'],
	['number', 'number'],
	['object', 'object'],
]);

/** How the value of a field is read that is known only from the form, e.g. one of the workspace's own. */
export function toFieldKind(type: string | undefined): FieldKind {
	return KINDS.get(type ?? '') ?? 'text';
}
