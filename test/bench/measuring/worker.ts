import { findContender } from '../comparisons';
import type { Sizes } from '../comparisons/comparison';
import { startExpressionEngine, type ExpressionEngine } from '../../support/expressionEngine';
import { runBuiltNodes } from '../works/engine';
import type { Addresses } from './sandboxProcess';

/** The work of a worker. */
export interface Order {
	comparison: string;
	contender: string;
	sizes: Sizes;
	addresses: Addresses;
	/** The checkout whose nodes do it; this one if left out. */
	directory?: string;
	engine?: ExpressionEngine;
}

/** A worker's report after a run. */
export type Report =
	| {
			milliseconds: number;
			records: number;
			/** Peak memory of the process so far, and its memory before the first run; in megabytes. */
			peak: number;
			before: number;
	  }
	| { error: string };

const MEGABYTE = 1024;

/** Does the work of one contender on request. */
function main(): void {
	const order = JSON.parse(process.argv[2] ?? '{}') as Order;
	runBuiltNodes(order.directory);
	const { work } = findContender(order);
	const before = peakMemory();
	const engine = order.engine && startExpressionEngine(order.engine);
	const run = async (): Promise<Report> => {
		await engine;
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

/** Peak memory of this process (resident set size), in megabytes. */
function peakMemory(): number {
	return process.resourceUsage().maxRSS / MEGABYTE;
}

main();
