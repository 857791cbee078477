import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

import type { Field } from '../../nodes/kit';
import {
	choice,
	choices,
	fixedChoices,
	collection,
	DateTime,
	InputError,
	jsonObject,
	resourceLocator,
	resourceMapper,
	dateTime,
	notice,
	number,
	optionalResourceLocator,
	parseDateTime,
	required,
	text,
	toggle,
} from '../../nodes/kit';
import { thrownBy } from './dummy';

const item = { json: { email: 'a@example.com' } };

function read<Value>(field: Field<Value>, raw: unknown): Value {
	return field.read(raw, { label: 'Label', item });
}

/** What the user is told: what is wrong, and what to do next. */
function complaint(field: Field<unknown>, raw: unknown): [string, string] {
	const error = thrownBy(() => read(field, raw)) as InputError;
	expect(error).toBeInstanceOf(InputError);
	return [error.message, error.nextStep];
}

const options = [
	{ name: 'A', value: 'a' },
	{ name: 'B', value: 'b' },
] as const;

const fields = {
	text: text({ displayName: 'X' }),
	short: text({ displayName: 'X', maxLength: 3 }),
	atLeast: number({ displayName: 'X', default: 5, min: 0 }),
	atMost: number({ displayName: 'X', default: 5, max: 9 }),
	required: required(text({ displayName: 'X' })),
	number: number({ displayName: 'X', default: 5, min: 1, max: 10 }),
	decimal: number({ displayName: 'X', default: 0, precision: 2 }),
	toggle: toggle({ displayName: 'X', default: false }),
	choice: choice({ displayName: 'X', options, default: 'a' }),
	choices: choices({ displayName: 'X' }),
	fixedChoices: fixedChoices({
		displayName: 'X',
		options: [
			{ name: 'A', value: 'a' },
			{ name: 'B', value: 'b' },
		],
	}),
	jsonObject: jsonObject({ displayName: 'X' }),
	moment: dateTime({ displayName: 'X' }),
	locator: resourceLocator({ displayName: 'X', searchListMethod: 'search' }),
	optionalLocator: optionalResourceLocator({ displayName: 'X', searchListMethod: 'search' }),
	notice: notice('Read this'),
};
type Name = keyof typeof fields;

const LONG = 'x'.repeat(100);
const UNIT_EXPECTED =
	"In milliseconds this number is a time around New Year 1970. For seconds use {{ DateTime.fromSeconds($json.date) }}, for the number of a spreadsheet's date {{ DateTime.fromISO('1899-12-30').plus({ days: $json.date }) }}, with the name of your field.";
const DATE_EXPECTED = 'Use a date such as 2026-05-31 or 2026-05-31T14:30:00Z.';

it.each<[Name, unknown, unknown]>([
	['text', ' a b ', 'a b'],
	['text', '', undefined],
	['text', ' \n', undefined],
	['text', null, undefined],
	['text', undefined, undefined],
	['text', 0, '0'],
	['text', false, 'false'],
	['short', ' abc ', 'abc'],
	['short', ' ', undefined],
	['atLeast', 0, 0],
	['atLeast', 1e9, 1e9],
	['atMost', -1e9, -1e9],
	['atMost', 9, 9],
	['required', ' a ', 'a'],
	['required', 12, '12'],
	['number', 1, 1],
	['number', 10, 10],
	['number', ' 7 ', 7],
	['decimal', '0.25', 0.25],
	['decimal', -3.5, -3.5],
	['toggle', true, true],
	['toggle', false, false],
	['toggle', 'true', true],
	['toggle', 'false', false],
	['toggle', 'yes', true],
	['toggle', 'No', false],
	['toggle', ' TRUE ', true],
	['toggle', 1, true],
	['toggle', '0', false],
	['choice', 'b', 'b'],
	['fixedChoices', 'b, a', ['b', 'a']],
	['fixedChoices', '', []],
	['choices', [], []],
	['choices', '', []],
	['choices', null, []],
	['choices', 'a, b', ['a', 'b']],
	['choices', ' a,, b ,', ['a', 'b']],
	['choices', ['a', 'b'], ['a', 'b']],
	['choices', ' ["a, b", "c", ""] ', ['a, b', 'c']],
	['jsonObject', '{"a": 1}', { a: 1 }],
	['jsonObject', { a: 1 }, { a: 1 }],
	['jsonObject', ' ', undefined],
	['jsonObject', undefined, undefined],
	['moment', '', undefined],
	['moment', null, undefined],
	['locator', ' id ', 'id'],
	['locator', 4711, '4711'],
	['locator', { __rl: true, mode: 'id', value: ' id ' }, 'id'],
	['optionalLocator', { __rl: true, mode: 'list', value: '' }, undefined],
	['optionalLocator', '', undefined],
	['optionalLocator', null, undefined],
	['notice', 'whatever', undefined],
])('%s reads %j as %j', (name, raw, expected) => {
	expect(read<unknown>(fields[name], raw)).toEqual(expected);
});

