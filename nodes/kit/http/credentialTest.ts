import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHttpRequestOptions,
	INode,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { toNodeError, type KnownError } from '../errors/nodeError';
import type { N8nFunctions } from '../runtime/functions';
import { isRecord } from '../values/json';
import { toResult } from '../async/result';

/** Adds what a credential authenticates a request with. */
type Authenticate = (
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

/** What the Test button of a credential does. */
interface CredentialTest {
	/** The product's name in messages. */
	product: string;
	authenticate: Authenticate;
	/** What the responses mean for a credential; the first match counts. */
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
 * that is out of reach, and judges a response by its status alone.
 */
export async function testCredential(
	functions: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
	{ product, knownErrors, authenticate, check }: CredentialTest,
): Promise<INodeCredentialTestResult> {
	const result = await toResult(check(createClientFunctions(functions, data, authenticate)));
	if (result.ok) return { status: 'OK', message: result.value ?? 'Connection successful!' };
	const context = { node: NO_NODE, action: 'Connect', product, knownErrors };
	const { message, description } = toNodeError(result.error, context);
	const happened = message.endsWith('.') ? message : `${message}.`;
	return { status: 'Error', message: [happened, description].filter(Boolean).join(' ') };
}

/** What a client needs of n8n, made from what n8n gives to a credential test. */
function createClientFunctions(
	functions: ICredentialTestFunctions,
	data: ICredentialDataDecryptedObject,
	authenticate: Authenticate,
): N8nFunctions {
	// Somebody waits before the button: nothing is repeated, and half a minute has to do.
	const credential = { ...data, customizeConnection: true, retries: 0, requestTimeout: 30_000 };
	const send = async (_type: string, options: IHttpRequestOptions): Promise<unknown> => {
		const { method, url, headers, qs, timeout } = await authenticate(data, options);
		const { helpers } = functions;
		// The only helper that n8n gives here. As it is told, it throws where no response comes, and follows no redirect.
		const response: unknown = await helpers.request({
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
		if (!isRecord(response)) return undefined;
		const { statusCode, headers: received, body } = response;
		return { statusCode, headers: received, body: toText(body) };
	};
	return {
		getCredentials: async () => credential,
		getNode: () => NO_NODE,
		helpers: { httpRequestWithAuthentication: send },
	} as unknown as N8nFunctions;
}

/** The helper may have read JSON already. */
function toText(body: unknown): string {
	if (typeof body === 'string') return body;
	return body === undefined ? '' : JSON.stringify(body);
}

/** The header of a token. */
export function createBearerHeader(token: unknown): { Authorization: string } {
	return { Authorization: `Bearer ${String(token).trim()}` };
}

/** The header of a user name and a password. */
export function createBasicHeader(user: string, password: unknown): { Authorization: string } {
	const pair = Buffer.from(`${user}:${String(password)}`, 'utf8').toString('base64');
	return { Authorization: `Basic ${pair}` };
}
