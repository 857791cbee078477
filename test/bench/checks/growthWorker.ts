import { watchMemory } from '../measuring/memory';
import type { Addresses } from '../measuring/sandboxProcess';
import { listToFile } from '../works/customers';
import { runBuiltNodes } from '../works/engine';
import { tableByNode } from '../works/tokenContacts';

/** What is written into a file. */
export const FILES = { customers: listToFile, table: tableByNode };

/** What a worker does. */
export interface GrowthOrder {
	file: keyof typeof FILES;
	rounds: number;
	addresses: Addresses;
}

/** What it reports. */
export interface GrowthReport {
	records: number;
	/** Milliseconds of each round. */
	times: number[];
	/** By how many megabytes what lives on the heap grew at most. */
	heapGrowth: number;
}

/** How often the heap is measured, in milliseconds. */
const INTERVAL = 250;

/** Writes the file again and again, and once more while the memory is watched. */
async function main(): Promise<void> {
	const { file, rounds, addresses } = JSON.parse(process.argv[2] ?? '{}') as GrowthOrder;
	runBuiltNodes();
	const task = await FILES[file](addresses);
	const times: number[] = [];
	let records = 0;
	for (let round = 0; round < rounds; round++) {
		const started = performance.now();
		records = await task();
		times.push(performance.now() - started);
	}
	// What is loaded once (code, caches) is no growth: it is there by now.
	const stop = watchMemory(INTERVAL);
	await task();
	const report: GrowthReport = { records, times, heapGrowth: stop().heap };
	process.send?.(report);
	process.disconnect();
}

main().catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exit(1);
});
