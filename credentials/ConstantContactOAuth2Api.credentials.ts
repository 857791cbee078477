import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import { accountCredential } from '../nodes/ConstantContact/api/credential';
import { connectionProperties, createBaseUrlProperty } from '../nodes/kit';

/** An account of Constant Contact (V3), connected by OAuth2. n8n renews its tokens; the editor offers no test for such a credential. */
export class ConstantContactOAuth2Api implements ICredentialType {
	name = 'constantContactOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Constant Contact OAuth2 API';

	documentationUrl =
		'https://github.com/n8n-nodes-contacthub-constantcontact/n8n-nodes-contacthub-constantcontact#constant-contact-credential';

	icon: Icon = {
		light: 'file:../icons/constantContact.svg',
		dark: 'file:../icons/constantContact.dark.svg',
	};

	httpRequestNode = {
		name: 'Constant Contact',
		docsUrl: 'https://developer.constantcontact.com/api_reference/index.html',
		apiBaseUrlPlaceholder: 'https://api.cc.email/v3/',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			default: 'authorizationCode',
			description: 'How the application was set up on the developer site of Constant Contact',
			options: [
				{
					name: 'Authorization Code',
					value: 'authorizationCode',
					description: 'The application has a client secret',
				},
				{ name: 'PKCE', value: 'pkce', description: 'The application has no client secret' },
			],
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'The API key of the application, from the developer site',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { grantType: ['authorizationCode'] } },
			description: 'The secret of the application. The developer site shows it once.',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'string',
			default: 'https://authz.constantcontact.com/oauth2/default/v1/authorize',
			required: true,
			description: 'Change it only to reach another environment, e.g. the sandbox',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'string',
			default: 'https://authz.constantcontact.com/oauth2/default/v1/token',
			required: true,
			description: 'Change it only to reach another environment, e.g. the sandbox',
		},
		createBaseUrlProperty('https://api.cc.email/v3'),
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			// Without offline_access there is no refresh token, and no error either (V3 API 2).
			default: 'account_read account_update contact_data campaign_data offline_access',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'header',
		},
		...connectionProperties(accountCredential.defaults),
	];
}
