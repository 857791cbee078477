import { isObject, type JsonObject } from '../../json';
import type { CustomerRecord } from '../customers/record';
import { base, consents, tags } from '../schemas/customer';
import { extended } from '../schemas/extended';
import { anyObject, boolean, dateTime, object, text, type Schema } from '../schemas/parts';

/** The type of an attribute's values; for an array, of its elements. */
export type AttributeKind = 'text' | 'number' | 'boolean' | 'instant' | 'object';

/** A location in a document, given by a dotted path. */
export interface Attribute {
	path: string;
	kind: AttributeKind;
	/** Whether a document can have several values there. */
	many: boolean;
	/** All values of a document at this location, except nulls. */
	values(document: object): unknown[];
}

const CUSTOMER = object({
	id: text,
	nodeId: text,
	externalId: text,
	extra: text,
	enabled: boolean,
	registeredAt: dateTime,
	updatedAt: dateTime,
	sourceInfo: object({ registeredBy: text, updatedBy: text }),
	base,
	extended,
	tags,
	consents,
});

const EVENT = object({
	id: text,
	nodeId: text,
	customerId: text,
	type: text,
	context: text,
	mode: text,
	date: dateTime,
	registeredAt: dateTime,
	updatedAt: dateTime,
	properties: anyObject,
	contextInfo: anyObject,
	tracking: anyObject,
});

function typeOf(schema: Schema): string {
	const { type } = schema;
	return String(Array.isArray(type) ? type.find((name) => name !== 'null') : type);
}

function kindOf(schema: Schema): AttributeKind {
	switch (typeOf(schema)) {
		case 'object':
			return 'object';
		case 'boolean':
			return 'boolean';
		case 'number':
		case 'integer':
			return 'number';
		default:
			return schema.format === 'date' || schema.format === 'date-time' ? 'instant' : 'text';
	}
}

function collect(value: unknown, keys: string[], from: number, found: unknown[]): void {
	if (value === null || value === undefined) return;
	if (Array.isArray(value)) {
		for (const element of value) collect(element, keys, from, found);
	} else if (from === keys.length) {
		found.push(value);
	} else if (isObject(value)) {
		collect(value[keys[from]!], keys, from + 1, found);
	}
}

function resolve(root: Schema, path: string): Attribute | undefined {
	const keys = path.split('.');
	let schema: Schema | undefined = root;
	let many = false;
	for (const key of keys) {
		if (schema === undefined) return undefined;
		const properties: JsonObject | undefined = schema.properties as JsonObject | undefined;
		if (properties === undefined) {
			// A free-form object, such as an event's properties, may have any key
			if (typeOf(schema) !== 'object') return undefined;
			schema = text;
			continue;
		}
		schema = properties[key] as Schema | undefined;
		if (schema !== undefined && typeOf(schema) === 'array') {
			many = true;
			schema = schema.items as Schema;
		}
	}
	if (schema === undefined) return undefined;
	return {
		path,
		kind: kindOf(schema),
		many,
		values(document) {
			const found: unknown[] = [];
			collect(document, keys, 0, found);
			return found;
		},
	};
}

const customerAttributes = new Map<string, Attribute | undefined>();

/** The customer attribute with this dotted path; undefined if there is none. */
export function customerAttribute(path: string): Attribute | undefined {
	if (!customerAttributes.has(path)) customerAttributes.set(path, resolve(CUSTOMER, path));
	return customerAttributes.get(path);
}

/** The event attribute; a path that isn't part of the event itself is one of its properties. */
export function eventAttribute(path: string): Attribute | undefined {
	const top = path.split('.')[0]!;
	const known = isObject(EVENT.properties) && top in EVENT.properties;
	return resolve(EVENT, known ? path : `properties.${path}`);
}

/** The timestamps by which seeded customers can be found without computing all of them. */
export type StampColumn = 'registeredAt' | 'updatedAt';

/** Whether customers store this attribute as a number with a sorted column. */
export function isStampColumn(path: string): path is StampColumn {
	return path === 'registeredAt' || path === 'updatedAt';
}

/** The single value to sort a customer by; null if it has none. */
export function sortValue(attribute: Attribute, record: CustomerRecord): string | number | null {
	if (isStampColumn(attribute.path)) return record[attribute.path];
	const [value] = attribute.values(record);
	if (value === undefined) return null;
	return typeof value === 'number' ? value : String(value);
}
