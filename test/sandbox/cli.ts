import { HELP, readCommandLine, type CommandLine } from './cliOptions';
import { startSandbox, type Sandbox, type SandboxOptions } from './index';
import { TOKEN_ROLES, type TokenName } from './contacthub/access';

function describe(sandbox: Sandbox): string {
	const { url, contactHub, constantContactV1, constantContactV2, constantContactV3 } = sandbox;
	const { tokens, counts } = contactHub;
	const { credentials, counts: v1Counts, otherUsername } = constantContactV1;
	const { credentials: v2, counts: v2Counts } = constantContactV2;
	const { credentials: v3, counts: v3Counts } = constantContactV3;
	const names = Object.keys(tokens) as TokenName[];
	const roles = names.map((name) => {
		const role = name === 'disabled' ? 'source switched off: always 401' : TOKEN_ROLES[name];
		return `  ${name.padEnd(10)} ${role.padEnd(32)} ${tokens[name]}`;
	});
	return [
		`Sandbox at ${url}, with ${counts.customers} customers and ${counts.events} events`,
		'',
		'ContactHub',
		`  Base URL         ${contactHub.baseUrl}`,
		`  Workspace ID     ${contactHub.workspaceId}`,
		`  Node ID          ${contactHub.nodeId}  (the seeded customers)`,
		`  Second node ID   ${contactHub.secondNodeId}  (empty)`,
		`  View node ID     ${contactHub.viewNodeId}  (both, read only)`,
		'',
		'Tokens (use "trusted" as an integration would)',
		...roles,
		'',
		`Constant Contact V1, with ${v1Counts.contacts} contacts in ${v1Counts.lists} lists`,
		`  Base URL         ${credentials.baseUrl}`,
		`  API key          ${credentials.apiKey}`,
		`  User name        ${credentials.username}`,
		`  Password         ${credentials.password}`,
		`  Other user name  ${otherUsername}  (403)`,
		'',
		`Constant Contact V2, with ${v2Counts.contacts} contacts in ${v2Counts.lists} lists`,
		`  Base URL         ${v2.baseUrl}`,
		`  API key          ${v2.apiKey}`,
		`  Access token     ${v2.accessToken}`,
		'',
		`Constant Contact V3, with ${v3Counts.contacts} contacts in ${v3Counts.lists} lists`,
		`  Base URL         ${v3.baseUrl}`,
		`  Authorization    ${v3.authorizeUrl}`,
		`  Access token URL ${v3.tokenUrl}`,
		`  Client ID        ${v3.clientId}`,
		`  Client secret    ${v3.clientSecret}`,
		`  Client ID, PKCE  ${v3.publicClientId}  (without a secret)`,
		`  Redirect URLs    ${constantContactV3.options.redirectUris.join(', ')}`,
		`  Access token     ${v3.accessToken}`,
		'',
		`Faults: POST or DELETE ${url}/_sandbox/faults   Log: GET ${url}/_sandbox/log`,
		`Options: GET or PATCH ${url}/_sandbox/options`,
		'Ctrl+C ends it.',
		'',
	].join('\n');
}

function getMessage(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

function readArguments(): CommandLine {
	try {
		return readCommandLine(process.argv.slice(2));
	} catch (error) {
		throw new Error(`${getMessage(error)}\n'npm run sandbox -- --help' lists all options.`);
	}
}

async function start(options: SandboxOptions): Promise<Sandbox> {
	try {
		return await startSandbox(options);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
		throw new Error(
			`Port ${options.port} is in use, perhaps by another sandbox. Stop that program, or choose ` +
				"another port: 'npm run sandbox -- --port 4020'.",
		);
	}
}

async function main(): Promise<void> {
	const { help, options, faults } = readArguments();
	if (help) {
		process.stdout.write(HELP);
		return;
	}
	const sandbox = await start(options);
	for (const fault of faults) sandbox.faults.add(fault);
	process.stdout.write(describe(sandbox));
	const stop = (): void => void sandbox.close();
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
	process.stderr.write(`${getMessage(error)}\n`);
	process.exitCode = 1;
});
