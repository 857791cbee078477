// n8n's dependency injection requires the metadata API before any of its classes is defined.
import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * n8n-core reads its settings from the environment as soon as it is loaded, and writes a config file to the user folder: this
 * module must be imported before it, and keeps it out of the user's own `~/.n8n`.
 */
function testFolder(): string {
	const shared = process.env.N8N_TEST_FOLDER;
	if (shared) return join(shared, `worker-${process.env.JEST_WORKER_ID ?? 'main'}`);
	const own = mkdtempSync(join(tmpdir(), 'n8n-test-'));
	process.once('exit', () => rmSync(own, { recursive: true, force: true }));
	return own;
}

const folder = testFolder();
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_BINARY_DATA_STORAGE_PATH = join(folder, 'binary');
process.env.N8N_DEFAULT_BINARY_DATA_MODE ??= 'filesystem';
process.env.N8N_LOG_LEVEL ??= 'silent';
process.env.N8N_DIAGNOSTICS_ENABLED = 'false';

/** Where n8n's nodes may read and write files. */
export const FILES_FOLDER = join(folder, 'files');
mkdirSync(FILES_FOLDER, { recursive: true });
process.env.N8N_RESTRICT_FILE_ACCESS_TO ??= FILES_FOLDER;
