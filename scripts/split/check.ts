import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { divide } from './divide';
import { plans } from './plan';
import { readSourceTree } from './sourceTree';
import { writeRepository } from './write';

/**
 * Writes both repositories to a temporary folder and runs in each what every change must pass: npm ci, build, scanner, audit,
 * lint, types and tests.
 *
 * @param chosen vendors; both when empty
 */
async function main(chosen: string[]): Promise<void> {
	const vendors = plans().map(({ vendor }): string => vendor);
	const unknown = chosen.filter((vendor) => !vendors.includes(vendor));
	if (unknown.length > 0) {
		throw new Error(`There is no vendor ${unknown.join(', ')}, only ${vendors.join(', ')}`);
	}
	const folder = mkdtempSync(join(tmpdir(), 'split-'));
	const tree = readSourceTree();
	try {
		for (const plan of plans()) {
			if (chosen.length > 0 && !chosen.includes(plan.vendor)) continue;
			const repository = join(folder, plan.vendor);
			process.stdout.write(`\n==> ${plan.names.name}\n`);
			await writeRepository(repository, await divide(plan, tree));
			const { status } = spawnSync('bash', ['.ci/run'], { cwd: repository, stdio: 'inherit' });
			if (status !== 0) throw new Error(`${plan.names.name} does not pass`);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

main(process.argv.slice(2)).catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
