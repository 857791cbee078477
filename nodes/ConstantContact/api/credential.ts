import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import {
	getCredentialText,
	InputError,
	isRecord,
	type CredentialValues,
	type CredentialReader,
} from '../../kit';

/** Name of the credential type. */
export const CREDENTIAL = 'constantContactOAuth2Api';

/** What a credential holds. */
interface AccountAccess extends CredentialValues {
	/** Scopes of the token; undefined if the authorization server didn't name them. */
	scopes: string[] | undefined;
}

/** The credential of an account. */
export const accountCredential: CredentialReader<AccountAccess> = {
	type: CREDENTIAL,
	// What a key allows (V3 API 3).
	defaults: { requestsPerSecond: 4 },
	oauth2: true,
	read(credential) {
		const clientId = getCredentialText(credential, 'clientId');
		if (clientId === '') {
			throw new InputError(
				"The credential lacks its 'Client ID'",
				'Open the credential, fill it in and connect the account.',
			);
		}
		return {
			// Requests count per key, whichever account the token belongs to (V3 API 3).
			quotaKey: clientId,
			secrets: collectSecrets(credential),
			scopes: readScopes(credential),
		};
	},
};

/** @throws InputError if the base URL is not that of version 3 */
export function requireVersion(baseUrl: string): void {
	if (new URL(baseUrl).pathname.endsWith('/v3')) return;
	throw new InputError(
		`The credential's 'Base URL' doesn't end with /v3: ${baseUrl}`,
		'Correct it in the credential: the address of the API is https://api.cc.email/v3.',
	);
}

/** Values of the credential that must not appear in messages or data. */
function collectSecrets({
	clientSecret,
	oauthTokenData,
}: ICredentialDataDecryptedObject): string[] {
	const token = isRecord(oauthTokenData) ? oauthTokenData : {};
	return [clientSecret, token.access_token, token.refresh_token].filter(
		(secret): secret is string => typeof secret === 'string',
	);
}

/** The scopes that the authorization server has granted. */
function readScopes({ oauthTokenData }: ICredentialDataDecryptedObject): string[] | undefined {
	const scope = isRecord(oauthTokenData) ? oauthTokenData.scope : undefined;
	return typeof scope === 'string' && scope.trim() !== '' ? scope.trim().split(/\s+/) : undefined;
}
