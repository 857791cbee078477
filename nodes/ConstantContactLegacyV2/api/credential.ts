import {
	getCredentialText,
	InputError,
	type CredentialValues,
	type CredentialReader,
} from '../../kit';

/** The credential of an account, with its access token. */
export const tokenCredential: CredentialReader<CredentialValues> = {
	type: 'constantContactLegacyTokenApi',
	// As in the credential's form. A standard key allows four requests per second (V2 API 1.4).
	defaults: { requestsPerSecond: 4 },
	read(credential) {
		const apiKey = getCredentialText(credential, 'apiKey');
		const accessToken = getCredentialText(credential, 'accessToken');
		if (apiKey === '' || accessToken === '') {
			throw new InputError(
				"The credential lacks its 'API Key' or its 'Access Token'",
				'Open the credential and fill in both.',
			);
		}
		// Requests count per key, whichever account the token belongs to (V2 API 1.4).
		return { quotaKey: apiKey, secrets: [accessToken, apiKey] };
	},
};
