import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailure } from '../e2e/setup/command';
import { installPackage } from '../e2e/setup/installPackage';
import { N8nClient } from '../e2e/setup/n8nClient';
import { freePort, N8nServer, type N8nOptions } from '../e2e/setup/n8nServer';
import { importCredentials } from '../e2e/setup/ownData';
import { CACHE } from '../e2e/setup/places';
import type { Sandbox } from '../sandbox';
import { postgresPrograms, startPostgres, type PostgresServer } from '../support/postgres';
import { Redis } from './redis';

const FOLDER = join(CACHE, 'scaling');

/** A worker of the cluster. */
export interface Worker {
	name: string;
	/** The executions that it has started, by ID. */
	started(): string[];
	/** Kills it, like a power failure. */
	kill(): Promise<void>;
}

/** An execution in n8n's database. */
export interface Execution {
	id: string;
	status: string;
}

/** The size of a cluster. */
export interface ClusterSize {
	workers: number;
	/** Concurrent executions per worker. */
	concurrency: number;
	/** The settings of the credential. */
	requestsPerSecond: number;
}

/** The executions that a worker has started, according to its log. */
function executionsIn(log: string): string[] {
	const lines = readFileSync(log, 'utf8').matchAll(/Worker started execution (\d+) /g);
	return [...lines].map(([, id]) => id ?? '');
}

/** The settings with which n8n stores its data there, as environment variables. */
function databaseSettings({ credentials }: PostgresServer): Record<string, string> {
	const { host, port, database, user, password } = credentials.postgres ?? {};
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: String(host),
		DB_POSTGRESDB_PORT: String(port),
		DB_POSTGRESDB_DATABASE: String(database),
		DB_POSTGRESDB_USER: String(user),
		DB_POSTGRESDB_PASSWORD: String(password),
		// With n8n's default of 2, a hundred concurrent calls block each other.
		DB_POSTGRESDB_POOL_SIZE: '20',
	};
}

/**
 * n8n in queue mode: PostgreSQL, Redis, a main process, and workers, each with its own folder in which the package is installed,
 * as on separate machines.
 */
export class Cluster {
	private constructor(
		readonly client: N8nClient,
		readonly url: string,
		readonly workers: Worker[],
		/** All executions of a workflow. n8n's own list isn't reliable: read page by page, it contains some twice. */
		readonly executionsOf: (workflowId: string) => Promise<Execution[]>,
		private readonly running: Running,
	) {}

	/**
	 * Begins with empty folders.
	 *
	 * @throws CommandFailure if a part is missing or doesn't start; parts already started are stopped
	 */
	static async start(sandbox: Sandbox, size: ClusterSize): Promise<Cluster> {
		rmSync(FOLDER, { recursive: true, force: true });
		const running = new Running();
		try {
			return await Cluster.startParts(sandbox, size, running);
		} catch (error) {
			await running.stop();
			throw error;
		}
	}

	private static async startParts(
		sandbox: Sandbox,
		{ workers: count, concurrency, requestsPerSecond }: ClusterSize,
		running: Running,
	): Promise<Cluster> {
		const names = Array.from({ length: count }, (_, index) => `worker-${index + 1}`);
		const folderOf = (name: string): string => join(FOLDER, name);
		await installPackage(...['main', ...names].map(folderOf));
		const programs = postgresPrograms();
		if (programs === undefined) {
			throw new CommandFailure('PostgreSQL is missing. On Debian: apt-get install postgresql');
		}
		const postgres = running.add(await startPostgres(programs));
		const redis = running.add(await Redis.start(folderOf('redis')));
		const settings = {
			...databaseSettings(postgres),
			...redis.settings,
			// All processes read the same credentials.
			N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		};
		const optionsOf = async (name: string): Promise<N8nOptions> => ({
			userFolder: folderOf(name),
			port: await freePort(),
			settings,
		});
		const main = await optionsOf('main');
		await importCredentials(sandbox, main, { requestsPerSecond });
		const { url } = running.add(await N8nServer.start(main));
		const client = await N8nClient.signIn(url);
		const workers: Worker[] = [];
		for (const name of names) {
			const worker = running.add(await N8nServer.startWorker(await optionsOf(name), concurrency));
			workers.push({
				name,
				started: () => executionsIn(worker.log),
				kill: async () => await worker.kill(),
			});
		}
		const executionsOf = async (workflowId: string): Promise<Execution[]> => {
			const where = `"workflowId" = '${workflowId}'`;
			const rows = await postgres.query(`SELECT id, status FROM execution_entity WHERE ${where}`);
			return rows.map(([id = '', status = '']) => ({ id, status }));
		};
		return new Cluster(client, url, workers, executionsOf, running);
	}

	/** Stops everything. The logs are kept until the next start. */
	async stop(): Promise<void> {
		await this.running.stop();
	}
}

/** What was started, to be stopped in reverse order. */
class Running {
	private readonly parts: Array<{ stop(): Promise<void> }> = [];

	add<Part extends { stop(): Promise<void> }>(part: Part): Part {
		this.parts.unshift(part);
		return part;
	}

	/** Stops all parts, even if one of them can't be stopped. */
	async stop(): Promise<void> {
		for (const part of this.parts) await part.stop();
	}
}
