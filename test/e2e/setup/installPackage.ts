import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command';
import { CACHE, cleanEnvironment, hashOf, ROOT } from './places';

const LOGS = join(CACHE, 'e2e');

/** Builds what is out of date, and packs it as `npm publish` would. @returns the path of the file */
async function packPackage(): Promise<string> {
	const env = cleanEnvironment();
	const gulp = join(ROOT, 'node_modules/gulp/bin/gulp.js');
	const options = { cwd: ROOT, env };
	await runCommand(process.execPath, [gulp, 'buildIfNeeded'], {
		...options,
		log: join(LOGS, 'build.log'),
	});
	const folder = join(CACHE, 'packed');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	await runCommand(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts/pack.ts'), folder], {
		...options,
		log: join(LOGS, 'pack.log'),
	});
	const [file] = readdirSync(folder);
	if (file === undefined) throw new Error('no package was made');
	return join(folder, file);
}

/**
 * Installs this package where n8n puts community packages, so that its nodes have the same names and lazy loading as for users;
 * with n8n's own install options, and without peer dependencies, which n8n removes as well.
 *
 * @param userFolders n8n's user folder; several for several processes, each with its own
 * @throws CommandFailure if the package can't be built or installed
 */
export async function installPackage(...userFolders: string[]): Promise<void> {
	const file = await packPackage();
	for (const userFolder of userFolders) await installFile(file, userFolder);
}

async function installFile(file: string, userFolder: string): Promise<void> {
	const nodes = join(userFolder, '.n8n/nodes');
	const stamp = join(nodes, 'node_modules/.installed');
	const wanted = hashOf(readFileSync(file));
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	rmSync(nodes, { recursive: true, force: true });
	mkdirSync(nodes, { recursive: true });
	const start = { name: 'installed-nodes', private: true, dependencies: {} };
	writeFileSync(join(nodes, 'package.json'), JSON.stringify(start, null, 2));
	const flags = ['--ignore-scripts', '--legacy-peer-deps', '--install-strategy=shallow'];
	await runCommand('npm', ['install', file, ...flags, '--no-audit', '--no-fund'], {
		cwd: nodes,
		env: cleanEnvironment(),
		log: join(LOGS, 'package.log'),
	});
	writeFileSync(stamp, wanted);
}
