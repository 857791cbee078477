import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CommandFailure, endOf, type CommandOptions } from './command';

/** Then it is ended by force. */
const STOP_MS = 40_000;

/** How a server is started. */
export interface ServerOptions extends CommandOptions {
	/** What messages call it. */
	name: string;
	/** Whether it answers. */
	isReady: () => Promise<boolean>;
	/** Milliseconds until it has to. */
	startMs: number;
}

/** A server that runs as a process of its own until it is stopped. */
export class ServerProcess {
	private constructor(
		private readonly child: ChildProcess,
		private readonly options: ServerOptions,
	) {}

	/**
	 * Starts a server and waits until it answers; what it writes is added to its log.
	 * @throws CommandFailure when it ends, or doesn't answer in time
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

	/** File that takes what it writes. */
	get log(): string {
		return this.options.log;
	}

	/** Nothing is left behind when this process ends before it has stopped the server. */
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

	/** Lets it finish its work; resolves when it has ended. */
	async stop(): Promise<void> {
		if (this.ended) return;
		const exit = once(this.child, 'exit');
		this.child.kill('SIGTERM');
		const force = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS);
		await exit;
		clearTimeout(force);
	}

	/** Ends it as a loss of power does. */
	async kill(): Promise<void> {
		if (this.ended) return;
		const exit = once(this.child, 'exit');
		this.child.kill('SIGKILL');
		await exit;
	}

	/** Resolves when it has ended, whoever ended it. */
	async untilEnded(): Promise<void> {
		if (!this.ended) await once(this.child, 'exit');
	}
}
