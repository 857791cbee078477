import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runCommand } from './command';
import { cleanEnvironment, E2E, nodeForN8n } from './places';
import { ServerProcess } from './serverProcess';

/** The settings of n8n. */
export interface N8nOptions {
	/** Contains n8n's folder `.n8n`: database, installed nodes, files. */
	userFolder: string;
	port: number;
	/** Log level of n8n; by default `info`. */
	logLevel?: 'debug' | 'info';
	/** Further settings, by the names of n8n's environment variables. */
	settings?: Record<string, string>;
}

const N8N = join(E2E, 'node_modules/n8n/bin/n8n');

/** How long a slow machine needs to migrate a new database. */
const START_MS = 600_000;

/** A port without a listener. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

/** Settings as an operator would choose them; nothing is sent to n8n's vendor, and nothing is requested from it. */
async function environmentOf({
	userFolder,
	port,
	logLevel = 'info',
	settings,
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
		// n8n's assistant, which would be the first page after signing in.
		N8N_DISABLED_MODULES: 'instance-ai',
		...settings,
	};
}

/** A command of n8n's command line, such as `import:workflow`. @returns its output */
export async function runN8n(args: string[], options: N8nOptions): Promise<string> {
	return await runCommand(nodeForN8n(), [N8N, ...args], {
		cwd: E2E,
		env: await environmentOf(options),
		log: join(options.userFolder, `${args[0]?.replace(':', '-')}.log`),
	});
}

/** A server's response; undefined if there is none, or if it is an error. */
async function bodyOf(url: string): Promise<string> {
	try {
		const response = await fetch(url);
		return response.ok ? await response.text() : '';
	} catch {
		return '';
	}
}

/** A running n8n: the main process, with editor, API and triggers, or a worker. */
export class N8nServer {
	private constructor(
		private readonly server: ServerProcess,
		readonly url: string,
	) {}

	/**
	 * Starts n8n and waits until its API responds.
	 * @throws CommandFailure if it exits, or doesn't respond in time
	 */
	static async start(options: N8nOptions): Promise<N8nServer> {
		// During startup, n8n responds to everything with text.
		return await N8nServer.run('n8n', ['start'], options, async (url) =>
			(await bodyOf(`${url}/rest/settings`)).startsWith('{'),
		);
	}

	/**
	 * Starts a worker, which runs queued executions, and waits until its port reports that it is ready.
	 *
	 * @param concurrency number of concurrent executions
	 * @throws CommandFailure if it exits, or isn't ready in time
	 */
	static async startWorker(options: N8nOptions, concurrency: number): Promise<N8nServer> {
		const settings = {
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(options.port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			...options.settings,
		};
		const args = ['worker', `--concurrency=${concurrency}`];
		return await N8nServer.run('The worker', args, { ...options, settings }, async (url) =>
			(await bodyOf(`${url}/healthz/readiness`)).includes('ok'),
		);
	}

	private static async run(
		name: string,
		args: string[],
		options: N8nOptions,
		isReady: (url: string) => Promise<boolean>,
	): Promise<N8nServer> {
		const url = `http://127.0.0.1:${options.port}`;
		const server = await ServerProcess.start(nodeForN8n(), [N8N, ...args], {
			name,
			cwd: E2E,
			env: await environmentOf(options),
			log: join(options.userFolder, 'n8n.log'),
			isReady: async () => await isReady(url),
			startMs: START_MS,
		});
		return new N8nServer(server, url);
	}

	/** File for its output. */
	get log(): string {
		return this.server.log;
	}

	/** Lets n8n finish its work; resolves when it has exited. */
	async stop(): Promise<void> {
		await this.server.stop();
	}

	/** Kills it, like a power failure. */
	async kill(): Promise<void> {
		await this.server.kill();
	}

	/** Resolves when n8n has exited, for whatever reason. */
	async untilEnded(): Promise<void> {
		await this.server.untilEnded();
	}
}
