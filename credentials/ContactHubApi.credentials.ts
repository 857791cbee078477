import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { connectionProperties, proxyTestRule } from '../nodes/kit';

/** A source token of a ContactHub workspace. */
export class ContactHubApi implements ICredentialType {
	name = 'contactHubApi';

	displayName = 'ContactHub API';

	documentationUrl =
		'https://github.com/n8n-nodes-contacthub-constantcontact/n8n-nodes-contacthub-constantcontact#contacthub-credential';

	icon: Icon = {
		light: 'file:../icons/contacthub.svg',
		dark: 'file:../icons/contacthub.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Workspace ID',
			name: 'workspaceId',
			type: 'string',
			default: '',
			required: true,
			description:
				'Shown in ContactHub under Settings > Sources, in the configuration of the source',
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The token of a source of type "Contacthub API", shown in ContactHub under Settings > Sources',
		},
		{
			displayName: 'Default Node ID',
			name: 'nodeId',
			type: 'string',
			default: '',
			description:
				'The ContactHub node that is used where an operation names none. The source must be enabled for it.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.contactlab.it/hub/v1',
			description:
				'Address of the API. Change it only to reach another environment, e.g. the sandbox.',
		},
		...connectionProperties(),
	];

	/** A function, because n8n would evaluate a declared header's expression for each request anew. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const token = String(credentials.token).trim();
		requestOptions.headers = { ...requestOptions.headers, Authorization: `Bearer ${token}` };
		return requestOptions;
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '/me',
			// n8n would send the credential along to wherever a redirect leads.
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'ContactHub does not accept the token. Copy it again from Settings > Sources, and check that the source is enabled.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'ContactHub knows the token but refuses it. Check the rights of the source.',
				},
			},
			proxyTestRule,
		],
	};
}
