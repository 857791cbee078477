import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Field, Fields } from '../fields/field';
import { getListFields, simplifyField } from './listFields';
import { movedOptionsProperty } from './movedOptions';
import type { Operation, Resource } from './operation';

/** All fields of an operation, the kit's own among them, in the order in which the editor shows them. */
export function getAllFields<Api>(operation: Operation<Api>): Fields {
	const { fields, simplify } = operation;
	if (operation.kind === 'list') return getListFields(operation);
	return { ...fields, ...(simplify && { simplify: simplifyField }) };
}

/** What a product decides about its parameters. */
export interface PropertyOptions {
	/** Value of the resource that is chosen at first. Default: the first one. */
	defaultResource?: string;
}

/**
 * Turns resources into the parameters of a node: the two menus, then the fields of each operation, shown only
 * for it. A field that several operations of a resource share stands once.
 */
export function toResourceProperties<Api>(
	resources: Array<Resource<Api>>,
	options: PropertyOptions = {},
): INodeProperties[] {
	return [
		createMenu('Resource', 'resource', resources, options.defaultResource),
		...resources.map(createOperationMenu),
		...resources.flatMap(toFieldProperties),
		movedOptionsProperty,
	];
}

/** What most people want of a resource, in this order. */
const PREFERRED = ['upsert', 'getAll'];

function createOperationMenu<Api>(resource: Resource<Api>): INodeProperties {
	const { value, operations } = resource;
	const preferred = PREFERRED.find((wanted) => operations.some((one) => one.value === wanted));
	const { defaultOperation = preferred } = resource;
	return {
		...createMenu('Operation', 'operation', operations, defaultOperation),
		displayOptions: { show: { resource: [value] } },
	};
}

/** A menu that offers entries by name. */
function createMenu(
	displayName: string,
	name: string,
	entries: MenuEntry[],
	chosen = entries[0]?.value ?? '',
): INodeProperties {
	const options = entries.map(({ name, value, action, description }): INodePropertyOptions => ({
		name,
		value,
		...(action && { action }),
		...(description && { description }),
	}));
	return { displayName, name, type: 'options', noDataExpression: true, options, default: chosen };
}

/** What a menu shows of a resource or an operation. */
interface MenuEntry {
	name: string;
	value: string;
	action?: string;
	description?: string;
}

/** Parameters that always have a value; n8n wants optional ones in collections. */
const ALWAYS_SET = new Set(['number', 'options', 'resourceMapper']);

/** A field and the operations that show it. */
interface Placed {
	name: string;
	field: Field<unknown>;
	operations: string[];
}

function toFieldProperties<Api>({ value, operations }: Resource<Api>): INodeProperties[] {
	const placed = operations.reduce<Placed[]>(
		(sofar, operation) => placeFields(sofar, getAllFields(operation), operation.value),
		[],
	);
	return placed.map(({ name, field, operations: shownFor }) => ({
		...field.property,
		...(ALWAYS_SET.has(field.property.type) && { required: true }),
		name,
		displayOptions: {
			show: { resource: [value], operation: shownFor, ...field.when },
			...(field.unless && { hide: field.unless }),
		},
	}));
}

/**
 * Adds an operation's fields to those placed so far. A field that already stands further down is shared; one that
 * stands further up would be shown out of order, so it is placed anew.
 */
function placeFields(sofar: Placed[], fields: Fields, operation: string): Placed[] {
	const result = sofar.map((entry) => ({ ...entry }));
	let from = 0;
	for (const [name, field] of Object.entries(fields)) {
		const at = result.findIndex(
			(entry, index) => index >= from && entry.name === name && entry.field === field,
		);
		if (at >= 0) {
			result[at]?.operations.push(operation);
			from = at + 1;
		} else {
			result.splice(from, 0, { name, field, operations: [operation] });
			from += 1;
		}
	}
	return result;
}

/**
 * What stands below a node's name on the canvas: the action in words. n8n finds no name for an operation that belongs
 * to a resource, and would show the stored values.
 */
export function buildSubtitle<Api>(resources: Array<Resource<Api>>): string {
	const actions = resources.flatMap(({ value, operations }) =>
		operations.map((operation) => [`${value}.${operation.value}`, operation.action]),
	);
	const words = JSON.stringify(Object.fromEntries(actions));
	return `={{ (${words})[$parameter["resource"] + "." + $parameter["operation"]] }}`;
}

/** The parameters of a node without resources and operations, e.g. of a trigger. */
export function toPlainProperties(fields: Fields): INodeProperties[] {
	const own = Object.entries(fields).map(([name, field]): INodeProperties => ({
		...field.property,
		...(ALWAYS_SET.has(field.property.type) && { required: true }),
		name,
		...(field.when && { displayOptions: { show: field.when } }),
	}));
	return [...own, movedOptionsProperty];
}
