import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../sandbox';
import { installPackage } from '../setup/installPackage';
import { N8nClient } from '../setup/n8nClient';
import { connectAccount } from '../setup/connectAccount';
import { freePort, N8nServer, type N8nOptions } from '../setup/n8nServer';
import { importOwnData } from '../setup/ownData';
import { CACHE } from '../setup/places';

const USER_FOLDER = join(CACHE, 'e2e/n8n');

/** A real n8n with this package, its credentials and the examples, and a sandbox. */
export class World {
	private constructor(
		private readonly options: N8nOptions,
		private readonly sandboxPort: number,
		private running: { server: N8nServer; client: N8nClient; sandbox: Sandbox },
	) {}

	/** Begins with an empty user folder. */
	static async start(): Promise<World> {
		rmSync(USER_FOLDER, { recursive: true, force: true });
		const options: N8nOptions = {
			userFolder: USER_FOLDER,
			port: await freePort(),
			// Logs lazy loading and the start of triggers.
			logLevel: 'debug',
		};
		const sandboxPort = await freePort();
		await installPackage(USER_FOLDER);
		const sandbox = await startSandbox({ port: sandboxPort });
		await importOwnData(sandbox, options);
		const server = await N8nServer.start(options);
		const client = await N8nClient.signIn(server.url);
		return new World(options, sandboxPort, { server, client, sandbox });
	}

	get client(): N8nClient {
		return this.running.client;
	}

	get sandbox(): Sandbox {
		return this.running.sandbox;
	}

	get url(): string {
		return this.running.server.url;
	}

	/** All output of n8n. */
	get log(): string {
		return readFileSync(this.running.server.log, 'utf8');
	}

	/** A new sandbox at the same address, so that the credentials stay valid. */
	async renewSandbox(): Promise<Sandbox> {
		await this.sandbox.close();
		this.running.sandbox = await startSandbox({ port: this.sandboxPort });
		return this.sandbox;
	}

	/** Connects the Constant Contact V3 account to the sandbox in its current state. */
	async connectAccount(): Promise<void> {
		await connectAccount(this.client, this.sandbox, this.url);
	}

	/** Stops n8n and starts it again with its stored data. */
	async restart(): Promise<void> {
		await this.running.server.stop();
		this.running.server = await N8nServer.start(this.options);
		this.running.client = await N8nClient.signIn(this.url);
	}

	async stop(): Promise<void> {
		await this.running.server.stop();
		await this.sandbox.close();
	}
}
