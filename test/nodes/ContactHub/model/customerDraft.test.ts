import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { Mapping } from '../../../../nodes/kit';
import {
	changedParts,
	clearFields,
	draftCustomer,
	requireData,
} from '../../../../nodes/ContactHub/model/customerDraft';
import { customerFields } from '../../../../nodes/ContactHub/model/customerFields';

/** What ContactHub makes of a PATCH (API notes 2.1): objects merge, lists are replaced, null unsets. */
function patched(current: unknown, patch: unknown): unknown {
	if (!isObject(patch)) return patch;
	const result: IDataObject = { ...(isObject(current) ? current : {}) };
	for (const [key, value] of Object.entries(patch)) {
		result[key] = patched(result[key], value) as IDataObject[string];
	}
	return result;
}

/** A customer without what means nothing: nulls, empty objects and lists; dates as one moment. */
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
				const part = patched(current, changedParts(draft, current));
				expect(bare(part)).toEqual(bare(whole));
			}),
			{ numRuns: 2000 },
		);
	});

	it('is empty once the draft has been written', () => {
		fc.assert(
			fc.property(customer, customer, (draft, current) => {
				const written = patched(current, draft) as IDataObject;
				expect(changedParts(draft, written)).toEqual({});
			}),
			{ numRuns: 1000 },
		);
	});

	it('holds nothing that the draft does not', () => {
		fc.assert(
			fc.property(customer, customer, (draft, current) => {
				expect(patched(draft, changedParts(draft, current))).toEqual(draft);
			}),
			{ numRuns: 1000 },
		);
	});

	it('gives a point with both coordinates, or not at all', () => {
		const point = { geo: { lat: 1, lon: 2 } };
		expect(changedParts({ geo: { lat: 3 } }, point)).toEqual({ geo: { lat: 3, lon: 2 } });
		expect(changedParts({ geo: { lat: 1 } }, point)).toEqual({});
		expect(changedParts(point, { geo: null })).toEqual(point);
		expect(changedParts({ geo: null }, point)).toEqual({ geo: null });
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
		expect(changedParts(draft, current)).toEqual(expected);
	});
});

describe('clearFields', () => {
	it.each(customerFields.map(({ path }) => path))(
		'empties %s where nothing else is said',
		(path) => {
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
		},
	);

	it('refuses to clear one coordinate and to fill in the other', () => {
		const draft = { base: { address: { geo: { lat: 1 } } } };
		expect(() => clearFields(draft, ['base.address.geo.lon'])).toThrow(
			"'base.address.geo' is both filled in and listed under 'Fields to Clear'",
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
				flag: true,
				locale: 'it_IT',
				timezone: 'Europe/Rome',
				url: 'https://example.com/',
				texts: ['a'],
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

	it('gives labels and paths that are unique', () => {
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

	it('lets a later column win, and an empty one not', () => {
		const columns = { email: 'a@example.com', mail: 'b@example.com', 'Email Address': '' };
		expect(draftCustomer(item(columns)).customer).toEqual({
			base: { contacts: { email: 'b@example.com' } },
		});
	});

	it('merges further JSON over the form, nulls included', () => {
		const draft = draftCustomer(form({ 'base.firstName': 'Ann', 'base.title': 'Dr' }), {
			base: { title: null, contacts: { fax: '1' } },
			extended: { any: [1] },
		});
		expect(draft.customer).toEqual({
			base: { firstName: 'Ann', title: null, contacts: { fax: '1' } },
			extended: { any: [1] },
		});
	});

	it('is refused by requireData where it is empty', () => {
		expect(() => requireData(draftCustomer(form({})))).toThrow('The customer is empty');
		expect(requireData({ customer: { extra: 'x' }, unmatched: ['y'] })).toEqual({ extra: 'x' });
	});
});
