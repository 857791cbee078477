import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { isRecord } from '../../kit';

/** Values of the credential that must not appear in messages or data. */
export function collectSecrets({
	clientSecret,
	oauthTokenData,
}: ICredentialDataDecryptedObject): string[] {
	const token = isRecord(oauthTokenData) ? oauthTokenData : {};
	return [clientSecret, token.access_token, token.refresh_token].filter(
		(secret): secret is string => typeof secret === 'string',
	);
}

/** The scopes that the authorization server has granted. */
export function readScopes({
	oauthTokenData,
}: ICredentialDataDecryptedObject): string[] | undefined {
	const scope = isRecord(oauthTokenData) ? oauthTokenData.scope : undefined;
	return typeof scope === 'string' && scope.trim() !== '' ? scope.trim().split(/\s+/) : undefined;
}
