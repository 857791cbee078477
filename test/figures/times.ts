import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { code, table } from '../../scripts/docs/markdown';
import { ROOT, writeFigures } from './page';

const HELP = `Measures how long the tests take, and writes it into docs/testing.md.

  npm run test:times -- [options]

  --baseline <dir>  an older commit, cloned and installed elsewhere: its tests run first, for comparison
  --ci              measures .ci/run as well
`;

/** The tests of one operation, which a developer runs repeatedly. */
const ONE_OPERATION = 'test/nodes/ContactHub/customer/tags';

function minutes(seconds: number): string {
	const whole = Math.round(seconds);
	if (whole < 60) return `${whole} s`;
	return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** Duration of a command in seconds, and whether it succeeded. */
async function timeOf(command: string, args: string[], cwd: string): Promise<Measured> {
	process.stdout.write(`${cwd}: ${command} ${args.join(' ')}\n`);
	const start = performance.now();
	const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
	const [exit] = (await once(child, 'close')) as [number | null];
	const seconds = (performance.now() - start) / 1000;
	process.stdout.write(`${minutes(seconds)}${exit === 0 ? '' : ', failed'}\n`);
	return { seconds, succeeded: exit === 0 };
}

interface Measured {
	seconds: number;
	succeeded: boolean;
}

/** Caches of earlier runs: transformed files, results of the linter and the type checker. */
function clearCaches(folder: string): void {
	execFileSync('npx', ['jest', '--clearCache'], { cwd: folder });
	for (const name of ['eslint', 'prettier', 'types.tsbuildinfo']) {
		rmSync(join(folder, '.cache', name), { recursive: true, force: true });
	}
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
	const rows: string[][] = [];
	const failed: string[] = [];
	let before: number | undefined;
	const measure = async (what: string, command: string, args: string[], cwd = ROOT) => {
		const { seconds, succeeded } = await timeOf(command, args, cwd);
		const share = before === undefined ? '' : `${(seconds / before).toFixed(2)} ×`;
		// A failed run also took its time; the page says so, and no measurement is lost.
		rows.push([succeeded ? what : `${what} (failed)`, minutes(seconds), share]);
		if (!succeeded) failed.push(what);
		await writeFigures('times', table(['Command', 'Time', 'Of the first row'], rows));
		return seconds;
	};
	if (values.baseline !== undefined) {
		const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
			cwd: values.baseline,
			encoding: 'utf8',
		}).trim();
		clearCaches(values.baseline);
		const what = `${code('npm test')} of ${code(commit)}`;
		before = await measure(what, 'npm', ['test'], values.baseline);
	}
	clearCaches(ROOT);
	await measure(code('npm test'), 'npm', ['test']);
	await measure(`${code('npm test')} once more`, 'npm', ['test']);
	await measure('The tests of one operation', 'npm', ['test', '--', ONE_OPERATION]);
	if (values.ci) await measure(code('.ci/run'), 'bash', ['.ci/run']);
	if (failed.length > 0) throw new Error(`Failed: ${failed.join(', ')}`);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
