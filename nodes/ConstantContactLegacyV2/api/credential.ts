import {
	createBearerHeader,
	getCredentialText,
	InputError,
	type Authenticate,
	type CredentialReader,
	type CredentialValues,
} from '../../kit';

/** The key in the query and the token in the header (V2 API 1.1); neither begins or ends with a space. */
export const authenticate: Authenticate = async ({ apiKey, accessToken }, request) => ({
	...request,
	headers: { ...request.headers, ...createBearerHeader(accessToken) },
	qs: { ...request.qs, api_key: String(apiKey).trim() },
});

/** The credential of an account, with its access token. */
export const tokenCredential: CredentialReader<CredentialValues> = {
	type: 'constantContactLegacyTokenApi',
	// What a standard key allows (V2 API 1.4).
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
