import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BulkReport } from './bulkWorker';
import { seconds, type Row } from './measure';
import { startSandboxProcess } from './sandboxProcess';

const ROWS = 100_000;

/** Most bytes of encoded data in an activity (API notes 4.2). */
const MOST_BYTES = 1_900_000;

/** A CSV file of 100,000 rows through Add Contacts, by a node in a process of its own. */
export async function bulkRows(): Promise<Row[]> {
	const sandbox = await startSandboxProcess({});
	const argument = JSON.stringify([sandbox.constantContact, ROWS]);
	const worker = fork(join(__dirname, 'bulkWorker.ts'), [argument], {
		execArgv: [...process.execArgv, '--expose-gc'],
	});
	const failed = once(worker, 'exit').then(() => {
		throw new Error('The process that adds the contacts ended before it was done');
	});
	const done = once(worker, 'message') as Promise<[BulkReport]>;
	const [report] = await Promise.race([done, failed]);
	failed.catch(() => undefined);
	sandbox.stop();

	const { activities, rows, bytes, encodedBytes, milliseconds, growth } = report;
	if (rows !== ROWS) throw new Error(`The activities carried ${rows} of ${ROWS} rows`);
	process.stdout.write(
		`${(bytes / 1e6).toFixed(1)} MB, ${(encodedBytes / 1e6).toFixed(1)} MB encoded, in ${seconds(milliseconds)}\n`,
	);
	process.stdout.write(`growth of the heap and buffers: ${growth.heapAndBuffers.toFixed(1)} MB\n`);
	const least = Math.ceil(encodedBytes / MOST_BYTES);
	return [
		{
			what: `v1: activities for ${ROWS} rows of a file; the least possible number`,
			ours: String(activities),
			other: String(least),
			ratio: '',
			target: 'the same',
			met: activities === least,
		},
		{
			what: `v1: ${ROWS} rows of a file to activities: growth of the heap`,
			ours: `${growth.heap.toFixed(1)} MB`,
			other: '',
			ratio: '',
			target: 'under 64 MB',
			met: growth.heap < 64,
		},
	];
}
