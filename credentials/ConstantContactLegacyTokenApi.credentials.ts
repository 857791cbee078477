import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import { authenticate, tokenCredential } from '../nodes/ConstantContactLegacyV2/api/credential';
import { connectionProperties, createBaseUrlProperty } from '../nodes/kit';

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
		createBaseUrlProperty('https://api.constantcontact.com/v2'),
		...connectionProperties(tokenCredential.defaults),
	];

	/** A function, because n8n would evaluate the expressions of a declared authentication again for every request. */
	authenticate = authenticate;
}