it.each<[Name, unknown, string, string]>([
	['text', { a: 1 }, `'Label' is {"a":1}`, 'Enter a text.'],
	['text', [LONG], `'Label' is ["${'x'.repeat(75)}...`, 'Enter a text.'],
	['short', 'abcd', "'Label' has 4 characters; the maximum is 3", 'Shorten it.'],
	['atLeast', -1, "'Label' is -1, out of range", 'Enter a number, at least 0.'],
	['atMost', 10, "'Label' is 10, out of range", 'Enter a number, at most 9.'],
	['required', ' ', "'Label' is empty", "Fill in 'Label'."],
	['number', 'five', "'Label' isn't a number: 'five'", 'Enter a number.'],
	['number', '', "'Label' isn't a number: empty", 'Enter a number.'],
	['number', undefined, "'Label' isn't a number: empty", 'Enter a number.'],
	['number', true, "'Label' isn't a number: true", 'Enter a number.'],
	['number', Number.NaN, "'Label' isn't a number: null", 'Enter a number.'],
	['number', Infinity, "'Label' isn't a number: null", 'Enter a number.'],
	['number', 0, "'Label' is 0, out of range", 'Enter a number, at least 1 and at most 10.'],
	['number', '11', "'Label' is 11, out of range", 'Enter a number, at least 1 and at most 10.'],
	['number', 2.5, "'Label' is 2.5, which isn't a whole number", 'Enter a whole number.'],
	['toggle', 'maybe', "'Label' is 'maybe'", 'Use true or false.'],
	['toggle', 2, "'Label' is 2", 'Use true or false.'],
	['toggle', undefined, "'Label' is empty", 'Use true or false.'],
	['choice', 'c', "'Label' is 'c'", 'Use one of: a, b.'],
	['choice', '', "'Label' is empty", 'Use one of: a, b.'],
	['fixedChoices', ['a', 'B'], "'Label' contains 'B'", 'Use one or more of: a, b.'],
	['choices', [1], "'Label' is [1]", 'Select entries, or provide a list of texts.'],
	['choices', { a: 1 }, `'Label' is {"a":1}`, 'Select entries, or provide a list of texts.'],
	[
		'jsonObject',
		'[1]',
		"'Label' isn't a JSON object",
		'Enter an object in braces, e.g. {"key": "value"}.',
	],
	['moment', 'soon', "'Label' isn't a date: 'soon'", DATE_EXPECTED],
	['moment', '2026-02-30', "'Label' isn't a date: '2026-02-30'", DATE_EXPECTED],
	['moment', true, "'Label' isn't a date: true", DATE_EXPECTED],
	['moment', Number.NaN, "'Label' isn't a date: null", DATE_EXPECTED],
	// Partial dates and times of day are also valid ISO 8601: luxon would fill in the rest
	['moment', '2026', "'Label' isn't a date: '2026'", DATE_EXPECTED],
	['moment', '2026-05', "'Label' isn't a date: '2026-05'", DATE_EXPECTED],
	['moment', '2026-W22-1', "'Label' isn't a date: '2026-W22-1'", DATE_EXPECTED],
	['moment', '12:30', "'Label' isn't a date: '12:30'", DATE_EXPECTED],
	['moment', 253402300800000, "'Label' isn't a date: 253402300800000", DATE_EXPECTED],
	['moment', -62167219200001, "'Label' isn't a date: -62167219200001", DATE_EXPECTED],
	[
		'moment',
		{ isLuxonDateTime: true },
		`'Label' isn't a date: {"isLuxonDateTime":true}`,
		DATE_EXPECTED,
	],
	// Seconds, and spreadsheet dates, would be times around New Year 1970.
	['moment', 1_780_000_000, "'Label' isn't a date: 1780000000", UNIT_EXPECTED],
	['moment', -157_766_401, "'Label' isn't a date: -157766401", UNIT_EXPECTED],
	['moment', 46_173, "'Label' isn't a date: 46173", UNIT_EXPECTED],
	['moment', 46_173.5, "'Label' isn't a date: 46173.5", UNIT_EXPECTED],
	['choices', '[1]', "'Label' is '[1]'", 'Select entries, or provide a list of texts.'],
	['locator', '', "'Label' is empty", "Fill in 'Label'."],
	[
		'optionalLocator',
		{ id: 1 },
		`'Label' is {"id":1}`,
		'Choose an entry from the list, or give its ID as text.',
	],
])('%s refuses %j: %s', (name, raw, problem, nextStep) => {
	expect(complaint(fields[name], raw)).toEqual([problem, nextStep]);
});

