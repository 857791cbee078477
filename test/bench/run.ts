import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { formatText } from '../../scripts/format';
import { CHECKS } from './checks';
import { PARTS } from './comparisons';
import { USUAL } from './comparisons/comparison';
import { withBaseline } from './comparisons/contenders';
import { race } from './measuring/race';
import { asText } from './report/console';
import { performancePage, type Run } from './report/page';
import { failuresOf, refusalsOf, type Check } from './report/results';
import { checksTable, ratiosTable, timesTable } from './report/tables';

const HELP = `Measures the nodes beside other ways to do the same, and writes docs/performance.md.

  npm run bench -- [options]

  --quick         without the files of 1,000,000 records; the page isn't written then
  --rounds <n>    how often each work is done, default 5
  --baseline <dir> the nodes of another checkout of this project, built, do the same work, too
  --only <part>   ${[...Object.keys(PARTS), ...Object.keys(CHECKS)].join(', ')};
                  may be repeated; the page isn't written then
`;

const PAGE = join(resolve(__dirname, '../..'), 'docs/performance.md');

/** The user's settings. */
interface Settings {
	full: boolean;
	rounds: number;
	/** Another checkout whose nodes do the work, too. */
	baseline?: string;
	/** Whether a part should run. */
	wants(part: string): boolean;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean', short: 'h', default: false },
			quick: { type: 'boolean', default: false },
			rounds: { type: 'string', default: '5' },
			baseline: { type: 'string' },
			only: { type: 'string', multiple: true, default: [] },
		},
	});
	if (values.help) {
		say(HELP);
		return;
	}
	const started = performance.now();
	const rounds = Number(values.rounds);
	const { quick, only, baseline } = values;
	const full = !quick;
	const wants = (part: string) => only.length === 0 || only.includes(part);
	const failures: string[] = [];
	const run: Run = { results: [], checks: [], rounds, took: NaN };
	await compareAll({ full, rounds, wants, baseline }, run, failures);
	await checkAll({ full, rounds, wants }, run.checks, failures);
	run.took = performance.now() - started;
	say(`\n${asText(ratiosTable(run.results))}\n\n${asText(checksTable(run.checks))}`);
	if (only.length === 0 && full) await writePage(performancePage(run));
	if (failures.length === 0) return;
	say(`\nNot measured:\n${failures.join('\n')}`);
	process.exitCode = 1;
}

/** Runs all comparisons. A failure doesn't keep the others from being measured. */
async function compareAll(
	{ rounds, wants, baseline }: Settings,
	{ results, checks }: Run,
	failures: string[],
): Promise<void> {
	for (const [part, comparisons] of Object.entries(PARTS)) {
		if (!wants(part)) continue;
		for (const usual of comparisons(USUAL)) {
			const comparison = baseline === undefined ? usual : withBaseline(usual, resolve(baseline));
			say(`\n${comparison.title}`);
			try {
				const result = { comparison, measured: await race(comparison, USUAL, rounds) };
				results.push(result);
				failures.push(...failuresOf(result));
				say(asText(timesTable(result)));
				say(asText(ratiosTable([result])));
				const refusals = refusalsOf(result);
				if (refusals.length > 0) say(asText(checksTable(refusals)));
				for (const one of refusals) checks.push(one);
			} catch (error) {
				failures.push(`${comparison.title}: ${String(error)}`);
			}
		}
	}
}

async function checkAll(settings: Settings, checks: Check[], failures: string[]): Promise<void> {
	for (const [part, check] of Object.entries(CHECKS)) {
		if (!settings.wants(part)) continue;
		say(`\nMeasuring ${part} ...`);
		try {
			const found = await check(settings);
			for (const one of found) checks.push(one);
			say(asText(checksTable(found)));
		} catch (error) {
			failures.push(`${part}: ${String(error)}`);
		}
	}
}

async function writePage(page: string): Promise<void> {
	await writeFile(PAGE, await formatText(PAGE, page));
}

function say(text: string): void {
	process.stdout.write(`${text}\n`);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
