import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SandboxOptions } from '../../sandbox';
import { count } from '../comparisons/contenders';
import type { MemoryGrowth } from '../measuring/memory';
import { startServers } from '../measuring/sandboxProcess';
import { spreadOf } from '../measuring/statistics';
import { duration, megabytes, ratio, withSpread } from '../report/cells';
import type { Check } from '../report/results';
import type { CheckSettings } from '.';
import type { GrowthOrder, GrowthReport } from './growthWorker';

const SIZES = [1_000, 10_000, 100_000];

/** Left out in a quick run. */
const FULL_SIZE = 1_000_000;

/** What may grow, and by how many megabytes at most, whatever the size. */
interface Bound {
	memory: keyof MemoryGrowth;
	words: string;
	most: number;
}

const HEAP: Bound = { memory: 'heap', words: 'the heap', most: 64 };

const HEAP_AND_BUFFERS: Bound = {
	memory: 'heapAndBuffers',
	words: 'the heap and the buffers beside it',
	most: 128,
};

/** Maximum factor by which a record of a file may take longer than one of a file with a tenth of the size. */
const MOST_SLOWER = 1.25;

/** A kind of file. */
interface Subject {
	file: GrowthOrder['file'];
	label: string;
	bound: Bound;
	sandbox(records: number): SandboxOptions;
}

/** The kinds of files whose growth is measured. */
export const SUBJECTS: Subject[] = [
	{
		file: 'customers',
		label: 'customers in a CSV file (ContactHub)',
		bound: HEAP,
		sandbox: (customers) => ({ contactHub: { customers } }),
	},
	{
		file: 'table',
		label: 'contacts replicated into a file (Constant Contact v2)',
		bound: HEAP,
		sandbox: (contacts) => ({ constantContactV2: { contacts } }),
	},
	{
		file: 'importV1',
		label: 'rows imported from a file (Constant Contact v1)',
		bound: HEAP_AND_BUFFERS,
		sandbox: () => ({ constantContactV1: { contacts: 1 } }),
	},
	{
		file: 'importV2',
		label: 'rows imported from a file (Constant Contact v2)',
		bound: HEAP_AND_BUFFERS,
		sandbox: () => ({ constantContactV2: { contacts: 1 } }),
	},
	{
		file: 'importV3',
		label: 'rows imported from a file (Constant Contact v3)',
		bound: HEAP_AND_BUFFERS,
		sandbox: () => ({ constantContactV3: { contacts: 1, maxQueuedActivities: 1_000_000 } }),
	},
	{
		file: 'exportV2',
		label: 'contacts exported into a file (Constant Contact v2)',
		bound: HEAP_AND_BUFFERS,
		sandbox: (contacts) => ({ constantContactV2: { contacts } }),
	},
];

/** How time and memory depend on the number of records in a file. */
export async function growth({ full, rounds }: CheckSettings): Promise<Check[]> {
	const checks: Check[] = [];
	for (const subject of SUBJECTS) {
		let before: number | undefined;
		for (const size of full ? [...SIZES, FULL_SIZE] : SIZES) {
			const report = await write(subject, size, size === FULL_SIZE ? 1 : rounds);
			const spread = spreadOf(report.times.map((time) => time / size));
			checks.push(...checksOf(subject, size, report, spread, before));
			before = spread.median;
		}
	}
	return checks;
}

function checksOf(
	{ file, label, bound }: Subject,
	size: number,
	{ growth: grown }: GrowthReport,
	spread: ReturnType<typeof spreadOf>,
	before: number | undefined,
): Check[] {
	const slower = spread.median / (before ?? NaN);
	return [
		{
			key: `growth.${file}.time`,
			what: `${count(size)} ${label}: time for each`,
			value: `${withSpread(spread, duration)}${before === undefined ? '' : `; ${ratio(slower)} × that of a file of a tenth`}`,
			target:
				before === undefined
					? undefined
					: { text: `at most ${MOST_SLOWER} ×`, met: slower <= MOST_SLOWER },
		},
		{
			key: `growth.${file}.memory`,
			what: `${count(size)} ${label}: growth of ${bound.words}`,
			value: megabytes(Math.max(0, grown[bound.memory])),
			target: { text: `under ${bound.most} MB`, met: grown[bound.memory] < bound.most },
		},
	];
}

async function write(subject: Subject, records: number, rounds: number): Promise<GrowthReport> {
	const servers = await startServers(subject.sandbox(records));
	const order: GrowthOrder = { file: subject.file, records, rounds, addresses: servers.addresses };
	const worker = fork(join(__dirname, 'growthWorker.ts'), [JSON.stringify(order)], {
		execArgv: [...process.execArgv, '--expose-gc'],
	});
	const ended = once(worker, 'exit').then(() => {
		throw new Error('The process that writes the file ended before it was done');
	});
	ended.catch(() => undefined);
	try {
		const done = once(worker, 'message') as Promise<[GrowthReport]>;
		const [report] = await Promise.race([done, ended]);
		if (report.records !== records) {
			throw new Error(`The file has ${report.records} of ${records} records`);
		}
		return report;
	} finally {
		servers.stop();
	}
}
