import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHttpRequestOptions,
	INode,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { explain, type KnownError } from './explain';
import type { N8nFunctions } from './functions';
import { isRecord } from './json';
import { settle } from './settle';

/** Adds what a credential authenticates a request with. */
export type Authenticate = (
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

/** What the Test button of a credential does. */
export interface CredentialTest {
	/** The product's name in messages. */
	product: string;
	authenticate: Authenticate;
	/** What the answers mean for a credential; the first match counts. */
	knownErrors: KnownError[];
	/**
	 * Tries the credential, with the product's own client.
	 *
	 * @returns what the user should know although all is well
	 */
	check(functions: N8nFunctions): Promise<string | undefined>;
}

/** There is no node behind the Test button. */
const NO_NODE: INode = {
	id: 'credential-test',
	name: 'Credential',
	type: 'credential-test',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/**
 * Tests a credential with the words that the nodes have for what goes wrong. n8n's own test by a declared request has none for a server
 * that is out of reach, and judges an answer by its status alone.
 */
export async function testCredential(
	functions: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
	{ product, knownErrors, authenticate, check }: CredentialTest,
): Promise<INodeCredentialTestResult> {
	const outcome = await settle(check(clientFunctions(functions, data, authenticate)));
	if (outcome.ok) return { status: 'OK', message: outcome.value ?? 'Connection successful!' };
	const place = { node: NO_NODE, action: 'Connect', product, knownErrors };
	const { message, description } = explain(outcome.error, place);
	const happened = message.endsWith('.') ? message : `${message}.`;
	return { status: 'Error', message: [happened, description].filter(Boolean).join(' ') };
}

/** What a client needs of n8n, made from what n8n gives to a credential test. */
function clientFunctions(
	functions: ICredentialTestFunctions,
	data: ICredentialDataDecryptedObject,
	authenticate: Authenticate,
): N8nFunctions {
	// Somebody waits before the button: nothing is repeated, and half a minute has to do.
	const credential = { ...data, customizeConnection: true, retries: 0, requestTimeout: 30_000 };
	const send = async (_type: string, options: IHttpRequestOptions): Promise<unknown> => {
		const { method, url, headers, qs, timeout } = await authenticate(data, options);
		const { helpers } = functions;
		// The only helper that n8n gives here. As it is told, it throws where no answer comes, and follows no redirect.
		const answer: unknown = await helpers.request({
			method,
			uri: url,
			headers,
			qs,
			timeout,
			followRedirect: false,
			followAllRedirects: false,
			simple: false,
			resolveWithFullResponse: true,
		});
		if (!isRecord(answer)) return undefined;
		const { statusCode, headers: received, body } = answer;
		return { statusCode, headers: received, body: asText(body) };
	};
	return {
		getCredentials: async () => credential,
		getNode: () => NO_NODE,
		helpers: { httpRequestWithAuthentication: send },
	} as unknown as N8nFunctions;
}

/** The helper may have read JSON already. */
function asText(body: unknown): string {
	if (typeof body === 'string') return body;
	return body === undefined ? '' : JSON.stringify(body);
}

/** The header of a token. */
export function bearer(token: unknown): { Authorization: string } {
	return { Authorization: `Bearer ${String(token).trim()}` };
}

/** The header of a user name and a password. */
export function basic(user: string, password: unknown): { Authorization: string } {
	const pair = Buffer.from(`${user}:${String(password)}`, 'utf8').toString('base64');
	return { Authorization: `Basic ${pair}` };
}
