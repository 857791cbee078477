import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import Ajv from 'ajv';
import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { ContactHub } from '../../../nodes/ContactHub/ContactHub.node';
import { subresources } from '../../../nodes/ContactHub/methods/subresources';
import { resources } from '../../../nodes/ContactHub/resources';
import type { Field } from '../../../nodes/kit';
import { getAllFields } from '../../../nodes/kit/operations/properties';
import { ROOT } from '../../support';
import { operationOf } from './expectOutput';

/** What saved workflows may contain: none of these may ever be removed. */
const CONTRACT: Record<string, string[]> = {
	customer: [
		'create',
		'upsert',
		'get',
		'getAll',
		'update',
		'replace',
		'delete',
		'addTag',
		'removeTag',
	],
	education: ['create', 'get', 'getAll', 'update', 'delete'],
	job: ['create', 'get', 'getAll', 'update', 'delete'],
	like: ['create', 'get', 'getAll', 'update', 'delete'],
	subscription: ['create', 'get', 'getAll', 'update', 'delete'],
	session: ['create', 'generateId', 'get', 'getAll', 'delete'],
	event: ['create', 'get', 'getAll', 'update', 'delete'],
	change: ['getAll', 'getLastOffset'],
	workspace: ['getMe', 'getNodes', 'getEventTypes', 'getExtendedProperties'],
};

/** Names prescribed by n8n's conventions. */
const FIXED_NAMES: Record<string, string> = {
	create: 'Create',
	delete: 'Delete',
	get: 'Get',
	getAll: 'Get Many',
	update: 'Update',
	upsert: 'Create or Update',
};

const { description } = new ContactHub();

const operations = Object.entries(CONTRACT).flatMap(([resource, values]) =>
	values.map((operation): [string, string] => [resource, operation]),
);

/** What the editor shows for these parameters, from top to bottom, without the two menus. */
const shownFor = (parameters: INodeParameters): INodeProperties[] =>
	description.properties.filter(
		(property) =>
			!['resource', 'operation'].includes(property.name) &&
			property.type !== 'hidden' &&
			NodeHelpers.displayParameter(parameters, property, { typeVersion: 1 }, description),
	);

describe('menus', () => {
	it('offer every resource and operation that saved workflows may hold, and no other', () => {
		const offered = Object.fromEntries(
			resources.map((resource) => [
				resource.value,
				resource.operations.map(({ value }) => value).sort(),
			]),
		);
		const contract = Object.fromEntries(
			Object.entries(CONTRACT).map(([resource, values]) => [resource, [...values].sort()]),
		);
		expect(offered).toEqual(contract);
	});

	it('are sorted by name', () => {
		const menus = description.properties.filter(({ name }) =>
			['resource', 'operation'].includes(name),
		);
		expect(menus).toHaveLength(10);
		for (const { options = [] } of menus) {
			const names = options.map(({ name }) => name);
			expect(names).toEqual([...names].sort((left, right) => left.localeCompare(right)));
		}
	});

	it('start with an entry that exists', () => {
		for (const resource of resources) {
			const menu = shownMenu(resource.value);
			expect(menu.options).toContainEqual(expect.objectContaining({ value: menu.default }));
		}
	});

	it('have names for resources in title case', () => {
		for (const { name, value } of resources) expect(name.toLowerCase()).toBe(value.toLowerCase());
	});
});

function shownMenu(resource: string): INodeProperties {
	const menus = description.properties.filter(
		(property) =>
			property.name === 'operation' &&
			NodeHelpers.displayParameter({ resource }, property, { typeVersion: 1 }, description),
	);
	expect(menus).toHaveLength(1);
	return menus[0] as INodeProperties;
}

/** How a short operation is declared. */
function getDeclaration(value: string): string {
	return ['get', 'getAll', 'delete'].includes(value) ? `plain.${value}` : 'define.item';
}

describe.each(operations)('%s: %s', (resource, value) => {
	const operation = operationOf(resource, value);

	it('is worded as n8n wants it', () => {
		const { name, action, description: text } = operation;
		expect(name).toBe(FIXED_NAMES[value] ?? name);
		// Title case: every word except short ones is capitalized.
		expect(name).toMatch(/^[A-Z][A-Za-z]*( (or|of|to|[A-Z][A-Za-z]*))*$/);
		// Sentence case: only the first word and abbreviations are capitalized.
		expect(action).toMatch(/^[A-Z][a-z]*( ([a-z]+|ID))*$/);
		expect(action).not.toMatch(/ (a|an|the) /);
		expect(text).toMatch(/^[A-Z].*[^.]$/);
		expect(text).not.toBe(action);
	});

	it('appears in a file of its own, or is declared beside its resource', () => {
		const folder = join(ROOT, 'nodes/ContactHub', resource);
		if (existsSync(join(folder, `${value}.ts`))) return;
		const index = readFileSync(join(folder, 'index.ts'), 'utf8');
		expect(index).toContain(
			subresources[resource] ? `createSubresource(${resource})` : `= ${getDeclaration(value)}({`,
		);
	});

	it('says what it costs and what is output', () => {
		expect(operation.requests).toMatch(/^[A-Z].*[^.]$/);
		const { output } = operation;
		expect(output.type).toBe('object');
		expect(Object.keys(output.properties ?? {})).not.toHaveLength(0);
		expect(Object.keys(output.properties ?? {})).toEqual(
			expect.arrayContaining(output.required ?? []),
		);
		expect(() => new Ajv({ strict: false }).compile(output)).not.toThrow();
	});

	it('shows its fields in their order, each once, and no other', () => {
		const fields = getAllFields(operation);
		for (const chosen of choicesOf(fields)) {
			const shown = shownFor({ resource, operation: value, ...chosen });
			const expected = Object.entries(fields).filter(([, field]) => isShown(field, chosen));
			expect(shown.map(({ name }) => name)).toEqual(expected.map(([name]) => name));
			expect(shown.map(({ displayName }) => displayName)).toEqual(
				expected.map(([, { property }]) => property.displayName),
			);
		}
	});

	it('shows every field for some choice of the others', () => {
		const fields = getAllFields(operation);
		const choices = choicesOf(fields);
		for (const field of Object.values(fields)) {
			expect(choices.some((chosen) => isShown(field, chosen))).toBe(true);
		}
	});
});

/** Whether a field's own condition is met, regardless of the editor's. */
function isShown({ when = {} }: Field<unknown>, chosen: INodeParameters): boolean {
	return Object.entries(when).every(([name, allowed]) => allowed.includes(chosen[name] as string));
}

/** All combinations of values of the fields that others depend on. */
function choicesOf(fields: Record<string, Field<unknown>>): INodeParameters[] {
	const deciding = new Set(Object.values(fields).flatMap(({ when = {} }) => Object.keys(when)));
	return [...deciding].reduce<INodeParameters[]>(
		(combinations, name) =>
			combinations.flatMap((combination) =>
				valuesOf(fields[name]).map((value) => ({ ...combination, [name]: value })),
			),
		[{}],
	);
}

function valuesOf(field: Field<unknown> | undefined): Array<string | boolean> {
	if (field?.property.type === 'boolean') return [true, false];
	return (field?.property.options ?? []).map((option) =>
		'value' in option ? String(option.value) : '',
	);
}
