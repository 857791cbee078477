import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FileReport } from './fileWorker';
import { median, seconds, times, type Row } from './measure';
import { startSandboxProcess, type SandboxProcess } from './sandboxProcess';

/** Customers after which the time is taken, and the requests that they need. */
const STEP = 100_000;
const REQUESTS_PER_STEP = STEP / 50;

/** How often the sandbox is asked how far the node is, in milliseconds. */
const POLL = 50;

/** All customers into one CSV file, by a node in a process of its own: how its heap and its time grow. */
export async function fileOutput(customers: number): Promise<Row[]> {
	const sandbox = await startSandboxProcess({ contactHub: { customers } });
	const worker = fork(join(__dirname, 'fileWorker.ts'), [JSON.stringify(sandbox.address)], {
		execArgv: [...process.execArgv, '--expose-gc'],
	});
	const failed = once(worker, 'exit').then(() => {
		throw new Error('The process that writes the file ended before it was done');
	});
	const done = once(worker, 'message') as Promise<[FileReport]>;
	const clock = stepTimes(sandbox, Math.floor(customers / STEP));
	const [report] = await Promise.race([done, failed]);
	failed.catch(() => undefined);
	const steps = await clock;
	sandbox.stop();

	const { records, lines } = report;
	if (records !== customers || lines !== customers) {
		throw new Error(`The file has ${lines} of ${customers} customers, the item says ${records}`);
	}
	process.stdout.write(
		[
			`${report.megabytes.toFixed(0)} MB in ${seconds(report.milliseconds)}`,
			`each 100,000 customers: ${steps.map(seconds).join(', ') || '-'}`,
			`growth of the process, garbage included: ${report.processGrowth.toFixed(0)} MB\n`,
		].join('; '),
	);
	const heap: Row = {
		what: `A CSV file of ${customers} customers: growth of the heap`,
		ours: `${report.heapGrowth.toFixed(1)} MB`,
		other: '',
		ratio: '',
		target: 'under 100 MB',
		met: report.heapGrowth < 100,
	};
	return steps.length < 2 ? [heap] : [heap, linearity(steps)];
}

/** Whether 100,000 customers take as long at the end of the file as at its beginning. */
function linearity(steps: number[]): Row {
	const half = Math.floor(steps.length / 2);
	const [early, late] = [median(steps.slice(0, half)), median(steps.slice(-half))];
	return {
		what: '100,000 customers in the second half of the file; in the first half',
		ours: seconds(late),
		other: seconds(early),
		ratio: times(late / early),
		target: 'at most 1.5 x the time',
		met: late / early <= 1.5,
	};
}

/** Milliseconds that each 100,000 customers took, by the requests that the sandbox counts. */
async function stepTimes(sandbox: SandboxProcess, steps: number): Promise<number[]> {
	const durations: number[] = [];
	// The worker's warm-up asks for 10 pages.
	let [count, from] = [0, 10];
	while ((count = await sandbox.requests()) < from) await pause();
	let started = performance.now();
	while (durations.length < steps) {
		count = await sandbox.requests();
		if (count >= from + REQUESTS_PER_STEP) {
			const now = performance.now();
			durations.push(now - started);
			started = now;
			from += REQUESTS_PER_STEP;
		}
		await pause();
	}
	return durations;
}

async function pause(): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, POLL));
}
