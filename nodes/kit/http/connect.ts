import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { TellHint } from '../errors/hints';
import type { N8nFunctions } from '../runtime/functions';
import { parseBaseUrl, warnOfPlainHttp } from './baseUrl';
import { HttpClient } from './client';
import { readConnection, type ConnectionDefaults } from './connection';
import { readCredential } from './credential';

/** What a product reads from its credential. */
export interface CredentialValues {
	/** Whose requests the service counts: an API key, or a credential. */
	quotaKey: string;
	/** Values that must never appear in a message or in output data. */
	secrets: string[];
	/** Values that may appear in data, e.g. a user name. */
	known?: string[];
}

/** A credential type, and how its values are read. */
export interface CredentialReader<Values extends CredentialValues> {
	/** Name of the credential type. */
	type: string;
	/** The product's own connection settings. */
	defaults?: Partial<ConnectionDefaults>;
	/** Whether n8n renews the access token if the server responds with 401. */
	oauth2?: boolean;
	/**
	 * Reads the values of a credential.
	 *
	 * @param id ID of the credential; undefined while it is being tested
	 * @throws InputError if a value is missing or invalid
	 */
	read(credential: ICredentialDataDecryptedObject, id: string | undefined, hint: TellHint): Values;
}

/** What a product's client is made from. */
export interface Connection<Values extends CredentialValues> {
	http: HttpClient;
	/** Without trailing slashes. */
	baseUrl: string;
	/** ID of the credential; undefined while it is being tested. */
	credentialId: string | undefined;
	/** The values of the credential. */
	values: Values;
}

/**
 * Reads the chosen credential, and creates the HTTP client for it. Sends nothing.
 *
 * @param hint tells the user something besides the results
 * @throws InputError if the credential can't be used
 */
export async function connect<Values extends CredentialValues>(
	functions: N8nFunctions,
	reader: CredentialReader<Values>,
	hint: TellHint = () => {},
): Promise<Connection<Values>> {
	const { type, defaults, oauth2 } = reader;
	const credential = await readCredential(functions, type);
	const options = readConnection(credential, defaults);
	const credentialId = functions.getNode().credentials?.[type]?.id ?? undefined;
	const values = reader.read(credential, credentialId, hint);
	const baseUrl = parseBaseUrl(String(credential.baseUrl ?? ''));
	warnOfPlainHttp(baseUrl, hint);
	const { quotaKey, secrets, known } = values;
	const http = new HttpClient(functions, {
		credentialType: type,
		credentialKey: `${type}:${quotaKey}:${baseUrl}`,
		baseUrl,
		secrets,
		known,
		oauth2,
		...options,
	});
	return { http, baseUrl, credentialId, values };
}
