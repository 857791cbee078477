import { listLeafPaths, schema } from '../../../nodes/kit/values/schema';

it.each([
	['text', schema.text, 'string'],
	['number', schema.number, 'number'],
	['flag', schema.flag, 'boolean'],
])('a %s may be null', (_name, shorthand, type) => {
	expect(shorthand).toEqual({ type: [type, 'null'] });
});

it('anything may be anything', () => {
	expect(schema.anything).toEqual({});
});

it('a list may be null', () => {
	expect(schema.list(schema.text)).toEqual({ type: ['array', 'null'], items: schema.text });
});

it('an object lists its required properties', () => {
	const properties = { id: schema.text };
	expect(schema.object(properties)).toEqual({ type: 'object', properties });
	expect(schema.object(properties, ['id'])).toEqual({
		type: 'object',
		properties,
		required: ['id'],
	});
});

it('an object that is optional may be null', () => {
	const properties = { id: schema.text };
	expect(schema.optional(properties)).toEqual({ type: ['object', 'null'], properties });
});

it("the columns of a schema are the paths of what isn't an object; a list is one column", () => {
	const record = schema.object({
		id: schema.text,
		base: schema.optional({
			name: schema.text,
			contacts: schema.optional({ email: schema.text, others: schema.list(schema.object({})) }),
			empty: schema.object({}),
		}),
	});
	expect(listLeafPaths(record)).toEqual([
		'id',
		'base.name',
		'base.contacts.email',
		'base.contacts.others',
	]);
	expect(listLeafPaths(record, 'customer')[1]).toBe('customer.base.name');
});

it.each([schema.text, schema.anything, schema.list(schema.text)])(
	"what isn't an object has no columns of its own: %j",
	(node) => {
		expect(listLeafPaths(node)).toEqual([]);
		expect(listLeafPaths(node, 'id')).toEqual(['id']);
	},
);
