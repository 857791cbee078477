import { spawn } from 'node:child_process';

// `npm test`: lint, formatting and types side by side, then all tests. With arguments, the tests that they name, and
// nothing else: `npm test -- test/kit`.

const chosen = process.argv.slice(2);

/** Runs a command. @returns whether it succeeded, and what it wrote unless it writes to the terminal itself */
async function run(command, args, stdio) {
	const shell = process.platform === 'win32';
	const child = spawn(command, args, { stdio, shell });
	let text = '';
	child.stdout?.on('data', (piece) => (text += piece));
	child.stderr?.on('data', (piece) => (text += piece));
	const code = await new Promise((resolve) => child.on('close', resolve));
	return { ok: code === 0, text };
}

/** Runs one of package.json's scripts, and shows what it wrote when it is over. */
async function check(script) {
	const { ok, text } = await run('npm', ['run', '--silent', script], ['ignore', 'pipe', 'pipe']);
	process.stdout.write(`${ok ? '✓' : '✗'} ${script}\n${text}`);
	return ok;
}

if (chosen.length === 0) {
	const checks = await Promise.all(['eslint', 'format:check', 'typecheck'].map(check));
	if (checks.includes(false)) process.exit(1);
}
const { ok } = await run('npm', ['run', '--silent', 'jest', '--', ...chosen], 'inherit');
process.exitCode = ok ? 0 : 1;
