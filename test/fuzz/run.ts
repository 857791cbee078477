import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const HELP = `Tries the nodes with hostile input for as long as wanted. It ends at the first thing that goes wrong, and shows
the smallest input that does it, with the seed that finds it again.

  npm run fuzz -- [options] [suites]

  --runs <n>      inputs for each property, default 100,000
  --seconds <n>   most time for each property, default 60
  --seed <n>      the same seed tries the same; another one each time when left out

  suites          csv, dates, headers, json, lists, names, paths, polls, query, server, xml; all when left out
`;

const ROOT = resolve(__dirname, '../..');

function main(): void {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			help: { type: 'boolean', short: 'h', default: false },
			runs: { type: 'string', default: '100000' },
			seconds: { type: 'string', default: '60' },
			seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
		},
	});
	if (values.help) {
		process.stdout.write(HELP);
		return;
	}
	const { runs, seconds, seed } = values;
	process.stdout.write(
		`Seed ${seed}: up to ${runs} inputs or ${seconds} seconds for each property\n`,
	);
	const suites = positionals.length === 0 ? ['.*'] : positionals;
	const patterns = suites.map((suite) => `test/fuzz/${suite}\\.fuzz\\.test`);
	const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
	const { status } = spawnSync(process.execPath, [jest, '--verbose', ...patterns], {
		cwd: ROOT,
		stdio: 'inherit',
		env: { ...process.env, FUZZ_RUNS: runs, FUZZ_SECONDS: seconds, FUZZ_SEED: seed },
	});
	process.exitCode = status ?? 1;
}

main();
