import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../nodes/kit';
import {
	isBlank,
	isRecord,
	isUsableJson,
	isSameJson,
	setAt,
	setKey,
	getValueAt,
} from '../../../nodes/kit/values/json';

const json = fc.jsonValue({ maxDepth: 4 });
const key = fc
	.string({ minLength: 1 })
	.filter((text) => !text.includes('.') && !/^(__proto__|constructor|prototype)$/.test(text));
const path = fc.array(key, { minLength: 1, maxLength: 4 }).map((keys) => keys.join('.'));

/** The same value with the keys of every object in reverse order. */
function reversed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reversed);
	if (!isRecord(value)) return value;
	const entries = Object.entries(value).map(([name, child]) => [name, reversed(child)] as const);
	return Object.fromEntries(entries.reverse());
}

it.each([
	[{}, true],
	[{ a: 1 }, true],
	[Object.create(null), true],
	[null, false],
	[undefined, false],
	[[], false],
	[new Date(), false],
	['text', false],
])('isRecord(%p) is %p', (value, expected) => {
	expect(isRecord(value)).toBe(expected);
});

it.each([
	['', true],
	[' \t\n', true],
	[null, true],
	[undefined, true],
	[0, false],
	[false, false],
	[[], false],
	[{}, false],
	['a', false],
])('isBlank(%p) is %p', (value, expected) => {
	expect(isBlank(value)).toBe(expected);
});

describe('isUsableJson', () => {
	const nested = (depth: number, open: string, close: string): unknown =>
		JSON.parse(`${open.repeat(depth)}1${close.repeat(depth)}`);

	it.each([
		['[', ']'],
		['{"a":', '}'],
		['{"a":1,"b":[0,', ']}'],
	])('limits the nesting of %s', (open, close) => {
		const levels = open.includes('[0') ? 50 : 100;
		expect(isUsableJson(nested(levels, open, close))).toBe(true);
		expect(isUsableJson(nested(levels + 1, open, close))).toBe(false);
		expect(isUsableJson(nested(10_000, open, close))).toBe(false);
	});

	it('accepts everything without nesting', () => {
		for (const value of [null, undefined, 1, 'a', true, [], {}, [null]]) {
			expect(isUsableJson(value)).toBe(true);
		}
	});

	it.each(['{"toString":null}', '{"valueOf":1,"toString":{"toString":[]}}'])(
		'makes %s convertible to text, and changes nothing else',
		(text) => {
			const value: unknown = JSON.parse(`[${text}]`);
			expect(isUsableJson(value)).toBe(true);
			expect(JSON.stringify(value)).toBe(`[${text}]`);
			expect(String(value)).toBe(text);
			expect(Number(value)).toBeNaN();
			expect(value).toEqual(JSON.parse(`[${text}]`));
		},
	);
});

describe('sameJson', () => {
	it('considers every value equal to its copy, whatever the order of the keys', () => {
		fc.assert(
			fc.property(json, (value) => {
				expect(isSameJson(value, JSON.parse(JSON.stringify(reversed(value))))).toBe(true);
			}),
		);
	});

	it('is symmetric', () => {
		fc.assert(
			fc.property(json, json, (left, right) => {
				expect(isSameJson(left, right)).toBe(isSameJson(right, left));
			}),
		);
	});

	it.each([
		[{ a: null }, {}, true],
		[{ a: { b: null } }, { a: {} }, true],
		[undefined, null, true],
		[[1, 2], [2, 1], false],
		[[1], [1, null], false],
		[{ a: 1 }, { a: '1' }, false],
		[{}, [], false],
		[{}, null, false],
		[0, null, false],
		['', null, false],
		[{ a: [{ b: 1 }] }, { a: [{ b: 2 }] }, false],
	])('%j and %j: %p', (left, right, expected) => {
		expect(isSameJson(left, right)).toBe(expected);
	});
});

describe('setAt and valueAt', () => {
	it('read back what was set, and leave the rest alone', () => {
		fc.assert(
			fc.property(path, json, (at, value) => {
				const target: IDataObject = {};
				setAt(target, at, value);
				expect(getValueAt(target, at)).toEqual(value);
				expect(Object.keys(target)).toEqual([at.split('.')[0]]);
			}),
		);
	});

	it('creates the intermediate objects, even in place of a value', () => {
		const target: IDataObject = { a: 'text', keep: 1 };
		setAt(target, 'a.b.c', 2);
		setAt(target, 'a.b.d', 3);
		expect(target).toEqual({ a: { b: { c: 2, d: 3 } }, keep: 1 });
	});

	it.each(['__proto__', 'constructor', 'prototype', 'a.__proto__.b', 'constructor.prototype.x'])(
		'refuses %s',
		(at) => {
			expect(() => setAt({}, at, 'polluted')).toThrow(InputError);
			expect(({} as IDataObject).polluted).toBeUndefined();
		},
	);

	it('does not read what an object inherits', () => {
		expect(getValueAt({}, 'constructor.name')).toBeUndefined();
		expect(getValueAt({ a: [] }, 'a.length')).toBeUndefined();
		expect(getValueAt(undefined, 'a')).toBeUndefined();
	});

	it('sets a key whose name holds dots as one key', () => {
		const target: IDataObject = {};
		setKey(target, 'a.b', 1);
		expect(target).toEqual({ 'a.b': 1 });
	});
});
