import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { createBearerHeader, connectionProperties } from '../nodes/kit';

/** An account of Constant Contact's v2 REST API. */
export class ConstantContactLegacyTokenApi implements ICredentialType {
	name = 'constantContactLegacyTokenApi';

	displayName = 'Constant Contact V2 (Legacy) API';

	documentationUrl =
		'https://github.com/n8n-nodes-contacthub-constantcontact/n8n-nodes-contacthub-constantcontact#constant-contact-legacy-credential';

	icon: Icon = {
		light: 'file:../icons/constantContactLegacy.svg',
		dark: 'file:../icons/constantContactLegacy.dark.svg',
	};

	httpRequestNode = {
		name: 'Constant Contact V2 (Legacy)',
		docsUrl:
			'https://v2.developer.constantcontact.com/docs/developer-guides/overview-of-api-endpoints.html',
		apiBaseUrlPlaceholder: 'https://api.constantcontact.com/v2/',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The API key of the application, from the developer site',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The access token issued to the account for this API key. It is valid for years, and only with this key.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.constantcontact.com/v2',
			placeholder: 'e.g. https://api.constantcontact.com/v2',
			description:
				'Address of the API. Change it only to reach another environment, e.g. the sandbox.',
		},
		// What a standard key allows (V1 API 1.4).
		...connectionProperties({ requestsPerSecond: 4 }),
	];

	/** Every call needs the key in its query and the token in its header (V1 API 1.1); neither begins or ends with a space. */
	authenticate = async (
		{ apiKey, accessToken }: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		requestOptions.headers = { ...requestOptions.headers, ...createBearerHeader(accessToken) };
		requestOptions.qs = { ...requestOptions.qs, api_key: String(apiKey).trim() };
		return requestOptions;
	};
}
