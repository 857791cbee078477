import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Tree } from './divide';
import { ROOT } from './plan';

/** Writes a repository to a folder, and lets its own script fill in the generated parts of its pages. */
export async function writeRepository(folder: string, tree: Tree): Promise<void> {
	for (const [path, content] of tree) {
		const file = join(folder, path);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, content);
	}
	await chmod(join(folder, '.ci/run'), 0o755);
	await writeGeneratedParts(folder);
}

/** Runs the repository's `npm run docs` with this project's libraries. */
async function writeGeneratedParts(folder: string): Promise<void> {
	const libraries = join(folder, 'node_modules');
	await symlink(join(ROOT, 'node_modules'), libraries, 'junction');
	try {
		await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/docs/generate.ts'], {
			cwd: folder,
			env: { ...process.env, NODE_ENV: '' },
		});
	} finally {
		await rm(libraries);
	}
}
