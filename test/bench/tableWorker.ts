import { runNode, useBinaryMode } from '../support';
import { watchMemory } from './memory';
import type { ConstantContactTokenAddress } from './sandboxProcess';

/** What the worker reports. */
export interface TableReport {
	rows: number;
	milliseconds: number;
	/** By how many megabytes what lives on the heap grew at most. */
	heapGrowth: number;
}

/** How often the heap is measured, in milliseconds. */
const INTERVAL = 1000;

/** Replicates the contacts of a sandbox into a file, and watches the memory meanwhile. */
async function main(): Promise<void> {
	const address = JSON.parse(process.argv[2] ?? '{}') as ConstantContactTokenAddress;
	await useBinaryMode('filesystem');
	// What is loaded once (code, caches) is no growth.
	await replicate(address, 'accountInfo');

	const stop = watchMemory(INTERVAL);
	const started = performance.now();
	const rows = await replicate(address, 'contacts');
	const milliseconds = performance.now() - started;
	const report: TableReport = { rows, milliseconds, heapGrowth: stop().heap };
	process.send?.(report);
	process.disconnect();
}

/** @returns the rows of the file */
async function replicate(address: ConstantContactTokenAddress, table: string): Promise<number> {
	const { items, error } = await runNode(
		'constantContactLegacy',
		{
			apiVersion: 'v2',
			resource: 'table',
			operation: 'replicate',
			tables: [table],
			output: 'file',
			options: { requestsPerSecond: 0 },
		},
		{ credentials: { constantContactLegacyTokenApi: address } },
	);
	if (error) throw new Error(error.message);
	return Number(items[0]?.json.rows);
}

main().catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exit(1);
});
