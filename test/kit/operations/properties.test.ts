import fc from 'fast-check';
import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import {
	collection,
	resourceMapper,
	number,
	toPlainProperties,
	toResourceProperties,
	buildSubtitle,
	text,
	toggle,
	when,
	type Fields,
} from '../../../nodes/kit';
import { movedOptionsProperty } from '../../../nodes/kit/operations/movedOptions';
import { itemOperation, listOperation, nodeWith } from '../dummy';

const a = text({ displayName: 'A' });
const b = text({ displayName: 'B' });
const c = number({ displayName: 'C', default: 1 });
const flag = toggle({ displayName: 'Flag', default: false });

const operation = (value: string, fields: Fields) =>
	itemOperation({ value, name: value, fields, run: async () => ({}) });

/** Name, operations and field order of a resource with these operations. */
function placed(operations: Record<string, Fields>): Array<[string, unknown]> {
	const list = Object.entries(operations).map(([value, fields]) => operation(value, fields));
	const properties = toResourceProperties([{ value: 'thing', name: 'Thing', operations: list }]);
	return properties
		.slice(2, -1)
		.map(({ name, displayOptions }) => [name, displayOptions?.show?.operation]);
}

describe('fields of several operations', () => {
	it('appear once if they are shared', () => {
		expect(placed({ get: { a, b }, update: { a, b } })).toEqual([
			['a', ['get', 'update']],
			['b', ['get', 'update']],
		]);
	});

	it('keep the order of each operation', () => {
		const result = placed({ first: { a, b }, second: { c, b }, third: { b, a } });
		for (const [name, order] of [
			['first', ['a', 'b']],
			['second', ['c', 'b']],
			['third', ['b', 'a']],
		] as const) {
			const shown = result.filter(([, operations]) => (operations as string[]).includes(name));
			expect(shown.map(([field]) => field)).toEqual(order);
		}
		expect(result).toHaveLength(4);
	});

	it('are separate if they differ under one name', () => {
		const other = text({ displayName: 'A, but different' });
		expect(placed({ get: { a }, update: { a: other } })).toHaveLength(2);
	});
});

describe('the parameters of a node', () => {
	const list = listOperation({
		value: 'getAll',
		name: 'Get Many',
		fields: { filter: a },
		simplify: (record) => record,
		async *pages() {},
	});
	const create = itemOperation({
		value: 'create',
		name: 'Create',
		fields: { flag, extra: when({ flag: [true] }, b) },
		simplify: (record) => record,
		run: async () => ({}),
	});
	const { properties } = nodeWith([create, list]).description;

	/** What the editor shows for these parameters, in order. */
	const shown = (parameters: INodeParameters) => {
		const isShown = (property: INodeProperties) =>
			NodeHelpers.displayParameter(parameters, property, null, null);
		return properties.filter(isShown).map(({ name }) => name);
	};

	it('begin with the menus', () => {
		expect(properties[0]).toMatchObject({
			name: 'resource',
			options: [{ name: 'Thing', value: 'thing' }],
			default: 'thing',
			noDataExpression: true,
		});
		expect(properties[1]).toMatchObject({
			name: 'operation',
			displayOptions: { show: { resource: ['thing'] } },
			default: 'getAll',
			options: [
				{ name: 'Create', value: 'create', action: 'Do something' },
				{ name: 'Get Many', value: 'getAll', action: 'Do something' },
			],
		});
	});

	const chosen = { resource: 'thing', operation: 'create' };

	it('show the fields of the operation, and those that its switches reveal', () => {
		expect(shown({ ...chosen, flag: false })).toEqual([
			...['resource', 'operation', 'flag', 'simplify', 'options'],
		]);
		expect(shown({ ...chosen, flag: true })).toContain('extra');
	});

	const getAll = { resource: 'thing', operation: 'getAll' };

	it.each([
		[{ returnAll: false, output: 'items' }, ['returnAll', 'limit', 'filter', 'simplify']],
		[{ returnAll: true, output: 'items' }, ['returnAll', 'filter', 'simplify']],
		[{ output: 'file' }, ['filter', 'fileOptions']],
	])('of a Get Many with %j', (parameters, expected) => {
		const all = ['resource', 'operation', 'output', ...expected, 'options'];
		expect(shown({ ...getAll, ...parameters })).toEqual(all);
	});

	it.each([
		['short', {}, ['filter', 'simplify', 'listOptions']],
		['medium', { returnAll: false }, ['returnAll', 'limit', 'filter', 'simplify', 'listOptions']],
		['medium', { returnAll: true }, ['returnAll', 'filter', 'simplify', 'listOptions']],
	] as const)('of a %s list with %j', (length, parameters, expected) => {
		const own = { filter: a, listOptions: collection({ displayName: 'Options', fields: { b } }) };
		const operation = listOperation({
			length,
			value: 'getAll',
			fields: own,
			simplify: (record) => record,
			async *pages() {},
		});
		const { properties: all } = nodeWith([operation]).description;
		const names = all
			.filter((property) =>
				NodeHelpers.displayParameter({ ...getAll, ...parameters }, property, null, null),
			)
			.map(({ name }) => name);
		expect(names).toEqual(['resource', 'operation', ...expected, 'options']);
	});
});

