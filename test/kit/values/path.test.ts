import fc from 'fast-check';
import { encodeQuery, InputError, path } from '../../../nodes/kit';
import { thrownBy } from '../dummy';
import { anyCharacter } from '../../support/anyCharacter';

const id = fc
	.oneof(
		fc.string({ unit: 'grapheme', minLength: 1 }),
		fc.string({ unit: anyCharacter, minLength: 1 }),
		fc.constantFrom('a/b', '../x', 'a\r\nHost: x', '[1]', 'ü 😀', '%2e%2e', '?q#f', '\\', ';a=b'),
	)
	.filter((text) => text.trim() !== '' && !/^\.+$/.test(text));

describe('path', () => {
	it('keeps every ID in its place, and the server reads it as it was', () => {
		fc.assert(
			fc.property(id, id, (first, second) => {
				const target = path`/customers/${first}/sessions/${second}`;
				expect(target).toMatch(/^[!-~]+$/);
				const { pathname, search, hash } = new URL(`http://host/base${target}`);
				expect([search, hash]).toEqual(['', '']);
				const segments = pathname.split('/').map(decodeURIComponent);
				expect(segments).toEqual(['', 'base', 'customers', first, 'sessions', second]);
			}),
		);
	});

	it.each(['', ' ', '\n', '.', '..', '...'])('refuses %j', (value) => {
		const error = thrownBy(() => path`/customers/${value}`);
		expect(error).toBeInstanceOf(InputError);
		expect(error).toMatchObject({
			message: `The ID '${value}' can't be used`,
			nextStep: 'Choose an entry from the list, or paste its ID.',
		});
	});

	it.each(['.a', 'a.', 'a..b'])('accepts %j, although it has dots', (value) => {
		expect(path`/customers/${value}`).toBe(`/customers/${value}`);
	});

	it("refuses text that isn't valid Unicode", () => {
		const error = thrownBy(() => path`/customers/${'a\ud800'}`);
		expect(error).toBeInstanceOf(InputError);
		expect(error).toMatchObject({
			message: "'a\ud800' isn't valid text: a character in it was cut in half",
			nextStep: 'Correct the value, or the expression that returns it.',
		});
	});

	it('accepts a template without values', () => {
		expect(path`/customers`).toBe('/customers');
	});
});

describe('encodeQuery', () => {
	const value = fc.oneof(
		fc.string({ unit: anyCharacter }),
		fc.integer(),
		fc.boolean(),
		fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }),
	);

	it('encodes in full: every reader gets the values back, and nothing appears there raw', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string({ minLength: 1 }), value), (query) => {
				const text = encodeQuery(query);
				expect(text).toMatch(/^(\?[A-Za-z0-9\-_.!~*'()%=&]+)?$/);
				const read = new URLSearchParams(text.replace(/\+/g, '%2B'));
				for (const [name, expected] of Object.entries(query)) {
					expect(read.getAll(name)).toEqual([expected].flat().map(String));
				}
			}),
		);
	});

	it('encodes brackets, braces and quotes of a JSON query', () => {
		const text = encodeQuery({ query: '{"queries":[{"a":"b c+d"}]}' });
		expect(text).toBe('?query=%7B%22queries%22%3A%5B%7B%22a%22%3A%22b%20c%2Bd%22%7D%5D%7D');
	});

	it.each([
		[{}, ''],
		[{ a: undefined }, ''],
		[{ a: undefined, b: 0, c: false, d: '' }, '?b=0&c=false&d='],
		[{ a: [] }, ''],
		[{ a: ['x', 'y'] }, '?a=x&a=y'],
	])('%j becomes %j', (query, expected) => {
		expect(encodeQuery(query)).toBe(expected);
	});

	it("refuses text that isn't valid Unicode", () => {
		expect(() => encodeQuery({ externalId: '\udfff' })).toThrow(InputError);
	});
});

it.each(['NaN', 'undefined', '[object Object]'])(
	"%j, as returned by an expression, isn't an ID",
	(value) => {
		expect(() => path`/customers/${value}`).toThrow(`The ID '${value}' can't be used`);
	},
);
