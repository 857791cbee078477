import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { type InputError, type Mapping } from '../../../../nodes/kit';
import { clearFields } from '../../../../nodes/ContactHub/model/clearing';
import {
	getChangedParts,
	draftCustomer,
	requireData,
	type CustomerDraft,
} from '../../../../nodes/ContactHub/model/customerDraft';
import { customerFields } from '../../../../nodes/ContactHub/model/customerFields';
import { thrownBy } from '../../../kit/dummy';

/** What ContactHub does with a PATCH (ContactHub API 2.1): objects are merged, lists are replaced, null clears. */
function patched(current: unknown, patch: unknown): unknown {
	if (!isObject(patch)) return patch;
	const result: IDataObject = { ...(isObject(current) ? current : {}) };
	for (const [key, value] of Object.entries(patch)) {
		result[key] = patched(result[key], value) as IDataObject[string];
	}
	return result;
}

/** A customer without meaningless values: nulls, empty objects and lists; dates as timestamps. */
function bare(value: unknown): unknown {
	if (typeof value === 'string') return value.replace('+0000', 'Z');
	if (Array.isArray(value)) return value.length === 0 ? null : value.map(bare);
	if (!isObject(value)) return value ?? null;
	const kept = Object.entries(value)
		.map(([key, inner]) => [key, bare(inner)] as const)
		.filter(([, inner]) => inner !== null);
	return kept.length === 0 ? null : Object.fromEntries(kept);
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const leaf = fc.oneof(
	fc.constantFrom('', 'a', 'b', '2020-01-01T10:00:00.000Z', '2020-01-01T10:00:00.000+0000'),
	fc.constantFrom(0, 1, true, false, null),
);
const key = fc.constantFrom('a', 'b', 'c');
const { tree } = fc.letrec((tie) => ({
	tree: fc.dictionary(
		key,
		fc.oneof(
			{ maxDepth: 3 },
			leaf,
			fc.array(fc.oneof(leaf, fc.dictionary(key, leaf, { maxKeys: 2 })), { maxLength: 2 }),
			tie('tree'),
		),
		{ maxKeys: 4 },
	),
}));
const customer = tree as fc.Arbitrary<IDataObject>;

describe('changedParts', () => {
	it('has the effect of the whole draft', () => {
		fc.assert(
			fc.property(customer, customer, (draft, current) => {
				const whole = patched(current, draft);
				const part = patched(current, getChangedParts(draft, current));
				expect(bare(part)).toEqual(bare(whole));
			}),
			{ numRuns: 2000 },
		);
	});

	it('is empty once the draft has been written', () => {
		fc.assert(
			fc.property(customer, customer, (draft, current) => {
				const written = patched(current, draft) as IDataObject;
				expect(getChangedParts(draft, written)).toEqual({});
			}),
			{ numRuns: 1000 },
		);
	});

	it('holds nothing that the draft does not', () => {
		fc.assert(
			fc.property(customer, customer, (draft, current) => {
				expect(patched(draft, getChangedParts(draft, current))).toEqual(draft);
			}),
			{ numRuns: 1000 },
		);
	});

	it('returns a point with both coordinates, or not at all', () => {
		const point = { geo: { lat: 1, lon: 2 } };
		expect(getChangedParts({ geo: { lat: 3 } }, point)).toEqual({ geo: { lat: 3, lon: 2 } });
		expect(getChangedParts({ geo: { lat: 1 } }, point)).toEqual({});
		expect(getChangedParts(point, { geo: null })).toEqual(point);
		expect(getChangedParts({ geo: null }, point)).toEqual({ geo: null });
	});

	it.each<[string, IDataObject, IDataObject, IDataObject]>([
		['another value', { a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, { a: { c: 2 } }],
		['a list as a whole', { a: ['x', 'y'] }, { a: ['x'] }, { a: ['x', 'y'] }],
		['a shorter list', { a: [] }, { a: ['x'] }, { a: [] }],
		['null for a value', { a: null }, { a: 1 }, { a: null }],
		['an object for a value', { a: { b: 1 } }, { a: 'x' }, { a: { b: 1 } }],
		['zero for nothing', { a: 0, b: false, c: '' }, {}, { a: 0, b: false, c: '' }],
		['texts that only look alike', { a: '1' }, { a: 1 }, { a: '1' }],
		[
			'moments that are not full',
			{ a: '2020-01-01T10:00:00Z' },
			{ a: '2020-01-01' },
			{ a: '2020-01-01T10:00:00Z' },
		],
	])('holds %s', (_what, draft, current, expected) => {
		expect(getChangedParts(draft, current)).toEqual(expected);
	});
});

describe('clearFields', () => {
	it.each(customerFields.map(({ path }) => path))('empties %s if nothing else is said', (path) => {
		const draft: IDataObject = {};
		clearFields(draft, [path]);
		const emptied = path.startsWith('base.address.geo') ? 'base.address.geo' : path;
		const value = emptied
			.split('.')
			.reduce<unknown>((part, step) => (part as IDataObject)[step], draft);
		const isList = [
			'base.contacts.otherContacts',
			'base.contacts.mobileDevices',
			'tags.manual',
			'base.educations',
			'base.jobs',
			'base.likes',
			'base.subscriptions',
		].includes(path);
		expect(value).toEqual(isList ? [] : null);
	});

	it('takes a field of the workspace for no coordinate', () => {
		const draft: IDataObject = {};
		clearFields(draft, ['extended.base.address.geo.lat']);
		expect(draft).toEqual({ extended: { base: { address: { geo: { lat: null } } } } });
	});

	it.each(['base.address.geo.latitude', 'base.address.geo.lat.x'])('refuses %s', (path) => {
		expect(() => clearFields({}, [path])).toThrow(`names '${path}', which can't be emptied`);
	});

	it('refuses to clear one coordinate and to fill in the other', () => {
		const draft = { base: { address: { geo: { lat: 1 } } } };
		expect(() => clearFields(draft, ['base.address.geo.lon'])).toThrow(
			"'Latitude and Longitude' is both filled in and listed under 'Fields to Clear'",
		);
	});
});

describe('draftCustomer', () => {
	const form = (values: Record<string, unknown>): Mapping => ({
		automatic: false,
		values,
		known: [],
	});
	const item = (values: Record<string, unknown>): Mapping => ({ ...form(values), automatic: true });

	it('finds every field by its path, by its label and by its path without base', () => {
		const sample = (kind: string): unknown =>
			({
				email: 'a@example.com',
				date: '2020-01-01',
				dateTime: '2020-01-01T00:00:00.000Z',
				number: 1,
				boolean: true,
				locale: 'it_IT',
				timezone: 'Europe/Rome',
				url: 'https://example.com/',
				stringList: ['a'],
				json: [{ id: '1' }],
			})[kind] ?? 'text';
		for (const { path, label, kind } of customerFields) {
			const { customer: wanted } = draftCustomer(form({ [path]: sample(kind) }));
			expect(Object.keys(wanted)).toHaveLength(1);
			for (const column of [path, label, path.replace('base.', ''), path.toUpperCase()]) {
				const { customer: found, unmatched } = draftCustomer(item({ [column]: sample(kind) }));
				expect({ column, found, unmatched }).toEqual({ column, found: wanted, unmatched: [] });
			}
		}
	});

	it('returns labels and paths that are unique', () => {
		for (const name of ['path', 'label'] as const) {
			const names = customerFields.map((field) => field[name].toLowerCase());
			expect(new Set(names).size).toBe(names.length);
		}
	});

	it('never breaks on an item, and never changes it', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue() as fc.Arbitrary<unknown>), (values) => {
				const copy = structuredClone(values);
				try {
					draftCustomer(item(values));
				} catch (error) {
					expect((error as Error).name).toBe('InputError');
				}
				expect(values).toEqual(copy);
				expect(Object.keys(Object.prototype)).toEqual([]);
			}),
			{ numRuns: 500 },
		);
	});

	it('accepts several columns for a field if they are equal or empty', () => {
		const columns = { email: 'a@example.com', mail: 'A@example.com', 'Email Address': '' };
		expect(draftCustomer(item(columns)).customer).toEqual({
			base: { contacts: { email: 'a@example.com' } },
		});
	});

	describe("and the workspace's own fields", () => {
		/** Custom fields as stored by the editor: paths below `extended`, with their types. */
		const own = (fields: Record<string, string | undefined>): Mapping['known'] =>
			Object.entries(fields).map(([id, type]) => ({
				id,
				displayName: `Own ${id.split('.').at(-1)}`,
				type: type as Mapping['known'][number]['type'],
			}));

		/** What happens to a column, in an item and in a form. */
		const draftOf = (column: string, value: unknown, known: Mapping['known']) =>
			draftCustomer({ ...item({ [column]: value }), known });

		it.each<[string, string | undefined, unknown, unknown]>([
			['boolean', 'boolean', 'true', true],
			['number', 'number', '7', 7],
			['array', 'array', '[1]', [1]],
			['object', 'object', '{"a":1}', { a: 1 }],
			['date', 'dateTime', '2026-05-31', '2026-05-31T00:00:00.000Z'],
			['text', 'string', 7, '7'],
			['no type', undefined, 7, '7'],
		])('reads them by their type: %s', (_what, type, raw, expected) => {
			const known = own({ 'extended.own': type });
			const wanted = { customer: { extended: { own: expected } }, unmatched: [] };
			expect(draftOf('extended.own', raw, known)).toEqual(wanted);
			expect(draftOf('Own own', raw, known)).toEqual(wanted);
			expect(draftOf('own', raw, known)).toEqual(wanted);
			expect(draftCustomer({ ...form({ 'extended.own': raw }), known })).toEqual(wanted);
		});

		it('sends those of which nothing is known as they are', () => {
			const wanted = { customer: { extended: { deep: { own: '7' } } }, unmatched: [] };
			expect(draftOf('extended.deep.own', '7', [])).toEqual(wanted);
			expect(draftCustomer(form({ 'extended.deep.own': '7' }))).toEqual(wanted);
			expect(draftOf('extended', { deep: { own: '7' } }, [])).toEqual(wanted);
		});

		it("doesn't confuse anything else with them", () => {
			expect(draftOf('Own email', 'x', own({ 'base.contacts.email': 'string' }))).toEqual({
				customer: {},
				unmatched: ['Own email'],
			});
			expect(draftCustomer(form({ unknown: 'x' }))).toEqual({
				customer: {},
				unmatched: ['unknown'],
			});
			expect(draftOf('extended', 'x', [])).toEqual({ customer: {}, unmatched: ['extended'] });
		});

		it("keeps their paths: `base` in the middle isn't a prefix", () => {
			const known = own({ 'extended.database.code': 'number' });
			expect(draftOf('extended.datacode', '7', known).customer).toEqual({
				extended: { datacode: '7' },
			});
			expect(draftOf('extended.database.code', '7', known).customer).toEqual({
				extended: { database: { code: 7 } },
			});
		});

		it('finds one by its last step if no other has it', () => {
			const one = own({ 'extended.a.code': 'number' });
			expect(draftOf('code', '7', one).customer).toEqual({ extended: { a: { code: 7 } } });
			const two = own({ 'extended.a.code': 'number', 'extended.b.code': 'number' });
			expect(draftOf('code', '7', two)).toEqual({ customer: {}, unmatched: ['code'] });
		});

		it("doesn't use the names of documented fields", () => {
			const known = own({ 'extended.firstName': 'number' });
			known.push({ id: 'extended.x', displayName: 'Email', type: 'number' });
			expect(draftOf('First Name', 'Ann', known).customer).toEqual({ base: { firstName: 'Ann' } });
			expect(draftOf('Email', 'a@b.co', known).customer).toEqual({
				base: { contacts: { email: 'a@b.co' } },
			});
		});
	});

	it.each([
		['lat', '45.1', { base: { address: { geo: { lat: 45.1 } } } }],
		['username', 'ann', { base: { credential: { username: 'ann' } } }],
		['status', 'true', undefined],
		['date', '2026-05-31', undefined],
	])(
		'finds the column %s by the last step of a path, but no consent',
		(column, value, expected) => {
			expect(draftCustomer(item({ [column]: value }))).toEqual({
				customer: expected ?? {},
				unmatched: expected === undefined ? [column] : [],
			});
		},
	);

	it("doesn't mention columns that are empty, or that ContactHub sets itself", () => {
		const columns = { tags: { auto: ['x'] }, sourceInfo: { a: 1 }, other: '', idx: 'x' };
		const own = { id: '1', registeredAt: '2026-01-01T00:00:00.000+0000' };
		expect(draftCustomer(item({ ...own, ...columns }))).toEqual({
			customer: {},
			unmatched: ['idx'],
		});
		expect(draftCustomer(item({ id: '1', ...columns })).unmatched).toEqual([
			'id',
			'tags.auto',
			'sourceInfo.a',
			'idx',
		]);
	});

	it('opens up objects until they match a field', () => {
		const columns = { base: { likes: [{ id: '1' }], contacts: { email: 'a@b.co' }, x: { y: 1 } } };
		expect(draftCustomer(item(columns))).toEqual({
			customer: { base: { likes: [{ id: '1' }], contacts: { email: 'a@b.co' } } },
			unmatched: ['base.x.y'],
		});
	});

	it('merges further JSON over the form, nulls included', () => {
		const draft = draftCustomer(form({ 'base.firstName': 'Ann', 'base.title': 'Dr' }), {
			more: {
				base: { title: null, contacts: { fax: '1' } },
				extended: { any: [1] },
			},
		});
		expect(draft.customer).toEqual({
			base: { firstName: 'Ann', title: null, contacts: { fax: '1' } },
			extended: { any: [1] },
		});
	});

	it('is refused by requireData if it is empty', () => {
		const refusal = (draft: CustomerDraft) => {
			const { message, nextStep } = thrownBy(() => requireData(draft)) as InputError;
			return [message, nextStep];
		};
		expect(refusal(draftCustomer(form({})))).toEqual([
			'The customer is empty',
			'Fill in at least one field.',
		]);
		expect(refusal({ customer: {}, unmatched: ['x', 'y'] })).toEqual([
			'The customer is empty',
			'Fill in at least one field. None of these columns match a field: x, y.',
		]);
		expect(requireData({ customer: { extra: 'x' }, unmatched: ['y'] })).toEqual({ extra: 'x' });
	});
});
