import { parseArgs } from 'node:util';
import type { PartialStrykerOptions } from '@stryker-mutator/api/core';

import { reportOf, writeScores } from '../figures/mutation';
import { parts, type Part } from './parts';

const HELP = `Makes mistakes in the code on purpose, one at a time, and says which of them no test notices.

  npm run mutation -- [options]

  --part <name>  a part alone, may be repeated: ${Object.keys(parts).join(', ')}
  --force        tries all again, not only what has changed since the last run
  --at-once <n>  mutants at the same time, default 1
`;

/** Percentage of a part's mutants that tests must kill. */
const GOAL = 85;

/** How Stryker runs a part. */
function optionsOf(
	name: string,
	{ source, tests }: Part,
	{ force, concurrency }: Pick<PartialStrykerOptions, 'force' | 'concurrency'>,
): PartialStrykerOptions {
	return {
		mutate: source,
		testRunner: 'jest',
		jest: {
			projectType: 'custom',
			configFile: 'test/mutation/jest.config.js',
			config: { testMatch: tests.map((pattern) => `<rootDir>/${pattern}`) },
			enableFindRelatedTests: false,
		},
		plugins: [
			'@stryker-mutator/jest-runner',
			'./test/mutation/editorTexts.mjs',
			'./test/mutation/survivors.mjs',
		],
		ignorers: ['editorTexts'],
		coverageAnalysis: 'perTest',
		ignoreStatic: true,
		concurrency,
		timeoutMS: 10_000,
		disableTypeChecks: false,
		incremental: true,
		incrementalFile: reportOf(name),
		force,
		tempDirName: '.cache/stryker',
		ignorePatterns: ['.cache', 'coverage', 'dist', 'docs/images', 'test/e2e'],
		reporters: ['progress-append-only', 'survivors', 'clear-text'],
		clearTextReporter: { allowColor: false, reportMutants: false, reportTests: false },
	};
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean', short: 'h', default: false },
			part: { type: 'string', multiple: true, default: Object.keys(parts) },
			force: { type: 'boolean', default: false },
			'at-once': { type: 'string', default: '1' },
		},
	});
	if (values.help) {
		process.stdout.write(HELP);
		return;
	}
	const chosen = { force: values.force, concurrency: Number(values['at-once']) };
	const { Stryker } = await import('@stryker-mutator/core');
	for (const name of values.part) {
		const part = parts[name];
		if (!part) throw new Error(`There is no part ${name}, only ${Object.keys(parts).join(', ')}`);
		process.stdout.write(`\n${part.title}\n`);
		await new Stryker(optionsOf(name, part, chosen)).runMutationTest();
	}
	const low = await writeScores(GOAL);
	if (low.length === 0) return;
	process.stdout.write(`\nBelow ${GOAL} %: ${low.join(', ')}\n`);
	process.exitCode = 1;
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
