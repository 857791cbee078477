import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { runCommand } from '../e2e/setup/command';

export const ROOT = resolve(__dirname, '../..');

/** The engine of the last n8n 1.x, with its own lock file. */
export const N8N_1 = join(ROOT, 'test/compat/n8n-1');

/** Engines of other versions, and logs; may be deleted at any time. */
const CACHE = join(ROOT, '.cache/compat');

/** What the tests need from n8n. */
const PACKAGES = ['@n8n/di', 'n8n-core', 'n8n-nodes-base', 'n8n-workflow', 'reflect-metadata'];

/** n8n depends on a package from another host; here it comes from the registry. */
const OVERRIDES = { xlsx: '0.18.5' };

/**
 * Old versions require a version of zod that is too old for what npm installs with it today; n8n's images, which were built back
 * then, don't have this problem.
 */
const NEWER_ZOD = { ...OVERRIDES, zod: '3.25.67' };

interface PackageFile {
	dependencies: Record<string, string>;
}

/** Versions of n8n's packages by name, as required by a folder with an engine. */
export function packagesOf(folder: string): Record<string, string> {
	const text = readFileSync(join(folder, 'package.json'), 'utf8');
	return (JSON.parse(text) as PackageFile).dependencies;
}

/**
 * Installs an engine, unless it already matches its package.json and lock file.
 *
 * @param tell called with messages for the user
 * @throws CommandFailure if npm fails
 */
export async function installEngine(folder: string, tell: (text: string) => void): Promise<void> {
	const wanted = ['package.json', 'package-lock.json']
		.map((file) => join(folder, file))
		.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''))
		.join('');
	const stamp = join(folder, 'node_modules/.installed');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	tell(`Installing n8n-core ${packagesOf(folder)['n8n-core']} (700 MB, a minute or two) ...`);
	const command = existsSync(join(folder, 'package-lock.json')) ? 'ci' : 'install';
	await runCommand('npm', [command, '--no-package-lock', '--loglevel=error'], {
		cwd: folder,
		env: process.env,
		log: join(CACHE, 'install.log'),
	});
	writeFileSync(stamp, wanted);
}

/** Creates a folder for the engine of an n8n version, with that version's packages. */
export async function prepareEngine(n8n: string): Promise<string> {
	const folder = join(CACHE, n8n);
	if (existsSync(join(folder, 'package.json'))) return folder;
	const { stdout } = await promisify(execFile)('npm', [
		'view',
		`n8n@${n8n}`,
		'dependencies',
		'--json',
	]);
	const all = JSON.parse(stdout) as Record<string, string>;
	const dependencies = Object.fromEntries(PACKAGES.map((name) => [name, all[name] ?? '']));
	mkdirSync(folder, { recursive: true });
	const overrides = all.zod?.startsWith('3.24.') ? NEWER_ZOD : OVERRIDES;
	const file = { name: 'engine', private: true, dependencies, overrides };
	writeFileSync(join(folder, 'package.json'), JSON.stringify(file, null, 2));
	writeFileSync(join(folder, '.npmrc'), readFileSync(join(N8N_1, '.npmrc')));
	return folder;
}
