import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CommandFailure, endOf, type CommandOptions } from './command';

/** Then it is killed. */
const STOP_MS = 40_000;

/** How to start a server. */
export interface ServerOptions extends CommandOptions {
	/** Its name in messages. */
	name: string;
	/** Whether it responds. */
	isReady: () => Promise<boolean>;
	/** Time limit for that in milliseconds. */
	startMs: number;
}

/** A server that runs as a separate process until it is stopped. */
export class ServerProcess {
	private constructor(
		private readonly child: ChildProcess,
		private readonly options: ServerOptions,
	) {}

	/**
	 * Starts a server and waits until it responds; its output is appended to its log.
	 * @throws CommandFailure if it exits, or doesn't respond in time
	 */
	static async start(
		command: string,
		args: string[],
		options: ServerOptions,
	): Promise<ServerProcess> {
		mkdirSync(dirname(options.log), { recursive: true });
		const file = openSync(options.log, 'a');
		const { cwd, env } = options;
		const child = spawn(command, args, { cwd, env, stdio: ['ignore', file, file] });
		closeSync(file);
		await once(child, 'spawn');
		const server = new ServerProcess(child, options);
		server.endWithThisProcess();
		try {
			await server.untilReady();
		} catch (error) {
			await server.stop();
			throw error;
		}
		return server;
	}

	/** File for its output. */
	get log(): string {
		return this.options.log;
	}

	/** Cleans up if this process exits before it has stopped the server. */
	private endWithThisProcess(): void {
		const end = (): void => {
			this.child.kill('SIGKILL');
		};
		process.once('exit', end);
		this.child.once('exit', () => process.off('exit', end));
	}

	private get ended(): boolean {
		return this.child.exitCode !== null || this.child.signalCode !== null;
	}

	private async untilReady(): Promise<void> {
		const { name, startMs, isReady } = this.options;
		const deadline = Date.now() + startMs;
		while (Date.now() < deadline && !this.ended) {
			await wait(500);
			if (await isReady()) return;
		}
		throw new CommandFailure(`${name} did not start:\n${endOf(this.log)}`);
	}

	/** Lets it finish its work; resolves when it has exited. */
	async stop(): Promise<void> {
		if (this.ended) return;
		const exit = once(this.child, 'exit');
		this.child.kill('SIGTERM');
		const force = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS);
		await exit;
		clearTimeout(force);
	}

	/** Kills it, like a power failure. */
	async kill(): Promise<void> {
		if (this.ended) return;
		const exit = once(this.child, 'exit');
		this.child.kill('SIGKILL');
		await exit;
	}

	/** Resolves when it has exited, for whatever reason. */
	async untilEnded(): Promise<void> {
		if (!this.ended) await once(this.child, 'exit');
	}
}
