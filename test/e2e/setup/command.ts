import { spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A command of the setup that failed. */
export class CommandFailure extends Error {}

/** The settings of a command besides its arguments. */
export interface CommandOptions {
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** File for the command's output. */
	log: string;
	/** Called with a message every half minute, so that a user sees that the command is still running. */
	tell?: (text: string) => void;
}

/** Milliseconds between two messages. */
const SIGN_OF_LIFE = 30_000;

/** How much of a log is shown in a message. */
const LAST_LINES = 15;

/** The last lines of a log. */
export function endOf(log: string): string {
	return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-LAST_LINES).join('\n');
}

/**
 * Runs a command to its end.
 *
 * @returns its output
 * @throws CommandFailure with the end of its output
 */
export async function runCommand(
	command: string,
	args: string[],
	{ cwd, env, log, tell }: CommandOptions,
): Promise<string> {
	mkdirSync(dirname(log), { recursive: true });
	const file = openSync(log, 'w');
	const start = performance.now();
	const signs = setInterval(() => {
		const seconds = Math.round((performance.now() - start) / 1000);
		tell?.(`  still running after ${seconds} s (${log} has what it wrote)`);
	}, SIGN_OF_LIFE);
	try {
		const code = await new Promise<number | null>((resolve, reject) => {
			const child = spawn(command, args, { cwd, env, stdio: ['ignore', file, file] });
			child.once('error', reject);
			child.once('exit', resolve);
		});
		if (code === 0) return readFileSync(log, 'utf8');
		throw new CommandFailure(`${[command, ...args].join(' ')} ended with ${code}:\n${endOf(log)}`);
	} finally {
		clearInterval(signs);
		closeSync(file);
	}
}

/** Whether a command exists and succeeds; its output is discarded. */
export async function succeeds(command: string, args: string[]): Promise<boolean> {
	return await new Promise((resolve) => {
		const child = spawn(command, args, { stdio: 'ignore' });
		child.once('error', () => resolve(false));
		child.once('exit', (code) => resolve(code === 0));
	});
}
