import { execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { CredentialData } from './credentials';

const run = promisify(execFile);

/** A database server for a test. */
export interface PostgresServer {
	/** What a user would enter in n8n's credential to connect to it. */
	credentials: CredentialData;
	/** Runs a query. @returns the rows, with all values as text */
	query(sql: string): Promise<string[][]>;
	stop(): Promise<void>;
}

const VERSIONS = '/usr/lib/postgresql';

/** The folder of the server's programs; undefined if Postgres isn't installed. */
export function postgresPrograms(): string | undefined {
	const packaged = existsSync(VERSIONS)
		? readdirSync(VERSIONS).map((version) => join(VERSIONS, version, 'bin'))
		: [];
	return [...(process.env.PATH ?? '').split(delimiter), ...packaged].find((folder) =>
		['initdb', 'postgres', 'psql'].every((program) => existsSync(join(folder, program))),
	);
}

/** Starts an empty server on a free local port, in a folder that is removed with it. */
export async function startPostgres(programs: string): Promise<PostgresServer> {
	const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
	const owner = ownerOf(folder);
	const data = join(folder, 'data');
	await run(
		join(programs, 'initdb'),
		[
			'--pgdata',
			data,
			'--username',
			'postgres',
			'--auth',
			'trust',
			'--encoding',
			'UTF8',
			'--no-sync',
		],
		{ ...owner, cwd: folder },
	);
	const port = await freePort();
	const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'fsync=off'];
	const server = spawn(
		join(programs, 'postgres'),
		['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
		{ ...owner, cwd: folder, stdio: 'ignore' },
	);
	const query = async (sql: string): Promise<string[][]> => {
		const { stdout } = await run(join(programs, 'psql'), [
			...['--host', '127.0.0.1', '--port', String(port), '--username', 'postgres'],
			...['--no-psqlrc', '--tuples-only', '--csv', '--command', sql],
		]);
		return stdout
			.split('\n')
			.filter((line) => line !== '')
			.map((line) => line.split(','));
	};
	const end = (): void => {
		server.kill('SIGKILL');
		rmSync(folder, { recursive: true, force: true });
	};
	// Cleans up if this process ends before it has stopped the server.
	process.once('exit', end);
	const stop = async (): Promise<void> => {
		process.off('exit', end);
		const ended = new Promise((resolve) => server.once('exit', resolve));
		server.kill('SIGINT');
		await ended;
		rmSync(folder, { recursive: true, force: true });
	};
	for (let attempt = 1; ; attempt++) {
		const responses = await query('SELECT 1').catch(() => undefined);
		if (responses !== undefined) break;
		if (attempt === 600) throw new Error('Postgres did not start');
		await sleep(100);
	}
	const host = { host: '127.0.0.1', port, ssl: 'disable', maxConnections: 5 };
	const login = { database: 'postgres', user: 'postgres', password: 'any' };
	return { credentials: { postgres: { ...host, ...login } }, query, stop };
}

/** Postgres refuses to run as root, so it runs as a user without privileges. */
function ownerOf(folder: string): { uid?: number; gid?: number } {
	if (process.getuid?.() !== 0) return {};
	const idOf = (kind: '-u' | '-g') => Number(execFileSync('id', [kind, 'nobody']));
	const owner = { uid: idOf('-u'), gid: idOf('-g') };
	chownSync(folder, owner.uid, owner.gid);
	chmodSync(folder, 0o755);
	return owner;
}

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return port;
}
