import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { binaryPath, runNode, useBinaryMode } from '../support';
import type { SandboxAddress } from './sandboxProcess';

/** What the worker reports. */
export interface FileReport {
	records: number;
	/** Lines of the file without its header. */
	lines: number;
	megabytes: number;
	milliseconds: number;
	/** By how many megabytes what lives on the heap grew at most. */
	heapGrowth: number;
	/** By how many megabytes the process grew at most; garbage and buffers are in it. */
	processGrowth: number;
}

const MEGABYTE = 1024 * 1024;

/** How often the heap is measured, in milliseconds. */
const INTERVAL = 1000;

/** Writes all customers of a sandbox into a file, and watches the memory meanwhile. */
async function main(): Promise<void> {
	const address = JSON.parse(process.argv[2] ?? '{}') as SandboxAddress;
	await useBinaryMode('filesystem');
	// What is loaded once (code, caches) is no growth.
	await exportAll(address, 500);

	const before = memory();
	const peak = { ...before };
	const watch = setInterval(() => {
		const now = memory();
		peak.heap = Math.max(peak.heap, now.heap);
		peak.process = Math.max(peak.process, now.process);
	}, INTERVAL);
	const started = performance.now();
	const item = await exportAll(address);
	const milliseconds = performance.now() - started;
	clearInterval(watch);

	const file = binaryPath(item);
	const report: FileReport = {
		records: Number(item.json.records),
		lines: (await countLines(file)) - 1,
		megabytes: statSync(file).size / MEGABYTE,
		milliseconds,
		heapGrowth: peak.heap - before.heap,
		processGrowth: peak.process - before.process,
	};
	process.send?.(report);
	process.disconnect();
}

/** In megabytes. Process memory is read before the collection, the heap after it. */
function memory(): { heap: number; process: number } {
	const { rss } = process.memoryUsage();
	if (!globalThis.gc) throw new Error('The worker needs node --expose-gc');
	globalThis.gc();
	return { heap: process.memoryUsage().heapUsed / MEGABYTE, process: rss / MEGABYTE };
}

async function exportAll(address: SandboxAddress, limit?: number) {
	const many = limit === undefined ? { returnAll: true } : { returnAll: false, limit };
	const { items, error } = await runNode(
		'contactHub',
		{ resource: 'customer', operation: 'getAll', ...many, output: 'file' },
		{ credentials: { contactHubApi: address } },
	);
	const [item] = items;
	if (item === undefined) throw new Error(`No file came: ${error?.message}`);
	return item;
}

async function countLines(path: string): Promise<number> {
	let lines = 0;
	for await (const _line of createInterface({ input: createReadStream(path) })) lines++;
	return lines;
}

main().catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exit(1);
});
