'use strict';

const { execFile } = require('node:child_process');
const { mkdtemp, rm } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { promisify } = require('node:util');
const { DIST, ROOT } = require('./paths');

const GENERATOR = join(ROOT, 'node_modules/n8n-core/bin/generate-metadata');

/**
 * Writes dist/known and dist/types with n8n's own generator: with them, n8n lists the nodes at startup without loading their
 * code.
 */
async function writeMetadata() {
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

module.exports = { writeMetadata };