describe('a value in a message', () => {
	const circle: Record<string, unknown> = {};
	circle.self = circle;

	it.each([
		['two\r\nlines\u2028or three', "'Label' is 'two lines or three'"],
		['a'.repeat(78), `'Label' is '${'a'.repeat(78)}'`],
		['a'.repeat(79), `'Label' is '${'a'.repeat(76)}...`],
		[`😀${'a'.repeat(73)}😀😀`, `'Label' is '😀${'a'.repeat(73)}...`],
		[circle, "'Label' is object"],
		[() => 1, "'Label' is function"],
	])('is a line, whatever it contains', (raw, message) => {
		expect(complaint(toggle({ displayName: 'X', default: false }), raw)[0]).toBe(message);
	});

	it("isn't JSON that is nested too deeply", () => {
		const deep = `${'{"a":'.repeat(101)}1${'}'.repeat(101)}`;
		const expected = [
			"'Label' is nested too deeply",
			'Use at most 100 levels of lists and objects.',
		];
		const field = jsonObject({ displayName: 'X' });
		expect(complaint(field, deep)).toEqual(expected);
		expect(complaint(field, JSON.parse(deep))).toEqual(expected);
		expect(complaint(field, circle)).toEqual(expected);
	});
});

it('jsonObject names the position of invalid JSON', () => {
	const [problem, nextStep] = complaint(fields.jsonObject, '{"a": }');
	expect(problem).toMatch(/^'Label' isn't valid JSON: .*Unexpected token/);
	expect(nextStep).toBe('Correct the JSON text.');
});

it.each([
	['2026-05-31', '2026-05-31T00:00:00.000Z'],
	['2026-05-31T14:30', '2026-05-31T14:30:00.000Z'],
	['2026-05-31 14:30:00', '2026-05-31T14:30:00.000Z'],
	[' 2026-05-31T14:30:00+02:00 ', '2026-05-31T12:30:00.000Z'],
	['2017-03-09T11:31:31.842+0000', '2017-03-09T11:31:31.842Z'],
	[1489059091842, '2017-03-09T11:31:31.842Z'],
	[5_000_000_001, '1970-02-27T20:53:20.001Z'],
	['20260531', '2026-05-31T00:00:00.000Z'],
	[253402300799999, '9999-12-31T23:59:59.999Z'],
	[-62167219200000, '0000-01-01T00:00:00.000Z'],
	[new Date(0), '1970-01-01T00:00:00.000Z'],
	[DateTime.fromISO('2026-05-31T14:30:00', { zone: 'Europe/Rome' }), '2026-05-31T12:30:00.000Z'],
])('dateTime reads %p', (raw, expected) => {
	expect(read(fields.moment, raw)?.toUTC().toISO()).toBe(expected);
});

it("dateTime reads the DateTime of another copy of luxon, as returned by n8n's expressions", () => {
	const source = readFileSync(require.resolve('luxon'), 'utf8');
	const load = runInNewContext(`(function (exports) { ${source}\n})`) as (exports: object) => void;
	const copy = {} as { DateTime: typeof DateTime };
	load(copy);
	const { DateTime: other } = copy;
	expect(other).not.toBe(DateTime);
	const raw = other.fromMillis(1489059091842);
	expect(read(fields.moment, raw)?.toMillis()).toBe(1489059091842);
});

it.each([
	['2026-05-31T14:30', '2026-05-31T14:30:00.000+02:00'],
	['2026-05-31T14:30Z', '2026-05-31T14:30:00.000Z'],
	['2026-05-31', '2026-05-31T00:00:00.000Z'],
	[1489059091842, '2017-03-09T11:31:31.842Z'],
	[new Date(0), '1970-01-01T00:00:00.000Z'],
	[DateTime.fromMillis(0), '1970-01-01T00:00:00.000Z'],
])('a date and time can have a time zone: %p', (raw, expected) => {
	expect(parseDateTime(raw, 'Label', { zone: 'Europe/Rome' }).toISO()).toBe(expected);
});

describe('collection', () => {
	const field = collection({
		displayName: 'Options',
		fields: {
			zulu: number({ displayName: 'Zulu', default: 3, max: 5 }),
			alpha: text({ displayName: 'Alpha' }),
		},
	});

	it('reads only the fields that were added', () => {
		expect(read(field, { alpha: ' x ' })).toEqual({ alpha: 'x' });
		expect(read(field, { unknown: 1 })).toEqual({});
		expect(read(field, {})).toEqual({});
		expect(read(field, '')).toEqual({});
		expect(read(field, null)).toEqual({});
	});

	it('names the entry that is wrong, not itself', () => {
		expect(complaint(field, { zulu: 9 })[0]).toBe("'Zulu' is 9, out of range");
	});
});

describe('mapper', () => {
	const field = resourceMapper({
		displayName: 'Fields',
		resourceMapperMethod: 'getFields',
		fieldWords: { singular: 'field', plural: 'fields' },
	});
	const known = [{ id: 'email', displayName: 'Email', type: 'string' }];

	it('reads the fields that were filled in', () => {
		const raw = { mappingMode: 'defineBelow', value: { email: 'b' }, schema: known };
		expect(read(field, raw)).toEqual({
			automatic: false,
			values: { email: 'b' },
			known,
			written: {},
		});
		expect(field.usesItem?.(raw)).toBe(false);
	});

	it('reads the item in automatic mode, and is not read once for all', () => {
		const raw = { mappingMode: 'autoMapInputData', value: null, schema: known };
		expect(read(field, raw)).toEqual({ automatic: true, values: item.json, known });
		expect(field.usesItem?.(raw)).toBe(true);
	});

	it('treats a missing value as no fields', () => {
		const raw = { mappingMode: 'defineBelow', value: null };
		expect(read(field, raw)).toEqual({ automatic: false, values: {}, known: [], written: {} });
	});

	it.each(['text', null, { mappingMode: 'defineBelow', value: 'text' }])('refuses %j', (raw) => {
		expect(complaint(field, raw)).toEqual([
			"'Label' contains no fields",
			'Add at least one field.',
		]);
	});
});

describe('in the editor', () => {
	const X = { displayName: 'X' };
	const words = { singular: 'field', plural: 'fields' };
	const searched = { searchListMethod: 'search' };
	const list = {
		displayName: 'From List',
		name: 'list',
		type: 'list',
		typeOptions: { searchListMethod: 'search', searchable: true },
	};
	const byId = { displayName: 'By ID', name: 'id', type: 'string' };

	it.each<[string, () => Field<unknown>, object]>([
		['a text', () => text(X), { type: 'string', default: '' }],
		[
			'a text of several lines',
			() => text({ ...X, rows: 3, default: 'a', hint: 'Hint' }),
			{ type: 'string', default: 'a', hint: 'Hint', typeOptions: { rows: 3 } },
		],
		[
			'a secret',
			() => text({ ...X, password: true, maxLength: 9 }),
			{ type: 'string', default: '', typeOptions: { password: true } },
		],
		[
			'a number with a lower limit',
			() => number({ ...X, default: 5, min: 0 }),
			{ type: 'number', default: 5, typeOptions: { numberPrecision: 0, minValue: 0 } },
		],
		[
			'a number with an upper limit',
			() => number({ ...X, default: 5, max: 9 }),
			{ type: 'number', default: 5, typeOptions: { numberPrecision: 0, maxValue: 9 } },
		],
		[
			'a number with decimals',
			() => number({ ...X, default: 0, precision: 2 }),
			{ type: 'number', default: 0, typeOptions: { numberPrecision: 2 } },
		],
		['a switch', () => toggle({ ...X, default: false }), { type: 'boolean', default: false }],
		[
			'a choice',
			() => choice({ ...X, options, default: 'a' }),
			{ type: 'options', default: 'a', options: [...options] },
		],
		['choices', () => choices(X), { type: 'multiOptions', default: [] }],
		[
			'choices of the server',
			() => choices({ ...X, loadOptionsMethod: 'load' }),
			{ type: 'multiOptions', default: [], typeOptions: { loadOptionsMethod: 'load' } },
		],
		['what is required', () => required(text(X)), { type: 'string', default: '', required: true }],
		['JSON', () => jsonObject(X), { type: 'json', default: '' }],
		['a moment', () => dateTime(X), { type: 'dateTime', default: '' }],
		['a notice', () => notice('X'), { type: 'notice', default: '' }],
		[
			'a record',
			() => resourceLocator({ ...X, ...searched }),
			{
				type: 'resourceLocator',
				default: { mode: 'list', value: '' },
				required: true,
				modes: [list, byId],
			},
		],
		[
			'a record by its name',
			() =>
				optionalResourceLocator({
					...X,
					...searched,
					startWith: 'name',
					typed: { name: 'name', displayName: 'By Name', placeholder: 'e.g. news' },
				}),
			{
				type: 'resourceLocator',
				default: { mode: 'name', value: '' },
				modes: [
					list,
					{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. news' },
				],
			},
		],
		[
			'a form',
			() => resourceMapper({ ...X, resourceMapperMethod: 'getFields', fieldWords: words }),
			{
				type: 'resourceMapper',
				noDataExpression: true,
				default: { mappingMode: 'defineBelow', value: null },
				typeOptions: {
					resourceMapper: {
						resourceMapperMethod: 'getFields',
						mode: 'map',
						fieldWords: words,
						supportAutoMap: true,
						addAllFields: false,
					},
				},
			},
		],
		[
			'a collection',
			() =>
				collection({
					...X,
					fields: { z: toggle({ displayName: 'A', default: true }), a: required(text(X)) },
				}),
			{
				type: 'collection',
				default: {},
				placeholder: 'Add Option',
				options: [
					{ displayName: 'A', name: 'z', type: 'boolean', default: true },
					{ displayName: 'X', name: 'a', type: 'string', default: '' },
				],
			},
		],
		[
			'a collection with a text of its own',
			() => collection({ ...X, placeholder: 'Add Filter', fields: {} }),
			{ type: 'collection', default: {}, placeholder: 'Add Filter', options: [] },
		],
	])('%s is shown as it says', (_what, make, shown) => {
		expect(make().property).toEqual({ ...X, ...shown });
	});

	it('a form may be read again when another parameter changes', () => {
		const texts = { ...X, resourceMapperMethod: 'getFields', fieldWords: words };
		const { typeOptions } = resourceMapper({ ...texts, dependsOn: ['type'] }).property;
		expect(typeOptions?.loadOptionsDependsOn).toEqual(['type']);
	});
});

describe('the text for a missing value', () => {
	const plain = { displayName: 'Label' };
	const id = resourceLocator({ ...plain, description: '', searchListMethod: 'search' });

	it.each([NaN, Infinity, -Infinity])(
		"%p is neither text nor an ID, and isn't valid in JSON",
		(value) => {
			const message = `'Label' is ${value}, no value`;
			expect(() => read(text(plain), value)).toThrow(message);
			expect(() => read(id, value)).toThrow(message);
			expect(() => read(id, { __rl: true, mode: 'id', value })).toThrow(message);
			expect(() => read(jsonObject(plain), { a: [{ b: value }] })).toThrow(
				`'Label' contains ${value} instead of a number`,
			);
		},
	);

	it("a text around an object isn't an ID", () => {
		expect(() => read(id, 'vip-[object Object]')).toThrow(
			"'Label' is 'vip-[object Object]', which",
		);
	});

	it.each(['NaN', 'undefined', 'null', 'NULL', '[object Object]', ' NaN '])(
		"%j isn't an ID",
		(value) => {
			expect(() => read(id, value)).toThrow(
				`'Label' is '${value.trim()}', which stands for a missing value`,
			);
			if (value.includes('object')) return;
			expect(read(text(plain), value)).toBe(value.trim());
		},
	);

	it("text around an object isn't valid text", () => {
		expect(() => read(text(plain), 'Dear [object Object]')).toThrow(
			"'Label' has '[object Object]' in its text",
		);
	});

	it.each(['Nan', 'Null', 'Undefined', 'nullable', '0', 'NaN-1'])('%j is an ID', (value) => {
		expect(read(id, value)).toBe(value);
	});
});
