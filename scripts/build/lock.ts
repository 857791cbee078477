import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './paths';

const LOCK = join(ROOT, '.cache/build.lock');

/** Milliseconds after which a lock was left by a build that was killed. */
const STALE = 120_000;

async function takeLock(): Promise<void> {
	await mkdir(dirname(LOCK), { recursive: true });
	for (;;) {
		try {
			await mkdir(LOCK);
			return;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
		const { mtimeMs } = await stat(LOCK).catch(() => ({ mtimeMs: Date.now() }));
		if (Date.now() - mtimeMs > STALE) await rm(LOCK, { recursive: true, force: true });
		await sleep(100);
	}
}

/** Runs something while no other process does: parallel test suites would overwrite each other's builds. */
export async function withBuildLock<T>(work: () => Promise<T>): Promise<T> {
	await takeLock();
	try {
		return await work();
	} finally {
		await rm(LOCK, { recursive: true, force: true });
	}
}
