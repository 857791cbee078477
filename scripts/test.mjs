import { spawn } from 'node:child_process';

// `npm test`: all tests, followed by lint, formatting and types. With arguments, only the tests they name: `npm test -- test/kit`.

const chosen = process.argv.slice(2);

/** Cheapest first, so that problems are reported early. */
const CHECKS = ['typecheck', 'oxlint', 'format:check', 'eslint'];

/** Runs a command. @returns whether it succeeded, and its output unless that goes to the terminal */
async function run(command, args, stdio) {
	const shell = process.platform === 'win32';
	const child = spawn(command, args, { stdio, shell });
	let text = '';
	child.stdout?.on('data', (piece) => (text += piece));
	child.stderr?.on('data', (piece) => (text += piece));
	const code = await new Promise((resolve) => child.on('close', resolve));
	return { ok: code === 0, text };
}

/**
 * Runs scripts of package.json one after the other, because the tests use the rest of the machine, and shows the output of each
 * when it ends. @returns those that failed
 */
async function check(scripts) {
	const failed = [];
	for (const script of scripts) {
		const { ok, text } = await run('npm', ['run', '--silent', script], ['ignore', 'pipe', 'pipe']);
		process.stdout.write(`${ok ? '✓' : '✗'} ${script}\n${text}`);
		if (!ok) failed.push(script);
	}
	return failed;
}

const [failed, { ok }] = await Promise.all([
	check(chosen.length === 0 ? CHECKS : []),
	run('npm', ['run', '--silent', 'jest', '--', ...chosen], 'inherit'),
]);
// Their reports are far above, mixed with those of the tests.
for (const script of failed) process.stdout.write(`✗ ${script}, see above\n`);
process.exitCode = ok && failed.length === 0 ? 0 : 1;
