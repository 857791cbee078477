import {
	readExtendedFields,
	readSchemaFields,
} from '../../../../nodes/ContactHub/model/extendedFields';

const only = (property: unknown) => readSchemaFields({ properties: { name: property } })[0];

it.each<[string, unknown]>([
	['nothing', undefined],
	['a text', 'x'],
	['a list', []],
	['no properties', { type: 'object' }],
	['properties that are none', { properties: ['a'] }],
])('a schema that is %s has no fields', (_what, schema) => {
	expect(readSchemaFields(schema)).toEqual([]);
});

it.each<[unknown, string]>([
	[{ type: 'string' }, 'text'],
	[{ type: 'boolean' }, 'boolean'],
	[{ type: 'integer' }, 'integer'],
	[{ type: 'number' }, 'number'],
	[{ type: 'array' }, 'json'],
	[{ type: 'object' }, 'object'],
	[{ type: ['null', 'number'] }, 'number'],
	[{ type: ['string', 'null'] }, 'text'],
	[{ type: ['integer', 'string'] }, 'text'],
	[{ type: ['string', 'number', 'null'], format: 'date' }, 'date'],
	[{ type: ['string', 'array'] }, 'json'],
	[{ type: 'string', format: 'date' }, 'date'],
	[{ type: 'string', format: 'date-time' }, 'dateTime'],
	[{ type: 'string', format: 'uuid' }, 'text'],
	[{ format: 'date' }, 'date'],
	[{}, 'text'],
	['anything', 'text'],
])('the kind of %j is %s', (property, kind) => {
	expect(only(property)).toEqual({ path: 'name', label: 'Name', kind, required: false });
});

it('texts to choose from are options, in their order; null among them only says that none is needed', () => {
	expect(only({ type: ['string', 'null'], enum: ['b', null, 'a'] })).toEqual({
		path: 'name',
		label: 'Name',
		kind: 'choice',
		options: [
			{ name: 'b', value: 'b' },
			{ name: 'a', value: 'a' },
		],
		required: false,
	});
});

it('numbers to choose from are no options', () => {
	expect(only({ type: 'integer', enum: [1, 2] })).toMatchObject({ kind: 'integer' });
	expect(only({ enum: 'a' })).toMatchObject({ kind: 'text' });
});

it.each<[unknown, string]>([
	[{ label: 'Shop of Choice' }, 'Shop of Choice'],
	[{ label: '' }, 'Favourite Shop ID'],
	[{ label: 5 }, 'Favourite Shop ID'],
	[[], 'Favourite Shop ID'],
	[undefined, 'Favourite Shop ID'],
])('a field with the properties %j is called %s', (contactlabProperties, label) => {
	const schema = { properties: { favouriteShop_id: { contactlabProperties } } };
	expect(readSchemaFields(schema)).toMatchObject([{ path: 'favouriteShop_id', label }]);
});

it('shows which fields are required', () => {
	const properties = { a: {}, b: {} };
	const required = (value: unknown) =>
		readSchemaFields({ properties, required: value }).map((field) => field.required);
	expect(required(['b'])).toEqual([false, true]);
	expect(required('b')).toEqual([false, false]);
	expect(required(undefined)).toEqual([false, false]);
});

it('opens up the objects among the own fields of customers', () => {
	const schema = {
		properties: {
			points: { type: 'integer' },
			shop: {
				type: 'object',
				properties: {
					city: { type: 'string', contactlabProperties: { label: 'Town' } },
					open: { type: 'object', properties: { since: { format: 'date' } } },
				},
			},
			any: { type: 'object', properties: {} },
		},
	};
	expect(readExtendedFields(schema)).toEqual([
		{ path: 'extended.points', label: 'Extended: Points', kind: 'integer' },
		{ path: 'extended.shop.city', label: 'Extended: Town', kind: 'text' },
		{ path: 'extended.shop.open.since', label: 'Extended: Since', kind: 'date' },
		{ path: 'extended.any', label: 'Extended: Any', kind: 'object' },
	]);
});
