import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Identifies the lock file from which the tree was installed. */
const STAMP = join(__dirname, 'node_modules/.installed');

/** Installs the vendor's client into its own folder, unless it is already there. */
function installSdk(): void {
	const lock = readFileSync(join(__dirname, 'package-lock.json'));
	const wanted = createHash('sha256').update(lock).digest('hex');
	if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
	process.stdout.write('Installing the client of Constant Contact V3 into test/sdk ...\n');
	const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
	execFileSync('npm', args, {
		cwd: __dirname,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	writeFileSync(STAMP, wanted);
}

installSdk();
