import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { code, table } from '../../scripts/docs/markdown';
import { ROOT, writeFigures } from './page';

const HELP = `Measures how long the tests take, and writes it into docs/testing.md.

  npm run test:times -- [options]

  --baseline <dir>  an older commit, cloned and installed elsewhere: its tests are measured first, in the same way
  --ci              measures .ci/run as well
`;

/** The tests of one operation, which a developer runs repeatedly. */
const ONE_OPERATION = 'test/nodes/ContactHub/customer/tags';

function minutes(seconds: number): string {
	const whole = Math.round(seconds);
	if (whole < 60) return `${whole} s`;
	return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

interface Measured {
	seconds: number;
	succeeded: boolean;
}

/** Duration of a command in seconds, and whether it succeeded. */
async function timeOf([command = '', ...args]: string[], cwd: string): Promise<Measured> {
	process.stdout.write(`${cwd}: ${command} ${args.join(' ')}\n`);
	const start = performance.now();
	const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
	const [exit] = (await once(child, 'close')) as [number | null];
	const seconds = (performance.now() - start) / 1000;
	process.stdout.write(`${minutes(seconds)}${exit === 0 ? '' : ', failed'}\n`);
	return { seconds, succeeded: exit === 0 };
}

/** Removes what earlier runs left: transformed files, durations of suites, results of the linters and the type checker. */
function clearCaches(folder: string): void {
	execFileSync('npx', ['jest', '--clearCache'], { cwd: folder });
	// Older commits are formatted by Prettier.
	for (const name of ['eslint', 'prettier', 'types.tsbuildinfo']) {
		rmSync(join(folder, '.cache', name), { recursive: true, force: true });
	}
}

/** A row of the table: how long a command takes now, and in the older commit if it is run there. */
interface Row {
	what: string;
	before?: Measured;
	now?: Measured;
}

/** A failed run also took its time, which isn't lost; the page says that it failed. */
function shown(measured: Measured | undefined): string {
	if (!measured) return '';
	return `${minutes(measured.seconds)}${measured.succeeded ? '' : ' (failed)'}`;
}

function ratio({ before, now }: Row): string {
	return before && now ? `${(now.seconds / before.seconds).toFixed(2)} ×` : '';
}

async function writeTable(baseline: string | undefined, rows: Row[]): Promise<void> {
	if (baseline === undefined) {
		const cells = rows.map(({ what, now }) => [what, shown(now)]);
		await writeFigures('times', table(['Command', 'Time'], cells));
		return;
	}
	const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
		cwd: baseline,
		encoding: 'utf8',
	}).trim();
	const cells = rows.map((row) => [row.what, shown(row.before), shown(row.now), ratio(row)]);
	await writeFigures('times', table(['Command', code(commit), 'Now', 'Ratio'], cells));
}

/** Runs everything, and writes the table after each command, so that no measurement is lost. */
async function measureAll(baseline: string | undefined, withCi: boolean): Promise<Row[]> {
	const rows: Row[] = [];
	const measure = async (what: string, command: string[], folder = ROOT): Promise<void> => {
		const measured = await timeOf(command, folder);
		const known = rows.find((row) => row.what === what);
		const row = known ?? { what };
		if (!known) rows.push(row);
		row[folder === ROOT ? 'now' : 'before'] = measured;
		await writeTable(baseline, rows);
	};
	for (const folder of baseline === undefined ? [ROOT] : [baseline, ROOT]) {
		clearCaches(folder);
		await measure(`${code('npm test')}, caches cleared`, ['npm', 'test'], folder);
		await measure(`${code('npm test')} once more`, ['npm', 'test'], folder);
	}
	await measure('The tests of one operation', ['npm', 'test', '--', ONE_OPERATION]);
	if (withCi) {
		clearCaches(ROOT);
		await measure(`${code('.ci/run')}, caches cleared`, ['bash', '.ci/run']);
	}
	return rows;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean', short: 'h', default: false },
			baseline: { type: 'string' },
			ci: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		process.stdout.write(HELP);
		return;
	}
	const rows = await measureAll(values.baseline && resolve(values.baseline), values.ci);
	const failed = rows.filter(({ before, now }) => !(before?.succeeded ?? true) || !now?.succeeded);
	if (failed.length > 0) throw new Error(`Failed: ${failed.map(({ what }) => what).join(', ')}`);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
