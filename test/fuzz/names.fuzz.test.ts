import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { toRow } from '../../nodes/constantContactShared/replication/column';
import { contactForm as formV1 } from '../../nodes/ConstantContactLegacy/contact/draft';
import { contactForm as formV2 } from '../../nodes/ConstantContactLegacyV2/contact/draft';
import type { ConstantContactApi } from '../../nodes/ConstantContact/api/client';
import { tables as tablesV3 } from '../../nodes/ConstantContact/tables/all';
import { tables } from '../../nodes/ConstantContactLegacyV2/tables/all';
import { clearFields } from '../../nodes/ContactHub/model/clearing';
import { getChangedParts, draftCustomer } from '../../nodes/ContactHub/model/customerDraft';
import {
	getDocumentedProperties,
	draftProperties,
	toLabel,
} from '../../nodes/ContactHub/model/eventProperties';
import { readExtendedFields, readSchemaFields } from '../../nodes/ContactHub/model/extendedFields';
import { eventTypes } from '../../nodes/ContactHub/model/eventTypes';
import { copySeen, dropSeenBefore, getSeenTime } from '../../nodes/kit';
import type { Mapping } from '../../nodes/kit';
import { expectCleanPrototypes, tried } from './harm';
import { hostileJson, hostileKey, hostileRecord, hostileText, INHERITED } from './hostile';
import { runs } from './settings';

/** A form as stored by the editor, or an item in which to find the fields. */
const mapping = fc.record({
	automatic: fc.boolean(),
	values: hostileRecord,
	known: fc.array(
		fc.record({
			id: fc.oneof(
				hostileKey,
				hostileKey.map((key) => `extended.${key}`),
			),
			displayName: hostileText,
			type: fc.oneof(hostileKey, fc.constantFrom('string', 'number', 'array', 'object')),
		}),
		{ maxLength: 3 },
	),
}) as fc.Arbitrary<Mapping>;

/** Plain data that n8n can store, with nothing hidden in what it inherits. */
function expectPlain(value: unknown): void {
	expect(JSON.parse(JSON.stringify(value))).toEqual(value);
	expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
}

it('any form and any item become a customer, or a clear error', () => {
	fc.assert(
		fc.property(mapping, hostileRecord, (form, more) => {
			const outcome = tried(() => draftCustomer(form, more as IDataObject), 'InputError');
			if ('value' in outcome) expectPlain(outcome.value.customer);
		}),
		runs(),
	);
});

it('only what differs is changed, whatever its name', () => {
	fc.assert(
		fc.property(hostileRecord, hostileRecord, (draft, current) => {
			const [wanted, existing] = [draft, current] as [IDataObject, IDataObject];
			expect(tried(() => getChangedParts(wanted, structuredClone(wanted)))).toEqual({ value: {} });
			tried(() => getChangedParts(wanted, existing));
		}),
		runs(),
	);
});

it('fields are emptied by any name, or the name is refused', () => {
	fc.assert(
		fc.property(fc.array(hostileKey), (names) => {
			const customer: IDataObject = {};
			const outcome = tried(() => clearFields(customer, names), 'InputError');
			if (!('error' in outcome)) expectPlain(customer);
		}),
		runs(),
	);
});

it('the properties of an event are read from any form, or there is a clear error', () => {
	const type = fc.oneof(hostileKey, fc.constantFrom(...Object.keys(eventTypes)));
	fc.assert(
		fc.property(type, mapping, (eventType, form) => {
			const outcome = tried(() => draftProperties(eventType, form), 'InputError');
			if ('value' in outcome) expectPlain(outcome.value.properties);
		}),
		runs(),
	);
});

it('no event type is known by a name that all objects have', () => {
	for (const name of INHERITED) expect(getDocumentedProperties(name)).toEqual([]);
});

it("a workspace's schema gives fields, whatever it says", () => {
	const schema = fc
		.array(fc.tuple(hostileKey, fc.oneof(hostileJson, hostileRecord)), { maxLength: 4 })
		.map((entries) => ({ properties: Object.fromEntries(entries), required: ['id', '__proto__'] }));
	fc.assert(
		fc.property(fc.oneof(schema, hostileJson), (value) => {
			const fields = tried(() => [
				...readSchemaFields(value),
				...readExtendedFields(value as IDataObject),
			]);
			const kinds = 'value' in fields ? fields.value.map(({ kind }) => typeof kind) : ['none'];
			expect(kinds.every((kind) => kind === 'string')).toBe(true);
		}),
		runs(),
	);
});

