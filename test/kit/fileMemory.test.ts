import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { IDataObject } from 'n8n-workflow';
import { binaryPath, useBinaryMode } from '../support';
import { listOperation, runOperation } from './dummy';
import { sized } from '../support/size';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const toFile = { returnAll: true, output: 'file' };

describe('records of many pages', () => {
	const PAGES = sized(48, 300);
	const PER_PAGE = 1000;
	/** More than the limit of memory in all pages, however few there are. */
	const NOTE = sized(1000, 200);

	/** Memory in use at certain pages after a collection, including buffers, in MB. */
	async function streamed(format: 'csv' | 'jsonl') {
		const memory: number[] = [];
		const operation = listOperation({
			fields: {},
			async *pages(): AsyncGenerator<IDataObject[]> {
				for (let page = 0; page < PAGES; page++) {
					if (page % (PAGES / 6) === 7) {
						collectGarbage();
						const { heapUsed, external } = process.memoryUsage();
						memory.push((heapUsed + external) / 1e6);
					}
					yield Array.from({ length: PER_PAGE }, (_, index) => ({
						id: `${page}-${index}`,
						base: { contacts: { email: `person.${page}.${index}@example.com` } },
						note: 'x'.repeat(NOTE),
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
		600_000,
	);
});
