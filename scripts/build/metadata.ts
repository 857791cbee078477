import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DIST, ROOT } from './paths';

const GENERATOR = join(ROOT, 'node_modules/n8n-core/bin/generate-metadata');

/**
 * Writes dist/known and dist/types with n8n's own generator: with them, n8n lists the nodes at startup without loading their
 * code.
 */
export async function writeMetadata(): Promise<void> {
	// n8n-core writes its settings to the user folder as soon as it is loaded.
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-metadata-'));
	try {
		await promisify(execFile)(process.execPath, [GENERATOR], {
			cwd: ROOT,
			env: { ...process.env, N8N_USER_FOLDER: userFolder, N8N_LOG_LEVEL: 'error' },
		});
	} finally {
		await rm(userFolder, { recursive: true, force: true });
	}
	// Lists for n8n's own repository, which n8n never reads from a package.
	await rm(join(DIST, 'methods'), { recursive: true, force: true });
}
