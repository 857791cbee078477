import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { examples } from '../engine/exampleFiles';
import { startSandbox, type Sandbox } from '../sandbox';
import { connectAccount } from './setup/connectAccount';
import { installN8n } from './setup/installN8n';
import { installPackage } from './setup/installPackage';
import { N8nClient, OWNER } from './setup/n8nClient';
import { N8nServer, type N8nOptions } from './setup/n8nServer';
import { importCredentials, importExamples, workflowOf } from './setup/ownData';
import { CACHE, hashOf, n8nVersion } from './setup/places';

const HELP = `Starts the real n8n with this package installed, against the sandbox: credentials and
example workflows are there, nothing has to be filled in.

  npm run n8n -- [options]

  --port <n>           port of the editor, default 5678
  --sandbox-port <n>   port of the sandbox, default 4010

The first start installs n8n (2.3 GB) and takes 4 to 14 minutes, later ones half a minute.
What you make in the editor is kept in .cache/n8n; delete that folder to begin anew.
`;

function tell(text: string): void {
	process.stdout.write(`${text}\n`);
}

/**
 * Imports the credentials for this sandbox, replacing those that a user has changed or deleted, and the examples that don't exist
 * yet: changes by the user are kept.
 */
async function importNews(sandbox: Sandbox, options: N8nOptions): Promise<void> {
	tell('Importing the credentials of the sandbox ...');
	await importCredentials(sandbox, options);
	const stamp = join(options.userFolder, 'imported');
	const news = hashOf(JSON.stringify(examples.map(workflowOf)));
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === news) return;
	tell(`Importing ${examples.length} example workflows ...`);
	await importExamples(options);
	writeFileSync(stamp, news);
}

/** Resolves on Ctrl+C; called early, so that nothing is stopped half-way. */
async function interruption(): Promise<void> {
	await new Promise<void>((resolve) => {
		process.once('SIGINT', () => resolve());
		process.once('SIGTERM', () => resolve());
	});
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean', short: 'h', default: false },
			port: { type: 'string', default: '5678' },
			'sandbox-port': { type: 'string', default: '4010' },
		},
	});
	if (values.help) {
		tell(HELP);
		return;
	}
	const interrupted = interruption();
	const options = { userFolder: join(CACHE, 'n8n'), port: Number(values.port) };
	await installN8n(tell);
	const sandbox = await startSandbox({ port: Number(values['sandbox-port']) });
	try {
		tell('Building, packing and installing the package ...');
		await installPackage(options.userFolder);
		await importNews(sandbox, options);
		tell(`Starting n8n ${n8nVersion()} ...`);
		const server = await N8nServer.start(options);
		try {
			const client = await N8nClient.signIn(server.url);
			await connectAccount(client, sandbox, server.url);
			tell(`\n  Editor     ${server.url}`);
			tell(`  Email     ${OWNER.email}`);
			tell(`  Password   ${OWNER.password}`);
			tell(`  Sandbox    ${sandbox.url}\n\nCtrl+C stops both.`);
			await Promise.race([interrupted, server.untilEnded()]);
			tell('Stopping ...');
		} finally {
			await server.stop();
		}
	} finally {
		await sandbox.close();
	}
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
