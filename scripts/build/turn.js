'use strict';

const { mkdir, rm, stat } = require('node:fs/promises');
const { join } = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { ROOT } = require('./paths');

const LOCK = join(ROOT, '.cache/build.lock');
/** A lock this old was left by a build that was killed. */
const STALE_MS = 120_000;

async function take() {
	await mkdir(join(LOCK, '..'), { recursive: true });
	for (;;) {
		try {
			await mkdir(LOCK);
			return;
		} catch (error) {
			if (error.code !== 'EEXIST') throw error;
		}
		const { mtimeMs } = await stat(LOCK).catch(() => ({ mtimeMs: Date.now() }));
		if (Date.now() - mtimeMs > STALE_MS) await rm(LOCK, { recursive: true, force: true });
		await sleep(100);
	}
}

/** Runs something while no other process does: parallel test suites would overwrite each other's builds. */
async function inTurn(work) {
	await take();
	try {
		return await work();
	} finally {
		await rm(LOCK, { recursive: true, force: true });
	}
}

module.exports = { inTurn };
