import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { divide } from './divide';
import { plans } from './plan';
import { readSourceTree } from './sourceTree';
import { writeRepository } from './write';

const HELP = `Writes two stand-alone repositories, one for each vendor, into a folder that is empty or new:

  npm run split -- DIR

Their names stand in scripts/split/repositories.json. docs/split.md explains what it is for.
`;

async function main([folder]: string[]): Promise<void> {
	if (folder === undefined || folder.startsWith('-')) {
		process.stdout.write(HELP);
		return;
	}
	const target = resolve(folder);
	if (existsSync(target) && readdirSync(target).length > 0) {
		throw new Error(`${target} is not empty: name a folder that is empty or new`);
	}
	const tree = readSourceTree();
	for (const plan of plans()) {
		const repository = await divide(plan, tree);
		await writeRepository(join(target, plan.vendor), repository);
		process.stdout.write(`${join(target, plan.vendor)}: ${repository.size} files\n`);
	}
}

main(process.argv.slice(2)).catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
