import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../../package.json';
import { examples, type Example } from '../../engine/exampleFiles';
import { credentialsFor } from '../../engine/sandboxCredentials';
import { withConnection, type Connection } from '../../support/connection';
import type { Sandbox } from '../../sandbox';
import { CommandFailure } from './command';
import { runN8n, type N8nOptions } from './n8nServer';

/** A credential in the format of n8n's command line. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

const NAMES: Record<string, string> = {
	contactHubApi: 'ContactHub (sandbox)',
	constantContactLegacyApi: 'Constant Contact V1 (sandbox)',
	constantContactLegacyTokenApi: 'Constant Contact V2 (sandbox)',
	constantContactOAuth2Api: 'Constant Contact (sandbox)',
};

/** The credential types of the nodes; there is one credential for each. */
const CREDENTIAL_TYPES: Record<string, string> = {
	constantContact: 'constantContactOAuth2Api',
	constantContactTrigger: 'constantContactOAuth2Api',
	contactHub: 'contactHubApi',
	contactHubTrigger: 'contactHubApi',
	constantContactLegacy: 'constantContactLegacyApi',
	constantContactLegacyV2: 'constantContactLegacyTokenApi',
};

/**
 * The credentials of all nodes, pointing to a sandbox; the ID of each is its type.
 *
 * @param connection their connection settings; by default none
 */
export function credentialsOf(sandbox: Sandbox, connection?: Connection): StoredCredential[] {
	const plain = {
		...credentialsFor(sandbox),
		constantContactOAuth2Api: unconnectedCredential(sandbox),
	};
	const all = connection === undefined ? plain : withConnection(plain, connection);
	return Object.entries(all).map(([type, data]) => ({
		id: type,
		name: NAMES[type] ?? type,
		type,
		data,
	}));
}

/** What a user fills in before connecting the account. */
function unconnectedCredential({ constantContactV3 }: Sandbox): ICredentialDataDecryptedObject {
	const { baseUrl, authorizeUrl, tokenUrl, clientId, clientSecret } = constantContactV3.credentials;
	return {
		grantType: 'authorizationCode',
		clientId,
		clientSecret,
		authUrl: authorizeUrl,
		accessTokenUrl: tokenUrl,
		baseUrl,
	};
}

/** The credential that a node of this package requires, as a user would select it. */
export function credentialOf({ type }: INode): StoredCredential['type'] | undefined {
	const [, name = ''] = type.split(`${packageJson.name}.`);
	return CREDENTIAL_TYPES[name];
}

/** An example in n8n after a user has selected the credentials; its ID is the file's name. */
export function workflowOf({ file, workflow }: Example): object {
	const nodes = workflow.nodes.map((node) => {
		const type = credentialOf(node);
		if (type === undefined) return node;
		return { ...node, credentials: { [type]: { id: type, name: NAMES[type] } } };
	});
	return { ...workflow, id: idOf(file), nodes };
}

/** A workflow that creates several items and passes them to a node of this package. */
export function ownWorkflow(id: string, type: string, parameters: object, items = 1): object {
	const start = {
		id: 'start',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const make = {
		id: 'make',
		name: 'Items',
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		position: [220, 0],
		parameters: {
			mode: 'raw',
			jsonOutput: JSON.stringify({ n: Array.from({ length: items }, (_, n) => n) }),
			options: {},
		},
	};
	const split = {
		id: 'split',
		name: 'One by One',
		type: 'n8n-nodes-base.splitOut',
		typeVersion: 1,
		position: [440, 0],
		parameters: { fieldToSplitOut: 'n', options: {} },
	};
	const own = { id: 'own', name: 'Own', type, typeVersion: 1, position: [660, 0], parameters };
	const credential = credentialOf(own as unknown as INode) ?? '';
	const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	return {
		id,
		name: id,
		nodes: [
			start,
			make,
			split,
			{ ...own, credentials: { [credential]: { id: credential, name: NAMES[credential] } } },
		],
		connections: { Start: to('Items'), Items: to('One by One'), 'One by One': to('Own') },
		settings: { executionOrder: 'v1' },
	};
}

/** IDs of workflows have at most 36 characters. */
export function idOf(file: string): string {
	return file.slice(0, 36);
}

/**
 * Imports the credentials and all examples into an n8n that isn't running.
 * @throws CommandFailure if n8n rejects them; its command line exits successfully even then
 */
export async function importOwnData(sandbox: Sandbox, options: N8nOptions): Promise<void> {
	await importCredentials(sandbox, options);
	await importExamples(options);
}

/**
 * Imports all examples into an n8n that isn't running.
 * @throws CommandFailure if n8n rejects them
 */
export async function importExamples(options: N8nOptions): Promise<void> {
	await importAs('workflow', examples.map(workflowOf), options);
}

/**
 * Imports only the credentials into an n8n that isn't running.
 * @throws CommandFailure if n8n rejects them
 */
export async function importCredentials(
	sandbox: Sandbox,
	options: N8nOptions,
	connection?: Connection,
): Promise<void> {
	await importAs('credentials', credentialsOf(sandbox, connection), options);
}

async function importAs(
	kind: 'credentials' | 'workflow',
	data: object[],
	options: N8nOptions,
): Promise<void> {
	mkdirSync(options.userFolder, { recursive: true });
	const file = join(options.userFolder, `${kind}.json`);
	writeFileSync(file, JSON.stringify(data, null, 2));
	const output = await runN8n([`import:${kind}`, `--input=${file}`], options);
	if (!output.includes(`Successfully imported ${data.length}`)) throw new CommandFailure(output);
}
