import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runCommand } from './command';
import { cleanEnvironment, E2E, nodeForN8n } from './places';
import { ServerProcess } from './serverProcess';

/** How n8n is to run. */
export interface N8nOptions {
	/** Holds n8n's folder `.n8n`: database, installed nodes, files. */
	userFolder: string;
	port: number;
	/** How much n8n writes into its log; `info` when left out. */
	logLevel?: 'debug' | 'info';
	/** Further settings, by the names of n8n's environment variables. */
	settings?: Record<string, string>;
}

const N8N = join(E2E, 'node_modules/n8n/bin/n8n');

/** A slow machine migrates a new database for so long. */
const START_MS = 600_000;

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

/** A command of n8n's command line, such as `import:workflow`. @returns what it wrote */
export async function runN8n(args: string[], options: N8nOptions): Promise<string> {
	return await runCommand(nodeForN8n(), [N8N, ...args], {
		cwd: E2E,
		env: await environmentOf(options),
		log: join(options.userFolder, `${args[0]?.replace(':', '-')}.log`),
	});
}

/** What a server answers; nothing when it doesn't, or with an error. */
async function bodyOf(url: string): Promise<string> {
	try {
		const answer = await fetch(url);
		return answer.ok ? await answer.text() : '';
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
	 * Starts n8n and waits until its API answers.
	 * @throws CommandFailure when it ends, or doesn't answer in time
	 */
	static async start(options: N8nOptions): Promise<N8nServer> {
		// While it starts, n8n answers everything with a text.
		return await N8nServer.run('n8n', ['start'], options, async (url) =>
			(await bodyOf(`${url}/rest/settings`)).startsWith('{'),
		);
	}

	/**
	 * Starts a worker, which carries out what others have queued, and waits until it takes work; it tells so on its port.
	 *
	 * @param concurrency executions at the same time
	 * @throws CommandFailure when it ends, or isn't ready in time
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

	/** File that takes what it writes. */
	get log(): string {
		return this.server.log;
	}

	/** Lets n8n finish its work; resolves when it has ended. */
	async stop(): Promise<void> {
		await this.server.stop();
	}

	/** Ends it as a loss of power does. */
	async kill(): Promise<void> {
		await this.server.kill();
	}

	/** Resolves when n8n has ended, whoever ended it. */
	async untilEnded(): Promise<void> {
		await this.server.untilEnded();
	}
}
