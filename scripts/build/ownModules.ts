import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './paths';

/**
 * Licences and bill of materials are read from the folders of the bundled libraries, by their paths below the package's root.
 *
 * @param root the package's root
 * @throws Error if node_modules is a link, e.g. in a git worktree: the libraries then have other paths
 */
export async function requireOwnModules(root = ROOT): Promise<void> {
	const modules = await lstat(join(root, 'node_modules')).catch(() => undefined);
	if (modules?.isSymbolicLink()) {
		throw new Error(
			'node_modules is a link, and the build needs a folder of its own. Remove the link and run npm ci here.',
		);
	}
	if (modules === undefined) throw new Error('node_modules is missing. Run npm ci first.');
}
