import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Comparison, Contender, Sizes } from '../comparisons/comparison';
import { findNode24 } from '../../expressions/node24';
import { CERTIFICATE } from './distance/distantServer';
import { startServers, type ServerProcess } from './sandboxProcess';
import type { Order, Report } from './worker';

/** The measurements of a contender. */
export interface Measured {
	contender: Pick<Contender, 'key' | 'side' | 'label'>;
	/** Number of records per run. */
	records: number;
	/** Milliseconds of each run, by round. */
	times: number[];
	/** Requests of the last run, and of the first one, when nothing was known of the service yet. */
	requests: number;
	firstRequests: number;
	/** How many records the last run has processed. */
	done: number;
	/** Peak memory of its process, and its memory before the first run; in megabytes. */
	peak: number;
	before: number;
	/** Why there are no figures. */
	error?: string;
}

/** Milliseconds after which a run is aborted. */
const PATIENCE = 300_000;

/**
 * Has all contenders do a comparison's work in turn, repeatedly, so that anything else happening on the machine affects all of
 * them. Each has its own process. Every other round is in reverse order. A contender that fails is left out from then on.
 */
export async function race(
	comparison: Comparison,
	sizes: Sizes,
	rounds: number,
): Promise<Measured[]> {
	const node =
		comparison.engine === 'vm'
			? await findNode24((text) => process.stdout.write(`${text}\n`))
			: process.execPath;
	const servers = await startServers(comparison.sandbox, comparison.roundTripMs);
	const runners = comparison.contenders.map(
		(contender) => new Runner(comparison, contender, sizes, servers, node),
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
		private readonly contender: Contender,
		sizes: Sizes,
		private readonly servers: ServerProcess,
		node: string,
	) {
		const { key, side, label, directory, records = comparison.records } = contender;
		const order: Order = {
			comparison: comparison.key,
			contender: key,
			sizes,
			addresses: servers.addresses,
			directory,
			engine: comparison.engine,
		};
		const worker = join(__dirname, 'worker.ts');
		// Only these processes trust the certificate of the distant server.
		const env = { ...process.env, NODE_EXTRA_CA_CERTS: CERTIFICATE };
		this.child = fork(worker, [JSON.stringify(order)], { execPath: node, env });
		this.measured = {
			contender: { key, side, label },
			records,
			times: [],
			requests: NaN,
			firstRequests: NaN,
			done: NaN,
			peak: NaN,
			before: NaN,
		};
	}

	/**
	 * A run that doesn't count, however long: of those that write, the first one meets a server without their records, and the
	 * others one that has them all.
	 */
	async warmUp(): Promise<void> {
		await this.run();
		this.measured.times = [];
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
		measured.done = report.records;
		if (report.records !== measured.records && !this.contender.mayFail) {
			measured.error = `${report.records} of ${measured.records} records were processed`;
			return;
		}
		measured.times.push(report.milliseconds);
		measured.requests = (await this.servers.requests()) - before;
		if (Number.isNaN(measured.firstRequests)) measured.firstRequests = measured.requests;
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
			return { error: `no result within ${PATIENCE / 60_000} minutes` };
		} finally {
			done.abort();
		}
	}
}
