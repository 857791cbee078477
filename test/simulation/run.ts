import Table from 'cli-table3';
import { parseArgs } from 'node:util';
import { simulate } from './model';

const HELP = `Simulates the ContactHub Trigger over weeks and counts what it misses and repeats.

  npm run simulate -- [options]

  --operations <n>   creations, updates, deletions and events, default 100,000
  --seed <n>         the same seed runs the same simulation, default 1
`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean', short: 'h', default: false },
			operations: { type: 'string', default: '100000' },
			seed: { type: 'string', default: '1' },
		},
	});
	if (values.help) {
		process.stdout.write(HELP);
		return;
	}
	const operations = Number(values.operations);
	const started = performance.now();
	const result = await simulate({
		operations,
		seed: Number(values.seed),
		progress: (done) => process.stderr.write(`\r${done} of ${operations} operations`),
	});
	const seconds = (performance.now() - started) / 1000;
	const table = new Table({
		head: [
			'Event',
			'Found',
			'Missed',
			'Repeated',
			'After a crash',
			'Polls',
			'Failed',
			'Nothing new',
			'in one request',
			'Largest state',
		],
	});
	for (const row of result.rows) {
		table.push([
			row.event,
			row.found,
			row.missed,
			row.repeated + row.unknown,
			row.repeatedAfterCrash,
			row.polls,
			row.failedPolls,
			row.idlePolls,
			row.idleWithOneRequest,
			row.largestState,
		]);
	}
	const days = (result.duration / 86_400_000).toFixed(1);
	process.stdout.write(`\n${table.toString()}\n`);
	process.stdout.write(
		`${operations} operations in ${days} simulated days, ${result.requests} requests ` +
			`(${result.failures} failed), ${result.restarts} restarts, ${result.crashes} crashes; ` +
			`${seconds.toFixed(0)} s.\n`,
	);
	const isWrong = result.rows.some(
		({ missed, repeated, unknown }) => missed + repeated + unknown > 0,
	);
	if (isWrong) process.exitCode = 1;
}

void main();
