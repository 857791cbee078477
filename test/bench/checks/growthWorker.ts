import { watchMemory, type MemoryGrowth } from '../measuring/memory';
import type { Addresses } from '../measuring/sandboxProcess';
import type { Work } from '../comparisons/comparison';
import { listToFile } from '../works/customers';
import { runBuiltNodes } from '../works/engine';
import { exportFileByNode } from '../works/exportFile';
import { importV1ByNode } from '../works/importV1';
import { importV2ByNode } from '../works/importV2';
import { importV3ByNode } from '../works/oauthContacts';
import { tableByNode } from '../works/tokenContacts';

/** What is written to a file, or read from one, by the number of records. */
export const FILES = {
	customers: () => listToFile,
	table: () => tableByNode,
	importV1: importV1ByNode,
	importV2: importV2ByNode,
	importV3: importV3ByNode,
	exportV2: exportFileByNode,
} satisfies Record<string, (records: number) => Work>;

/** The work of a worker. */
export interface GrowthOrder {
	file: keyof typeof FILES;
	records: number;
	rounds: number;
	addresses: Addresses;
}

/** Its report. */
export interface GrowthReport {
	records: number;
	/** Milliseconds of each round. */
	times: number[];
	/** Maximum growth of memory in megabytes. */
	growth: MemoryGrowth;
}

/** Milliseconds between measurements of the heap. */
const INTERVAL = 250;

/** Writes the file repeatedly, and once more while memory is monitored. */
async function main(): Promise<void> {
	const {
		file,
		records: wanted,
		rounds,
		addresses,
	} = JSON.parse(process.argv[2] ?? '{}') as GrowthOrder;
	runBuiltNodes();
	const task = await FILES[file](wanted)(addresses);
	const times: number[] = [];
	let records = 0;
	for (let round = 0; round < rounds; round++) {
		const started = performance.now();
		records = await task();
		times.push(performance.now() - started);
	}
	// What is loaded once (code, caches) isn't growth: it has been loaded by now.
	const stop = watchMemory(INTERVAL);
	await task();
	const report: GrowthReport = { records, times, growth: stop() };
	process.send?.(report);
	process.disconnect();
}

main().catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exit(1);
});
