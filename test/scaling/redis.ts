import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailure, succeeds } from '../e2e/setup/command';
import { freePort } from '../e2e/setup/n8nServer';
import { ServerProcess } from '../e2e/setup/serverProcess';

const START_MS = 30_000;

/** A separate Redis on a free port, accessible only from this machine, which writes nothing to the disk. */
export class Redis {
	private constructor(
		private readonly server: ServerProcess,
		private readonly port: number,
	) {}

	/**
	 * @param folder for the log
	 * @throws CommandFailure if Redis is missing or doesn't start
	 */
	static async start(folder: string): Promise<Redis> {
		if (!(await succeeds('redis-server', ['--version']))) {
			throw new CommandFailure('Redis is missing. On Debian: apt-get install redis-server');
		}
		mkdirSync(folder, { recursive: true });
		const port = await freePort();
		const server = await ServerProcess.start(
			'redis-server',
			['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'],
			{
				name: 'Redis',
				cwd: folder,
				env: process.env,
				log: join(folder, 'redis.log'),
				isReady: async () => await succeeds('redis-cli', ['-p', String(port), 'ping']),
				startMs: START_MS,
			},
		);
		return new Redis(server, port);
	}

	/** The settings with which n8n queues its executions here, as environment variables. */
	get settings(): Record<string, string> {
		return {
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(this.port),
		};
	}

	async stop(): Promise<void> {
		await this.server.stop();
	}
}
