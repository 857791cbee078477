import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Comparison, Contender, Sizes } from '../comparisons/comparison';
import { startServers, type ServerProcess } from './sandboxProcess';
import type { Order, Report } from './worker';

/** What was measured of a contender. */
export interface Measured {
	contender: Pick<Contender, 'key' | 'side' | 'label'>;
	/** How many records a run deals with. */
	records: number;
	/** Milliseconds of each run, in the order of the rounds. */
	times: number[];
	/** Requests of a run. */
	requests: number;
	/** Most memory of its process, and what that held before the first run; in megabytes. */
	peak: number;
	before: number;
	/** Why there are no figures. */
	error?: string;
}

/** Milliseconds after which a run is given up. */
const PATIENCE = 300_000;

/** A run as long as this needs none before it to warm up: nothing that is done once weighs in it. */
const LONG = 4_000;

/**
 * Does a comparison's work by all its contenders in turn, again and again, so that what else happens on the machine meets all of
 * them alike. Each has a process of its own. Every other round goes backwards. A contender that fails is left out from then on.
 */
export async function race(
	comparison: Comparison,
	sizes: Sizes,
	rounds: number,
): Promise<Measured[]> {
	const servers = await startServers(comparison.sandbox);
	const runners = comparison.contenders.map(
		(contender) => new Runner(comparison, contender, sizes, servers),
	);
	for (const runner of runners) await runner.warmUp();
	for (let round = 0; round < rounds; round++) {
		const order = round % 2 === 0 ? runners : [...runners].reverse();
		for (const runner of order) await runner.run();
	}
	for (const runner of runners) runner.stop();
	servers.stop();
	return runners.map(({ measured }) => measured);
}

/** A contender and its process. */
class Runner {
	readonly measured: Measured;

	private readonly child: ChildProcess;

	constructor(
		comparison: Comparison,
		contender: Contender,
		sizes: Sizes,
		private readonly servers: ServerProcess,
	) {
		const { key, side, label, records = comparison.records } = contender;
		const order: Order = {
			comparison: comparison.key,
			contender: key,
			sizes,
			addresses: servers.addresses,
		};
		this.child = fork(join(__dirname, 'worker.ts'), [JSON.stringify(order)]);
		this.measured = {
			contender: { key, side, label },
			records,
			times: [],
			requests: NaN,
			peak: NaN,
			before: NaN,
		};
	}

	/** A run that counts only when it is long. */
	async warmUp(): Promise<void> {
		await this.run();
		const [milliseconds = 0] = this.measured.times;
		if (milliseconds < LONG) this.measured.times = [];
	}

	async run(): Promise<void> {
		const { measured } = this;
		if (measured.error !== undefined) return;
		const before = await this.servers.requests();
		const report = await this.report();
		if ('error' in report) {
			measured.error = report.error;
			return;
		}
		if (report.records !== measured.records) {
			measured.error = `${report.records} of ${measured.records} records were dealt with`;
			return;
		}
		measured.times.push(report.milliseconds);
		measured.requests = (await this.servers.requests()) - before;
		measured.peak = report.peak;
		measured.before = report.before;
	}

	stop(): void {
		this.child.kill();
	}

	private async report(): Promise<Report> {
		const done = new AbortController();
		const given = AbortSignal.any([done.signal, AbortSignal.timeout(PATIENCE)]);
		const message = once(this.child, 'message', { signal: given }) as Promise<[Report]>;
		const ended = once(this.child, 'exit', { signal: given }).then((): [Report] => [
			{ error: 'its process ended' },
		]);
		ended.catch(() => undefined);
		this.child.send('run', () => undefined);
		try {
			const [report] = await Promise.race([message, ended]);
			return report;
		} catch {
			this.stop();
			return { error: `nothing came within ${PATIENCE / 60_000} minutes` };
		} finally {
			done.abort();
		}
	}
}
