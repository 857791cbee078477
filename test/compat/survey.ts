import { installEngine, packagesOf, prepareEngine } from './engine';
import { runTests, type TestRun } from './jest';
import { noteResult } from './results';
import { SHORT } from './suites';

const HELP = `Runs a short test of the built package on other versions of n8n, and notes what came out in
test/compat/results.json; npm run docs makes the README's table from that.

  npm run compat -- <version of n8n> ...

Each version is installed into .cache/compat (700 MB, a minute or two) and tested for two minutes.
`;

/** Maximum number of failures that are listed. */
const NAMED = 10;

/** The failures, with the first line of each reason. */
function describeFailures({ failures }: TestRun): string[] {
	return failures.slice(0, NAMED).map(({ name, message }) => {
		const line = message.split('\n').find((text) => text.trim() !== '') ?? '';
		return `  ${name}\n    ${line.trim()}`;
	});
}

async function survey(n8n: string): Promise<void> {
	const folder = await prepareEngine(n8n);
	await installEngine(folder, tell);
	const run = await runTests(folder, SHORT, 'hide');
	const { passed, failures } = run;
	tell(`n8n ${n8n}: ${passed} tests passed, ${failures.length} failed`);
	for (const failure of describeFailures(run)) tell(failure);
	noteResult({
		n8n,
		core: packagesOf(folder)['n8n-core'] ?? '',
		node: process.versions.node.split('.')[0] ?? '',
		run: 'short',
		failed: failures.length,
	});
}

function tell(text: string): void {
	process.stdout.write(`${text}\n`);
}

async function main(): Promise<void> {
	const versions = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
	if (versions.length === 0) tell(HELP);
	for (const version of versions) await survey(version);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
