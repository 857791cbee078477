import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { createBasicHeader, connectionProperties } from '../nodes/kit';

/** An account of Constant Contact's v1 web service. */
export class ConstantContactLegacyApi implements ICredentialType {
	name = 'constantContactLegacyApi';

	displayName = 'Constant Contact V1 (Legacy) API';

	documentationUrl =
		'https://github.com/n8n-nodes-contacthub-constantcontact/n8n-nodes-contacthub-constantcontact#constant-contact-legacy-credential';

	icon: Icon = {
		light: 'file:../icons/constantContactLegacy.svg',
		dark: 'file:../icons/constantContactLegacy.dark.svg',
	};

	httpRequestNode = {
		name: 'Constant Contact V1 (Legacy)',
		docsUrl: 'https://community.constantcontact.com/t5/Documentation/ct-p/documentation',
		apiBaseUrlPlaceholder: 'https://api.constantcontact.com/ws/customers/USER_NAME/',
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
			displayName: 'User Name',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. joesflowers',
			description:
				'The login name of the Constant Contact account, not that of the developer site. Letters, digits and the characters . - _ @ are allowed.',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The password of the Constant Contact account. Several failed attempts lock the account, so check it carefully before you press Test.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.constantcontact.com/ws',
			placeholder: 'e.g. https://api.constantcontact.com/ws',
			description:
				'Address of the API. Change it only to reach another environment, e.g. the sandbox.',
		},
		// What a standard key allows (V1 API 1.9).
		...connectionProperties({ requestsPerSecond: 4 }),
	];

	/**
	 * HTTP Basic with the user `{API key}%{user name}`; the header is built here so that every character is encoded correctly (V1 API
	 * 1.2).
	 */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const { apiKey, username, password } = credentials;
		// Key and name never begin or end with a space; a password may.
		const user = `${String(apiKey).trim()}%${String(username).trim()}`;
		requestOptions.headers = { ...requestOptions.headers, ...createBasicHeader(user, password) };
		return requestOptions;
	};
}