it.each([
	[['create', 'delete', 'getAll', 'upsert'], undefined, 'upsert'],
	[['create', 'delete', 'getAll'], undefined, 'getAll'],
	[['read', 'write'], undefined, 'read'],
	[['create', 'getAll'], 'create', 'create'],
])('the menu of %j has the default of the resource (%s): %s', (values, wanted, opening) => {
	const operations = values.map((value) => operation(value, {}));
	const resource = { value: 'thing', name: 'Thing', operations, defaultOperation: wanted };
	const other = { value: 'other', name: 'Other', operations };
	const properties = toResourceProperties([other, resource], { defaultResource: 'thing' });
	const [menu, , ofThing] = properties;
	expect([menu?.default, ofThing?.default]).toEqual(['thing', opening]);
	expect(toResourceProperties([other, resource])[0]?.default).toBe('other');
});

it('a field is hidden unless a sibling has a value, as its editor would show an error', () => {
	const field = { ...when({ flag: [true] }, a), unless: { kind: [''] } };
	const [, , property] = toResourceProperties([
		{ value: 'thing', name: 'Thing', operations: [operation('get', { field })] },
	]);
	expect(property?.displayOptions).toEqual({
		show: { resource: ['thing'], operation: ['get'], flag: [true] },
		hide: { kind: [''] },
	});
});

it('the subtitle is the action in words', () => {
	const operations = [
		operation('get', {}),
		{ ...operation('getAll', {}), action: 'List "things"' },
	];
	const subtitle = buildSubtitle([{ value: 'thing', name: 'Thing', operations }]);
	expect(subtitle).toBe(
		'={{ ({"thing.get":"Do something","thing.getAll":"List \\"things\\""})[$parameter["resource"] + "." + $parameter["operation"]] }}',
	);
});

it('a resource shows only its own fields', () => {
	const both = [operation('get', { a }), operation('update', { b })];
	const properties = toResourceProperties([
		{ value: 'one', name: 'One', operations: both },
		{
			value: 'two',
			name: 'Two',
			operations: [operation('get', { a }), operation('update', { a })],
		},
	]);
	const shows = properties.slice(3, -1).map(({ name, displayOptions }) => ({
		name,
		...displayOptions?.show,
	}));
	expect(shows).toEqual([
		{ name: 'a', resource: ['one'], operation: ['get'] },
		{ name: 'b', resource: ['one'], operation: ['update'] },
		{ name: 'a', resource: ['two'], operation: ['get', 'update'] },
	]);
});

it('a field of several resources appears once, also if one lacks an operation of the other', () => {
	const properties = toResourceProperties([
		{ value: 'one', name: 'One', operations: [operation('get', { a })] },
		{ value: 'two', name: 'Two', operations: [operation('update', { a })] },
	]);
	expect(properties.slice(3, -1).map(({ displayOptions }) => displayOptions?.show)).toEqual([
		{ resource: ['one', 'two'], operation: ['get', 'update'] },
	]);
});

it('each operation shows its own fields in its own order, whatever others share with it', () => {
	const pool = { a, b, c, flag, extra: when({ flag: [true] }, b) };
	const fields = fc.shuffledSubarray(Object.keys(pool) as Array<keyof typeof pool>);
	const operations = fc.dictionary(fc.constantFrom('get', 'getAll', 'update', 'create'), fields);
	fc.assert(
		fc.property(fc.array(operations, { minLength: 1, maxLength: 4 }), (all) => {
			const resources = all.map((wanted, index) => ({
				value: `resource${index}`,
				name: 'Resource',
				operations: Object.entries(wanted).map(([value, names]) =>
					operation(value, Object.fromEntries(names.map((name) => [name, pool[name]]))),
				),
			}));
			const properties = toResourceProperties(resources).slice(1 + resources.length, -1);
			for (const [index, wanted] of all.entries()) {
				for (const [value, names] of Object.entries(wanted)) {
					const isShown = ({ displayOptions }: INodeProperties) =>
						displayOptions?.show?.resource?.includes(`resource${index}`) &&
						displayOptions.show.operation?.includes(value);
					expect(properties.filter(isShown).map(({ name }) => name)).toEqual(names);
				}
			}
		}),
	);
});

it('are what n8n shows, no more and no less', () => {
	const form = resourceMapper({
		displayName: 'Form',
		resourceMapperMethod: 'getFields',
		fieldWords: { singular: 'field', plural: 'fields' },
	});
	const get = operation('get', { a, form });
	const resources = [{ value: 'thing', name: 'Thing', operations: [get] }];
	const menu = { type: 'options', noDataExpression: true };
	const resource = {
		...menu,
		displayName: 'Resource',
		name: 'resource',
		options: [{ name: 'Thing', value: 'thing' }],
		default: 'thing',
	};
	const { action, description } = get;
	const operations = {
		...menu,
		displayName: 'Operation',
		name: 'operation',
		options: [{ name: 'get', value: 'get', action, description }],
		default: 'get',
	};
	const shownFor = (more: object) => ({
		displayOptions: { show: { resource: ['thing'], ...more } },
	});
	expect(toResourceProperties(resources)).toEqual([
		resource,
		{ ...operations, ...shownFor({}) },
		{ ...a.property, name: 'a', ...shownFor({ operation: ['get'] }) },
		{ ...form.property, name: 'form', required: true, ...shownFor({ operation: ['get'] }) },
		movedOptionsProperty,
	]);
});

it('a node without resources shows its fields as they are, and optional ones on their conditions', () => {
	expect(toPlainProperties({ a, c, extra: when({ flag: [true] }, b) })).toEqual([
		{ displayName: 'A', name: 'a', type: 'string', default: '' },
		{
			displayName: 'C',
			name: 'c',
			type: 'number',
			default: 1,
			typeOptions: { numberPrecision: 0 },
			required: true,
		},
		{
			displayName: 'B',
			name: 'extra',
			type: 'string',
			default: '',
			displayOptions: { show: { flag: [true] } },
		},
		movedOptionsProperty,
	]);
});
