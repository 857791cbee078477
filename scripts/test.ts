import { spawn, type StdioOptions } from 'node:child_process';
import { text } from 'node:stream/consumers';

// `npm test`: all tests, followed by lint, formatting and types. With arguments, only the tests they name: `npm test -- test/kit`.

/** Cheapest first, so that problems are reported early. */
const CHECKS = ['typecheck', 'oxlint', 'format:check', 'eslint'];

/** Runs a script of package.json. @returns whether it succeeded, and its output unless that goes to the terminal */
async function run(script: string, args: string[], stdio: StdioOptions) {
	const shell = process.platform === 'win32';
	const child = spawn('npm', ['run', '--silent', script, ...args], { stdio, shell });
	const outputs = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''));
	const code = await new Promise((resolve) => child.on('close', resolve));
	return { ok: code === 0, output: (await Promise.all(outputs)).join('') };
}

/**
 * Runs scripts one after the other, because the tests use the rest of the machine, and shows the output of each when it ends.
 * @returns those that failed
 */
async function check(scripts: string[]): Promise<string[]> {
	const failed: string[] = [];
	for (const script of scripts) {
		const { ok, output } = await run(script, [], ['ignore', 'pipe', 'pipe']);
		process.stdout.write(`${ok ? '✓' : '✗'} ${script}\n${output}`);
		if (!ok) failed.push(script);
	}
	return failed;
}

async function main(): Promise<void> {
	const chosen = process.argv.slice(2);
	const [failed, { ok }] = await Promise.all([
		check(chosen.length === 0 ? CHECKS : []),
		run('jest', ['--', ...chosen], 'inherit'),
	]);
	// Their reports are far above, mixed with those of the tests.
	for (const script of failed) process.stdout.write(`✗ ${script}, see above\n`);
	process.exitCode = ok && failed.length === 0 ? 0 : 1;
}

void main();
