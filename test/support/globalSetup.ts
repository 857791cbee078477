import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One temporary folder for all workers, so that the teardown can remove all of it. */
export default function globalSetup(): void {
	process.env.N8N_TEST_FOLDER = mkdtempSync(join(tmpdir(), 'n8n-test-'));
}
