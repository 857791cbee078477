import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Fields } from '../fields/field';
import { getListFields, simplifyField } from './listFields';
import { movedOptionsProperty } from './movedOptions';
import type { Operation, Resource } from './operation';
import { shareProperties, type ShownProperty } from './sharedProperties';

/** All fields of an operation, including the kit's own, in display order. */
export function getAllFields<Api>(operation: Operation<Api>): Fields {
	const { fields, simplify } = operation;
	if (operation.kind === 'list') return getListFields(operation);
	return { ...fields, ...(simplify && { simplify: simplifyField }) };
}

/** What a product decides about its parameters. */
interface PropertyOptions {
	/** Value of the resource selected by default. Default: the first. */
	defaultResource?: string;
}

/**
 * Turns resources into the parameters of a node: the two menus, then the fields of each operation, shown only for it. A field
 * shared by several operations appears only once.
 */
export function toResourceProperties<Api>(
	resources: Array<Resource<Api>>,
	options: PropertyOptions = {},
): INodeProperties[] {
	return [
		createMenu('Resource', 'resource', resources, options.defaultResource),
		...resources.map(createOperationMenu),
		...shareProperties(resources, toShownProperties),
		movedOptionsProperty,
	];
}

/** What most people want from a resource, in order of preference. */
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

/** A menu with its entries. */
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

/** The menu entry of a resource or an operation. */
interface MenuEntry {
	name: string;
	value: string;
	action?: string;
	description?: string;
}

/** Parameters that always have a value; n8n requires optional ones to be in collections. */
const ALWAYS_SET = new Set(['number', 'options', 'resourceMapper']);

function toShownProperties<Api>(operation: Operation<Api>): ShownProperty[] {
	return Object.entries(getAllFields(operation)).map(([name, field]) => ({
		property: {
			...field.property,
			...(ALWAYS_SET.has(field.property.type) && { required: true }),
			name,
		},
		when: field.when,
		unless: field.unless,
	}));
}

/**
 * The text below a node's name on the canvas: the action in words. n8n finds no name for an operation of a resource, and would
 * show the stored values.
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
