import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CommandFailure, endOf, runCommand } from './command';
import { cleanEnvironment, E2E, nodeForN8n } from './places';

/** How n8n is to run. */
export interface N8nOptions {
	/** Holds n8n's folder `.n8n`: database, installed nodes, files. */
	userFolder: string;
	port: number;
	/** How much n8n writes into its log; `info` when left out. */
	logLevel?: 'debug' | 'info';
}

const N8N = join(E2E, 'node_modules/n8n/bin/n8n');

/** A slow machine migrates a new database for so long. */
const START_MS = 240_000;

/** Then it is ended by force. */
const STOP_MS = 40_000;

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

/** Settings as an operator would make them; nothing is sent to n8n's maker, and nothing is asked. */
async function environmentOf({
	userFolder,
	port,
	logLevel = 'info',
}: N8nOptions): Promise<NodeJS.ProcessEnv> {
	return {
		...cleanEnvironment(),
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}`,
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_SECURE_COOKIE: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_LOG_LEVEL: logLevel,
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
	};
}

/** A command of n8n's command line, such as `import:workflow`. @returns what it wrote */
export async function runN8n(args: string[], options: N8nOptions): Promise<string> {
	return await runCommand(nodeForN8n(), [N8N, ...args], {
		cwd: E2E,
		env: await environmentOf(options),
		log: join(options.userFolder, `${args[0]?.replace(':', '-')}.log`),
	});
}

/** A running n8n. */
export class N8nServer {
	private constructor(
		private readonly child: ChildProcess,
		readonly url: string,
		readonly log: string,
	) {}

	/**
	 * Starts n8n and waits until its API answers.
	 * @throws CommandFailure when it ends, or doesn't answer in time
	 */
	static async start(options: N8nOptions): Promise<N8nServer> {
		mkdirSync(options.userFolder, { recursive: true });
		const log = join(options.userFolder, 'n8n.log');
		const file = openSync(log, 'a');
		const child = spawn(nodeForN8n(), [N8N, 'start'], {
			cwd: E2E,
			env: await environmentOf(options),
			stdio: ['ignore', file, file],
		});
		closeSync(file);
		const server = new N8nServer(child, `http://127.0.0.1:${options.port}`, log);
		try {
			await server.untilReady();
		} catch (error) {
			await server.stop();
			throw error;
		}
		return server;
	}

	private get ended(): boolean {
		return this.child.exitCode !== null || this.child.signalCode !== null;
	}

	/** While it starts, n8n answers everything with a text. */
	private async answers(): Promise<boolean> {
		try {
			const answer = await fetch(`${this.url}/rest/settings`);
			return answer.ok && (await answer.text()).startsWith('{');
		} catch {
			return false;
		}
	}

	private async untilReady(): Promise<void> {
		const deadline = Date.now() + START_MS;
		while (Date.now() < deadline && !this.ended) {
			await wait(500);
			if (await this.answers()) return;
		}
		throw new CommandFailure(`n8n did not start:\n${endOf(this.log)}`);
	}

	/** Lets n8n finish its work; resolves when it has ended. */
	async stop(): Promise<void> {
		if (this.ended) return;
		const exit = once(this.child, 'exit');
		this.child.kill('SIGTERM');
		const force = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS);
		await exit;
		clearTimeout(force);
	}

	/** Resolves when n8n has ended, whoever ended it. */
	async untilEnded(): Promise<void> {
		if (!this.ended) await once(this.child, 'exit');
	}
}
