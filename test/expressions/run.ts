import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

import { findNode24 } from './node24';
import { SUITES } from './suites';

const ROOT = resolve(__dirname, '../..');

/** The suites that evaluate expressions, with the engine of n8n's server: all, or those given as arguments. */
async function main(): Promise<void> {
	const node = await findNode24((text) => process.stdout.write(`${text}\n`));
	const chosen = process.argv.slice(2);
	const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
	const config = join(ROOT, 'test/expressions/jest.config.js');
	const child = spawn(node, [jest, '--config', config, ...(chosen.length > 0 ? chosen : SUITES)], {
		cwd: ROOT,
		stdio: 'inherit',
	});
	const [code] = (await once(child, 'exit')) as [number | null];
	process.exitCode = code ?? 1;
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
