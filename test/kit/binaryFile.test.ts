import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { IDataObject } from 'n8n-workflow';
import { TransportError } from '../../nodes/kit';
import { binaryPath, readBinary, useBinaryMode, type BinaryMode } from '../support';
import { listOperation, numbered, runOperation } from './dummy';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

afterAll(async () => await useBinaryMode('filesystem'));

const MODES: BinaryMode[] = ['filesystem', 'default'];
const toFile = { returnAll: true, output: 'file' };

/** An operation whose pages hold so many records each. */
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

	it('stores all pages, in order', async () => {
		const { items, error } = await runOperation(pagesOf([2, 0, 1]), toFile);
		expect(error).toBeUndefined();
		expect((await readBinary(items[0])).toString()).toBe('n,other\r\n0,\r\n1,\r\n0,\r\n');
	});

	it('stores a file without records', async () => {
		const { items } = await runOperation(pagesOf([]), toFile);
		expect((await readBinary(items[0])).toString()).toBe('other\r\n');
		const lines = { ...toFile, fileOptions: { format: 'jsonl' } };
		const empty = await runOperation(pagesOf([]), lines);
		expect(empty.error).toBeUndefined();
		expect((await readBinary(empty.items[0])).toString()).toBe('');
	});

	it('hands on the error of a page, as the kit explains it', async () => {
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

describe('300,000 records', () => {
	const PAGES = 300;
	const PER_PAGE = 1000;

	/** Memory in use at some pages, buffers included, after a collection, in MB. */
	async function streamed(format: 'csv' | 'jsonl') {
		const memory: number[] = [];
		const operation = listOperation({
			fields: {},
			async *pages(): AsyncGenerator<IDataObject[]> {
				for (let page = 0; page < PAGES; page++) {
					if (page % 50 === 10) {
						collectGarbage();
						const { heapUsed, external } = process.memoryUsage();
						memory.push((heapUsed + external) / 1e6);
					}
					yield Array.from({ length: PER_PAGE }, (_, index) => ({
						id: `${page}-${index}`,
						base: { contacts: { email: `person.${page}.${index}@example.com` } },
						note: 'x'.repeat(200),
					}));
				}
			},
		});
		const run = await runOperation(operation, { ...toFile, fileOptions: { format } });
		return { memory, item: run.items[0] };
	}

	beforeAll(async () => await useBinaryMode('filesystem'));

	it.each(['csv', 'jsonl'] as const)(
		'fit into little memory as %s',
		async (format) => {
			const { memory, item } = await streamed(format);
			expect(item?.json).toMatchObject({ records: PAGES * PER_PAGE, format });
			expect(memory).toHaveLength(6);
			expect(Math.max(...memory) - (memory[0] ?? 0)).toBeLessThan(30);
			let lines = 0;
			const input = createReadStream(binaryPath(item));
			for await (const line of createInterface({ input })) lines += line.length > 0 ? 1 : 0;
			expect(lines).toBe(PAGES * PER_PAGE + (format === 'csv' ? 1 : 0));
		},
		60_000,
	);
});