it('labels are made of any name', () => {
	fc.assert(
		fc.property(hostileText, (name) => {
			expect(tried(() => toLabel(name))).toEqual({ value: expect.any(String) });
		}),
		runs(),
	);
});

it.each([
	['1', formV1],
	['2', formV2],
])('any form becomes a contact of version %s, or a clear error', (_version, form) => {
	fc.assert(
		fc.property(mapping, (values) => {
			const outcome = tried(
				() => form.readChanges({ params: { contactFields: values }, hint: () => {} }),
				'InputError',
			);
			if ('value' in outcome) expectPlain(outcome.value);
		}),
		runs(),
	);
});

it.each(tables.map((table) => [table.value, table] as const))(
	'the table %s has a row for any record',
	(_name, table) => {
		fc.assert(
			fc.property(hostileRecord, fc.boolean(), (record, flat) => {
				// The records of a response have passed the check of decoded data.
				const row = tried(() => toRow(record as IDataObject, table.columns, flat));
				if ('value' in row) expectPlain(row.value);
			}),
			runs(50),
		);
	},
);

it.each(
	tablesV3
		.filter(({ value }) => value !== 'contactTracking')
		.map((table) => [table.value, table] as const),
)('the table %s of V3 has a row for any record', async (_name, table) => {
	await fc.assert(
		fc.asyncProperty(hostileRecord, fc.boolean(), async (record, flat) => {
			const api = {
				get: async () => await Promise.resolve(record),
				async *linkedPages() {
					yield await Promise.resolve({ items: [record] });
				},
				readOnce: async () => await Promise.resolve([]),
			} as unknown as ConstantContactApi;
			const options = { trackingBy: 'campaign', campaignDetails: false } as const;
			const pages = table.read({
				api,
				options,
				started: () => '2026-03-01T12:00:00.000Z',
				state: {},
				expect: () => {},
				hint: () => {},
			});
			for await (const { records } of pages) {
				for (const one of records) expectPlain(toRow(one, table.columns, flat));
			}
		}),
		runs(50),
	);
});

it('records that were output are recognized by any ID, even after the IDs were stored', () => {
	const entries = fc.uniqueArray(fc.tuple(hostileKey, fc.nat(1000)), { selector: ([id]) => id });
	fc.assert(
		fc.property(entries, hostileKey, fc.nat(1000), (known, other, from) => {
			const seen = copySeen({});
			for (const [id, time] of known) seen[id] = time;
			const stored = JSON.parse(JSON.stringify(dropSeenBefore(seen, from))) as typeof seen;
			for (const [id, time] of known) {
				expect(getSeenTime(copySeen(stored), id)).toBe(time >= from ? time : undefined);
				expect(getSeenTime(stored, id)).toBe(time >= from ? time : undefined);
			}
			const times = new Map(known);
			expect(getSeenTime(seen, other)).toBe(times.get(other));
			expectCleanPrototypes();
		}),
		runs(),
	);
});

describe('found by these tests', () => {
	it.each(INHERITED)('a field of the type %s ended the run, or had no kind', (type) => {
		const known = [{ id: 'extended.a', displayName: 'A', type }] as unknown as Mapping['known'];
		const form: Mapping = { automatic: false, values: { 'extended.a': 'x' }, known };
		expect(draftCustomer(form).customer).toEqual({ extended: { a: 'x' } });
		expect(readSchemaFields({ properties: { a: { type, format: type } } })).toMatchObject([
			{ kind: 'text' },
		]);
	});

	it.each(['constructor', 'toString', '__proto__'])(
		'an event with the ID %s was taken for known, and lost',
		(id) => {
			expect(getSeenTime({}, id)).toBeUndefined();
			const seen = copySeen({});
			seen[id] = 1;
			expect(getSeenTime(seen, id)).toBe(1);
			expect(JSON.stringify(seen)).toBe(`{"${id}":1}`);
		},
	);
});
