import type { IDataObject } from 'n8n-workflow';
import { DateTime, OutputFile, TransportError } from '../../../nodes/kit';
import { readBinary, useBinaryMode, type BinaryMode } from '../../support';
import { itemOperation, listOperation, numbered, runOperation } from '../dummy';
import { readTextOf } from '../readText';

afterAll(async () => await useBinaryMode('filesystem'));

const MODES: BinaryMode[] = ['filesystem', 'default'];
const toFile = { returnAll: true, output: 'file' };

/** An operation with this many records per page. */
const pagesOf = (sizes: number[], after?: () => void) =>
	listOperation({
		fields: {},
		async *pages(): AsyncGenerator<IDataObject[]> {
			for (const size of sizes) yield numbered(size);
			after?.();
		},
	});

describe.each(MODES)('in the binary store %s', (mode) => {
	beforeAll(async () => await useBinaryMode(mode));

	it('stores a text as UTF-8, with its metadata', async () => {
		const operation = itemOperation({
			fields: {},
			run: async () =>
				await Promise.resolve(
					new OutputFile(readTextOf('naïve 😀\r\n'), 'a.txt', 'text/plain', 'file', { id: 7 }),
				),
		});
		const { items } = await runOperation(operation);
		expect(items[0]?.json).toEqual({ id: 7 });
		expect(items[0]?.binary?.file).toMatchObject({ fileName: 'a.txt', mimeType: 'text/plain' });
		expect((await readBinary(items[0], 'file')).toString('utf8')).toBe('naïve 😀\r\n');
	});

	it('stores all pages, in order', async () => {
		const { items, error } = await runOperation(pagesOf([2, 0, 1]), toFile, { timezone: 'UTC' });
		expect(error).toBeUndefined();
		expect((await readBinary(items[0])).toString()).toBe('n,other\r\n0,\r\n1,\r\n0,\r\n');
		const fileName = `things-${DateTime.utc().toISODate()}.csv`;
		expect(items[0]?.json).toEqual({ fileName, format: 'csv', records: 3 });
		expect(items[0]?.binary?.data).toMatchObject({ fileName, mimeType: 'text/csv' });
	});

	it('stores a file without records', async () => {
		const { items } = await runOperation(pagesOf([]), toFile);
		expect((await readBinary(items[0])).toString()).toBe('other\r\n');
		const lines = { ...toFile, fileOptions: { format: 'jsonl' } };
		const empty = await runOperation(pagesOf([]), lines);
		expect(empty.error).toBeUndefined();
		expect((await readBinary(empty.items[0])).toString()).toBe('');
	});

	it('passes on the error of a page, as the kit explains it', async () => {
		const broken = pagesOf([2, 2], () => {
			throw new TransportError('connectionLost', 'GET /things', 'the line went dead', false);
		});
		const { items, error } = await runOperation(broken, toFile);
		expect(items).toEqual([]);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'Could not do something: the line went dead [item 0]',
			description: 'Run again. (GET /things)',
		});
	});
});
