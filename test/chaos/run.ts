import '../support';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { formatText } from '../../scripts/format';
import { startElsewhere } from './elsewhere';
import { faults } from './faults';
import { runMixed } from './mixed/mixed';
import { contactsV1, contactsV2, customers } from './mixed/target';
import { chaosPage } from './page';
import {
	describeProblems,
	faultsTable,
	isClean,
	mixedTable,
	problemsTable,
	type Outside,
} from './report';
import { describeSettings, modesTable, retriesTable, trySettings } from './settings';
import {
	constantContactV1,
	constantContactV2,
	constantContactV3,
	contactHub,
	type Subject,
} from './subjects';
import { survey, type Survey } from './survey';

const HELP = `Runs every operation under each fault, and many operations while one request in ten meets one.

  npm run chaos -- [options]

  --mixed <n>   mixed operations in all, default 100000
  --settings    only n8n's settings On Error and Retry On Fail; writes no page
  --lies        only servers that lie about records and lists; writes no page
  --node <name> with one of these two: only this node, e.g. contactHub
`;

/** Makes the mixed operations reproducible. */
const SEED = 20260;

const PAGE = join(resolve(__dirname, '../..'), 'docs/chaos.md');

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean', short: 'h', default: false },
			mixed: { type: 'string', default: '100000' },
			settings: { type: 'boolean', default: false },
			lies: { type: 'boolean', default: false },
			node: { type: 'string' },
		},
	});
	if (values.help) {
		process.stdout.write(HELP);
		return;
	}
	if (values.settings) {
		await showSettings(values.node);
		return;
	}
	if (values.lies) {
		await showLies(values.node);
		return;
	}
	const started = performance.now();
	const elsewhere = await startElsewhere();
	const say = (text: string) => process.stdout.write(`${text}\n`);
	say('Trying every operation of ContactHub under each fault ...');
	const surveys = [await survey(contactHub, elsewhere)];
	say('... of Constant Contact V1 (Legacy) ...');
	surveys.push(await survey(constantContactV1, elsewhere));
	say('... of Constant Contact V2 (Legacy) ...');
	surveys.push(await survey(constantContactV2, elsewhere));
	say('... of Constant Contact ...');
	surveys.push(await survey(constantContactV3, elsewhere));
	say('... under On Error and Retry On Fail ...');
	const settings = await trySettings(elsewhere);
	say(`... and ${values.mixed} mixed operations with faults ...`);
	const each = Math.ceil(Number(values.mixed) / 3);
	// Concurrently: while one waits, the others use the time.
	const mixed = await Promise.all([
		runMixed(customers, each, SEED, elsewhere),
		runMixed(contactsV1, each, SEED, elsewhere),
		runMixed(contactsV2, each, SEED, elsewhere),
	]);
	await elsewhere.close();
	const outside: Outside = {
		elsewhere: elsewhere.received(),
		strangers: elsewhere.strangers(),
		took: performance.now() - started,
	};
	for (const one of surveys) say(`\n${one.name}\n\n${faultsTable(one)}`);
	say(`\n${problemsTable(surveys, outside)}\n\n${mixedTable(mixed)}`);
	say(`\n${modesTable(settings)}\n\n${retriesTable(settings)}`);
	const page = chaosPage(surveys, mixed, settings, outside);
	await writeFile(PAGE, await formatText(PAGE, page));
	const misled = describeSettings(settings);
	if (isClean(surveys, mixed, outside) && misled.length === 0) return;
	const differences = mixed.flatMap((one) => one.differences);
	const wrong = [...describeProblems(surveys), ...outside.strangers, ...differences, ...misled];
	say(`\n${wrong.join('\n')}`);
	process.exitCode = 1;
}

async function showSettings(node?: string): Promise<void> {
	const settings = await trySettings(undefined, node);
	const wrong = describeSettings(settings);
	process.stdout.write(
		`${modesTable(settings)}\n\n${retriesTable(settings)}\n\n${wrong.join('\n')}\n`,
	);
	if (wrong.length > 0) process.exitCode = 1;
}

async function showLies(node?: string): Promise<void> {
	const elsewhere = await startElsewhere();
	const lies = { faults: faults.filter(({ lie }) => lie !== undefined), lanes: 2 };
	const surveys: Survey[] = [];
	const look = async <State>(subject: Subject<State>) => {
		if (node !== undefined && node !== subject.node) return;
		surveys.push(await survey(subject, elsewhere, lies));
	};
	await look(contactHub);
	await look(constantContactV1);
	await look(constantContactV2);
	await look(constantContactV3);
	await elsewhere.close();
	const wrong = describeProblems(surveys);
	const tables = surveys.map((one) => `${one.name}\n\n${faultsTable(one)}`);
	process.stdout.write(`${[...tables, ...wrong].join('\n\n')}\n`);
	if (wrong.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	// Other operations are still in progress; nobody waits for them.
	process.exit(1);
});
