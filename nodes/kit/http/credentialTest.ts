import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHttpRequestOptions,
	INode,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import type { KnownError } from '../errors/knownErrors';
import { toNodeError } from '../errors/nodeError';
import type { N8nFunctions } from '../runtime/functions';
import { isRecord } from '../values/json';
import { toResult } from '../async/result';
import type { Authenticate } from './authentication';

/** What the Test button of a credential does. */
interface CredentialTest {
	/** The product's name in messages. */
	product: string;
	authenticate: Authenticate;
	/** What a response means for a credential; the first match counts. */
	knownErrors: KnownError[];
	/**
	 * Tests the credential with the product's own client.
	 *
	 * @returns what the user should know even if the test succeeds
	 */
	check(functions: N8nFunctions): Promise<string | undefined>;
}

/** The Test button has no node. */
const NO_NODE: INode = {
	id: 'credential-test',
	name: 'Credential',
	type: 'credential-test',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/**
 * Tests a credential with the nodes' own error messages. n8n's test by a declared request has no message for a server that can't
 * be reached, and judges a response by its status alone.
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

/** What a client needs from n8n, made from what n8n gives a credential test. */
function createClientFunctions(
	functions: ICredentialTestFunctions,
	data: ICredentialDataDecryptedObject,
	authenticate: Authenticate,
): N8nFunctions {
	// Someone is waiting for the result: nothing is retried, and the timeout is half a minute.
	const credential = { ...data, customizeConnection: true, retries: 0, requestTimeout: 30_000 };
	const send = async (_type: string, options: IHttpRequestOptions): Promise<unknown> => {
		const { method, url, headers, qs, timeout } = await authenticate(data, options);
		const { helpers } = functions;
		// The only helper that n8n provides here. It is told not to follow redirects, and throws if there is no response.
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

/** The helper may have parsed JSON already. */
function toText(body: unknown): string {
	if (typeof body === 'string') return body;
	return body === undefined ? '' : JSON.stringify(body);
}
