import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import Papa from 'papaparse';

import { setAt } from '../../../../nodes/kit';
import { writeRecords } from '../../../../nodes/kit/files/recordFile';
import { customerFields } from '../../../../nodes/ContactHub/model/customerFields';
import {
	customerColumns,
	customerSchema,
	simplifyCustomer,
} from '../../../../nodes/ContactHub/customer/schema';

const text = fc.oneof(
	fc.string(),
	fc.constantFrom('a,b', 'say "x"', 'two\r\nlines', 'lf\nonly', ' è 🎈 ', '=1', "'", 'null', '{}'),
);

/** Customers with any of the known values, and with values outside of the schema. */
const customer = fc
	.record({
		id: fc.uuid(),
		known: fc.dictionary(fc.constantFrom(...customerColumns.slice(1)), text, { maxKeys: 6 }),
		own: fc.dictionary(fc.constantFrom('extended.a', 'extended.b.c', 'extended.d'), text),
	})
	.map(({ id, known, own }) => {
		const values = { ...known, ...own, id };
		const record: IDataObject = {};
		for (const [path, value] of Object.entries(values)) setAt(record, path, value);
		return { record, values: values as Record<string, string> };
	});

/** Writes pages of customers, and reads the table back. */
async function table(pages: IDataObject[][]) {
	async function* given() {
		yield* pages;
	}
	const options = { format: 'csv' as const, columns: customerColumns, escapeFormulas: false };
	let written = '';
	for await (const piece of writeRecords(given(), options)) written += piece;
	const { data, errors } = Papa.parse<Record<string, string>>(written, {
		header: true,
		skipEmptyLines: true,
	});
	return { rows: data, errors, header: written.slice(0, written.indexOf('\r\n')).split(',') };
}

describe('the columns of a customer file', () => {
	it('are all values that a customer has, each once', () => {
		const paths = customerFields.map(({ path }) => path);
		expect(paths.filter((path) => !customerColumns.includes(path))).toEqual([]);
		expect(new Set(customerColumns).size).toBe(customerColumns.length);
		expect(customerColumns).toEqual(
			expect.arrayContaining(['id', 'nodeId', 'enabled', 'registeredAt', 'updatedAt', 'tags.auto']),
		);
	});

	it('lose no value, whichever page it turns up on', async () => {
		const pages = fc.array(fc.array(customer, { minLength: 1, maxLength: 3 }), { maxLength: 4 });
		await fc.assert(
			fc.asyncProperty(pages, async (given) => {
				const { rows, errors, header } = await table(
					given.map((page) => page.map(({ record }) => record)),
				);
				expect(errors.filter(({ type }) => type !== 'Delimiter')).toEqual([]);
				expect(header.slice(0, customerColumns.length)).toEqual(customerColumns);
				expect(header.at(-1)).toBe('other');
				const found = rows.map(({ other = '', ...row }) => {
					const kept = Object.entries(row).filter(([, value]) => value !== '');
					const others = (other === '' ? {} : JSON.parse(other)) as Record<string, string>;
					return { ...Object.fromEntries(kept), ...others };
				});
				const wanted = given.flat().map(({ values }) => {
					const kept = Object.entries(values).filter(([, value]) => value !== '');
					return Object.fromEntries(kept);
				});
				expect(found).toEqual(wanted);
			}),
			{ numRuns: 150 },
		);
	});
});

describe('simplifyCustomer', () => {
	it('has the same ten keys for any customer', () => {
		const keys = Object.keys(simplifyCustomer({ id: '1' }));
		expect(keys).toHaveLength(10);
		fc.assert(
			fc.property(customer, ({ record, values }) => {
				const short = simplifyCustomer(record);
				expect(Object.keys(short)).toEqual(keys);
				expect(short.city).toBe(values['base.address.city'] ?? null);
				expect(short.mobilePhone).toBe(values['base.contacts.mobilePhone'] ?? null);
			}),
		);
	});

	it('accepts a customer whose sections are null', () => {
		const record = { id: '1', base: null, tags: null, consents: null, extended: null };
		expect(simplifyCustomer(record as IDataObject)).toMatchObject({ id: '1', email: null });
	});
});

describe('customerSchema', () => {
	it('requests nothing but the ID', () => {
		expect(customerSchema.required).toEqual(['id']);
	});
});
