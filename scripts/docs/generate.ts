import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { findOutdated } from './files';

const ROOT = resolve(__dirname, '../..');

/** Rewrites the files, or with `--check` only reports which are out of date. */
async function main(args: string[]): Promise<void> {
	const outdated = await findOutdated();
	if (outdated.size === 0) return;
	const isCheck = args.includes('--check');
	if (!isCheck) for (const [path, text] of outdated) await writeFile(join(ROOT, path), text);
	const verb = isCheck ? 'Out of date' : 'Written';
	process.stdout.write(`${verb}: ${[...outdated.keys()].join(', ')}\n`);
	if (isCheck) {
		process.stderr.write('Run: npm run docs\n');
		process.exitCode = 1;
	}
}

main(process.argv.slice(2)).catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
