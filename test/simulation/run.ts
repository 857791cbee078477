import Table from 'cli-table3';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { formatText } from '../../scripts/format';
import { EVENT_NAMES as CONSTANT_CONTACT_NAMES } from '../../nodes/ConstantContactTrigger/fields';
import { EVENT_NAMES as CONTACT_HUB_NAMES } from '../../nodes/ContactHubTrigger/fields';
import { startAccount } from './constantContact/service';
import { startContactHub } from './contactHub/service';
import { countsOf, figuresText, toDays, withFigures } from './figures';
import {
	simulate,
	type Service,
	type SimulationOptions,
	type SimulationResult,
} from './simulation';

interface Simulated {
	page: string;
	/** Its events in words, by value. */
	names: Record<string, string>;
	start(options: SimulationOptions): Service;
}

/** The triggers, by node name. */
const TRIGGERS: Record<string, Simulated> = {
	contactHubTrigger: {
		page: 'docs/contacthub-trigger.md',
		names: CONTACT_HUB_NAMES,
		start: startContactHub,
	},
	constantContactTrigger: {
		page: 'docs/constant-contact-trigger.md',
		names: CONSTANT_CONTACT_NAMES,
		start: startAccount,
	},
};

const HELP = `Simulates the triggers over weeks and counts what they miss and repeat.

  npm run simulate -- [options]

  --operations <n>   creations, updates, deletions and so on, default 100,000
  --seed <n>         the same seed runs the same simulation, default 1
  --trigger <name>   ${Object.keys(TRIGGERS).join(' or ')}; all by default
  --write            puts the figures into the page of the trigger
`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean', short: 'h', default: false },
			operations: { type: 'string', default: '100000' },
			seed: { type: 'string', default: '1' },
			trigger: { type: 'string', default: '' },
			write: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		process.stdout.write(HELP);
		return;
	}
	const { trigger, write } = values;
	if (trigger !== '' && TRIGGERS[trigger] === undefined) {
		throw new RangeError(`there is no trigger ${trigger}`);
	}
	const options = { operations: Number(values.operations), seed: Number(values.seed) };
	for (const [name, simulated] of Object.entries(TRIGGERS)) {
		if (trigger !== '' && trigger !== name) continue;
		const result = await show(name, simulated, options);
		if (write) await writeFigures(simulated, options, result);
	}
}

/** Runs a simulation and prints the results. */
async function show(
	name: string,
	{ start }: Simulated,
	options: SimulationOptions,
): Promise<SimulationResult> {
	const { operations } = options;
	const started = performance.now();
	const result = await simulate(start, {
		...options,
		progress: (done) => process.stderr.write(`\r${name}: ${done} of ${operations} operations`),
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
		table.push([row.event, ...countsOf(row), row.largestState]);
	}
	process.stdout.write(`\n${table.toString()}\n`);
	process.stdout.write(
		`${operations} operations in ${toDays(result.duration)} simulated days, ${result.requests} requests ` +
			`(${result.failures} failed, ${result.lies} were lied to), ${result.restarts} restarts, ${result.crashes} crashes; ` +
			`${seconds.toFixed(0)} s.\n`,
	);
	const isWrong = result.rows.some(
		({ missed, repeated, unknown }) => missed + repeated + unknown > 0,
	);
	if (isWrong) process.exitCode = 1;
	return result;
}

async function writeFigures(
	{ page, names }: Simulated,
	options: SimulationOptions,
	result: SimulationResult,
): Promise<void> {
	const path = join(resolve(__dirname, '../..'), page);
	const written = withFigures(await readFile(path, 'utf8'), figuresText(names, options, result));
	await writeFile(path, await formatText(path, written));
}

void main();
