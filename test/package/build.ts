import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../support';

/** Builds dist, unless it is up to date. */
export async function buildIfNeeded(): Promise<void> {
	const gulp = join(ROOT, 'node_modules/gulp/bin/gulp.js');
	await promisify(execFile)(process.execPath, [gulp, 'buildIfNeeded'], {
		cwd: ROOT,
		env: { ...process.env, NODE_ENV: '' },
	});
}
