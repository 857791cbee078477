import type { IDataObject, INodeProperties } from 'n8n-workflow';

import {
	compareNames,
	isBlank,
	isRecord,
	setAt,
	type Field,
	type FieldProperty,
	type FieldTexts,
} from '../../kit';
import type { FieldKind, RecordField } from './types';
import { isBlankPair, isNoDateIn, readValue } from './values';

/** How a type of field is shown in the editor. */
const SHOWN: Partial<Record<FieldKind, Pick<FieldProperty, 'type' | 'default' | 'placeholder'>>> = {
	date: { type: 'dateTime', default: '' },
	dateTime: { type: 'dateTime', default: '' },
	email: { type: 'string', default: '', placeholder: 'e.g. name@example.com' },
	boolean: { type: 'boolean', default: false },
	integer: { type: 'number', default: 0 },
	json: { type: 'json', default: '' },
	number: { type: 'number', default: 0 },
	year: { type: 'number', default: 0 },
};

/** Pairs of a key and a value. */
const PAIRS: Omit<INodeProperties, 'name' | 'displayName'> = {
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Pair',
	default: {},
	options: [
		{
			displayName: 'Pair',
			name: 'pair',
			values: [
				{ displayName: 'Key', name: 'key', type: 'string', default: '' },
				{ displayName: 'Value', name: 'value', type: 'string', default: '' },
			],
		},
	],
};

/** A list of optional fields made from a table of record fields; the value is a record of the filled-in ones. */
export function recordCollection(texts: FieldTexts<{ fields: RecordField[] }>): Field<IDataObject> {
	const { fields, ...shown } = texts;
	const byName = new Map(fields.map((field) => [getName(field), field]));
	return {
		property: {
			type: 'collection',
			default: {},
			placeholder: 'Add Field',
			...shown,
			options: fields
				.map(toProperty)
				.sort((left, right) => compareNames(left.displayName, right.displayName)),
		},
		read(raw, times) {
			const record: IDataObject = {};
			for (const [name, value] of Object.entries(isRecord(raw) ? raw : {})) {
				const field = byName.get(name);
				if (field === undefined || isEmpty(value) || isNoDateIn(value, field)) continue;
				setAt(record, field.path, readValue(value, field, times));
			}
			return record;
		},
	};
}

/** Whether the user left a value empty, e.g. added *Preferences* but no pair, or one whose expressions return nothing. */
function isEmpty(value: unknown): boolean {
	if (!isRecord(value)) return isBlank(value);
	return Object.values(value).every((pairs) => Array.isArray(pairs) && pairs.every(isBlankPair));
}

/** Parameter names don't contain dots, because n8n reads a dot as a step into an object. */
function getName({ path }: RecordField): string {
	return path.replace(/\./g, '_');
}

function toProperty(field: RecordField): INodeProperties {
	const { label, kind, options, description } = field;
	const texts = { displayName: label, name: getName(field), ...(description && { description }) };
	if (kind === 'choice' && options !== undefined) {
		return { ...texts, type: 'options', options, default: options[0]?.value ?? '' };
	}
	if (kind === 'keyValuePairs') return { ...texts, ...PAIRS };
	return { ...texts, ...(SHOWN[kind] ?? { type: 'string', default: '' }) };
}
