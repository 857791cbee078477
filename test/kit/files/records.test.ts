import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { listLeafPaths, schema } from '../../../nodes/kit';
import { takeRecords, visitCells } from '../../../nodes/kit/files/records';
import { collect, numbered } from '../dummy';

async function* pagesOf(sizes: number[], asked: number[] = []): AsyncGenerator<IDataObject[]> {
	let first = 0;
	for (const [index, size] of sizes.entries()) {
		asked.push(index);
		yield numbered(first + size).slice(first);
		first += size;
	}
}

describe('takeRecords', () => {
	it('returns the first records, as many as needed or there are', async () => {
		const sizes = fc.array(fc.nat(5));
		await fc.assert(
			fc.asyncProperty(sizes, fc.integer({ min: 1, max: 30 }), async (pages, limit) => {
				const total = pages.reduce((sum, size) => sum + size, 0);
				const taken = (await collect(takeRecords(pagesOf(pages), limit))).flat();
				expect(taken).toEqual(numbered(Math.min(total, limit)));
			}),
		);
	});

	it('requests no page beyond the limit', async () => {
		const asked: number[] = [];
		await collect(takeRecords(pagesOf([2, 2, 2, 2], asked), 4));
		expect(asked).toEqual([0, 1]);
	});

	it('pulls one page at a time', async () => {
		const asked: number[] = [];
		const records = takeRecords(pagesOf([2, 2, 2], asked), Infinity);
		await records.next();
		expect(asked).toEqual([0]);
		await records.next();
		expect(asked).toEqual([0, 1]);
	});
});

/** The cells of a record's row, by column. */
function cellsOf(record: IDataObject): Array<[string, string]> {
	const cells: Array<[string, string]> = [];
	visitCells(record, (column, text) => cells.push([column, text]));
	return cells;
}

describe('a record as a row', () => {
	it('names columns by their path', () => {
		const record = {
			id: 'a',
			base: { contacts: { email: 'a@example.com', phone: null }, likes: [{ id: '1' }], tags: [] },
			enabled: false,
			count: 0,
			nothing: {},
		};
		expect(cellsOf(record)).toEqual([
			['id', 'a'],
			['base.contacts.email', 'a@example.com'],
			['base.contacts.phone', ''],
			['base.likes', '[{"id":"1"}]'],
			['base.tags', ''],
			['enabled', 'false'],
			['count', '0'],
		]);
	});

	it('loses no value', () => {
		const leaf = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean());
		const key = fc.string({ minLength: 1 }).filter((text) => !text.includes('.'));
		const nested = fc.dictionary(key, fc.oneof(leaf, fc.dictionary(key, leaf)));
		fc.assert(
			fc.property(nested, (record) => {
				const values = Object.values(record).flatMap((value) =>
					typeof value === 'object' ? Object.values(value) : [value],
				);
				const texts = cellsOf(record as IDataObject).map(([, text]) => text);
				expect(texts).toEqual(values.map(String));
			}),
		);
	});
});

it('leafPaths lists the columns of records of a schema, a list being one column', () => {
	const { text, number, list, object, optional } = schema;
	const customer = object({
		id: text,
		base: optional({ contacts: optional({ email: text }), likes: list(object({ id: text })) }),
		count: number,
	});
	expect(listLeafPaths(customer)).toEqual(['id', 'base.contacts.email', 'base.likes', 'count']);
	expect(listLeafPaths({})).toEqual([]);
});
