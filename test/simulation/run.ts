import Table from 'cli-table3';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { figuresText, withFigures } from './figures';
import { simulate, type SimulationOptions, type SimulationResult } from './model';

const HELP = `Simulates the ContactHub Trigger over weeks and counts what it misses and repeats.

  npm run simulate -- [options]

  --operations <n>   creations, updates, deletions and events, default 100,000
  --seed <n>         the same seed runs the same simulation, default 1
  --write            puts the figures into docs/contacthub-trigger.md
`;

const PAGE = join(resolve(__dirname, '../..'), 'docs/contacthub-trigger.md');

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean', short: 'h', default: false },
			operations: { type: 'string', default: '100000' },
			seed: { type: 'string', default: '1' },
			write: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		process.stdout.write(HELP);
		return;
	}
	const operations = Number(values.operations);
	const started = performance.now();
	const options: SimulationOptions = {
		operations,
		seed: Number(values.seed),
		progress: (done) => process.stderr.write(`\r${done} of ${operations} operations`),
	};
	const result = await simulate(options);
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
			`(${result.failures} failed, ${result.lies} were lied to), ${result.restarts} restarts, ${result.crashes} crashes; ` +
			`${seconds.toFixed(0)} s.\n`,
	);
	if (values.write) await writeFigures(options, result);
	const isWrong = result.rows.some(
		({ missed, repeated, unknown }) => missed + repeated + unknown > 0,
	);
	if (isWrong) process.exitCode = 1;
}

async function writeFigures(options: SimulationOptions, result: SimulationResult): Promise<void> {
	const page = withFigures(await readFile(PAGE, 'utf8'), figuresText(options, result));
	await writeFile(PAGE, await format(page, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}

void main();
