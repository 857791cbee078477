import { findContender } from '../comparisons';
import type { Sizes } from '../comparisons/comparison';
import { runBuiltNodes } from '../works/engine';
import type { Addresses } from './sandboxProcess';

/** Which work a worker does. */
export interface Order {
	comparison: string;
	contender: string;
	sizes: Sizes;
	addresses: Addresses;
}

/** What a worker says after a run. */
export type Report =
	| {
			milliseconds: number;
			records: number;
			/** Most memory that the process has held so far, and what it held before its first run; in megabytes. */
			peak: number;
			before: number;
	  }
	| { error: string };

const MEGABYTE = 1024;

/** Does the work of one contender whenever it is told to. */
function main(): void {
	const order = JSON.parse(process.argv[2] ?? '{}') as Order;
	runBuiltNodes();
	const { work } = findContender(order);
	const before = peakMemory();
	const run = async (): Promise<Report> => {
		const task = await work(order.addresses);
		const started = performance.now();
		const records = await task();
		const milliseconds = performance.now() - started;
		return { milliseconds, records, before, peak: peakMemory() };
	};
	process.on('message', () => {
		run()
			.catch((error: unknown): Report => ({ error: String(error) }))
			.then((report) => process.send?.(report))
			.catch(() => process.exit(1));
	});
	process.once('disconnect', () => process.exit());
}

/** The most memory that this process has held at a time (resident set size), in megabytes. */
function peakMemory(): number {
	return process.resourceUsage().maxRSS / MEGABYTE;
}

main();
