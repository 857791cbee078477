import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SandboxOptions } from '../../sandbox';
import { count } from '../comparisons/contenders';
import { startServers } from '../measuring/sandboxProcess';
import { spreadOf } from '../measuring/statistics';
import { duration, megabytes, ratio, withSpread } from '../report/cells';
import type { Check } from '../report/results';
import type { CheckSettings } from '.';
import type { GrowthOrder, GrowthReport } from './growthWorker';

const SIZES = [1_000, 10_000, 100_000];

/** Left out of a quick run. */
const FULL_SIZE = 1_000_000;

/** Most megabytes by which the heap may grow, whatever the size. */
const MOST_GROWTH = 64;

/** Most by which a record of a file may take longer than one of a file of a tenth of the size. */
const MOST_SLOWER = 1.25;

/** A kind of file. */
interface Subject {
	file: GrowthOrder['file'];
	label: string;
	sandbox(records: number): SandboxOptions;
}

const SUBJECTS: Subject[] = [
	{
		file: 'customers',
		label: 'customers in a CSV file (ContactHub)',
		sandbox: (customers) => ({ contactHub: { customers } }),
	},
	{
		file: 'table',
		label: 'contacts replicated into a file (Constant Contact v2)',
		sandbox: (contacts) => ({ constantContactV2: { contacts } }),
	},
];

/** How time and memory grow with the number of records in a file. */
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
	{ file, label }: Subject,
	size: number,
	{ heapGrowth }: GrowthReport,
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
			what: `${count(size)} ${label}: growth of the heap`,
			value: megabytes(Math.max(0, heapGrowth)),
			target: { text: `under ${MOST_GROWTH} MB`, met: heapGrowth < MOST_GROWTH },
		},
	];
}

async function write(subject: Subject, records: number, rounds: number): Promise<GrowthReport> {
	const servers = await startServers(subject.sandbox(records));
	const order: GrowthOrder = { file: subject.file, rounds, addresses: servers.addresses };
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
