import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand } from './command';
import { CACHE, cleanEnvironment, E2E, hashOf, n8nVersion, nodeForN8n } from './places';

/** Identifies the lock file from which the tree was installed. */
const STAMP = join(E2E, 'node_modules/.installed');

const LOG = join(CACHE, 'e2e/install.log');

/**
 * Installs the real n8n into its own folder, unless it is already there.
 *
 * @param tell called with messages for the user
 * @throws CommandFailure if npm fails
 */
export async function installN8n(tell: (text: string) => void): Promise<void> {
	const wanted = hashOf(readFileSync(join(E2E, 'package-lock.json')));
	if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
	tell(`Installing n8n ${n8nVersion()} into test/e2e: about 2,100 packages, 2.3 GB.`);
	tell('This takes 4 to 14 minutes, once. Later starts use this installation.');
	// The lock file can't contain optional packages that a registry lacks: `npm ci` would fail.
	const args = ['install', '--no-save', '--loglevel=error'];
	await runCommand('npm', args, { cwd: E2E, env: process.env, log: LOG, tell });
	tell('Making its database driver ...');
	await makeDatabaseDriver(tell);
	writeFileSync(STAMP, wanted);
}

/**
 * Install scripts are disabled (.npmrc), and n8n needs one of them: it downloads SQLite's driver, or compiles it. The headers for
 * that are installed with some Node distributions.
 */
async function makeDatabaseDriver(tell: (text: string) => void): Promise<void> {
	const home = join(dirname(nodeForN8n()), '..');
	const headers = existsSync(join(home, 'include/node/node_api.h'));
	const env = { ...cleanEnvironment(), ...(headers && { npm_config_nodedir: home }) };
	const args = ['rebuild', 'sqlite3', '--ignore-scripts=false'];
	await runCommand('npm', args, { cwd: E2E, env, log: LOG, tell });
}
