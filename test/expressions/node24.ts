import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { runCommand } from '../e2e/setup/command';

/** Required by n8n's server and its expression engine: the package isolated-vm has no build for older versions. */
const WANTED = 24;

const FOLDER = join(__dirname, 'node-24');

/**
 * A Node of version 24 or later: the current one, or one installed by npm into its own folder.
 *
 * @param tell called with messages for the user
 * @throws Error if npm has none for this system
 */
export async function findNode24(tell: (text: string) => void): Promise<string> {
	if (Number.parseInt(process.versions.node, 10) >= WANTED) return process.execPath;
	const { platform, arch } = process;
	const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
	const file = platform === 'win32' ? 'bin/node.exe' : 'bin/node';
	const path = join(FOLDER, 'node_modules', name, file);
	if (!existsSync(path)) {
		tell(`Installing Node ${WANTED} (about 100 MB) ...`);
		await runCommand('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
			cwd: FOLDER,
			env: process.env,
			log: join(__dirname, '../../.cache/node-24.log'),
		});
	}
	if (existsSync(path)) return path;
	throw new Error(
		`This needs Node ${WANTED}, and npm has none for ${platform} ${arch}: install it, and run this with it.`,
	);
}
