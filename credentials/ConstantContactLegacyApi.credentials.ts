import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import { authenticate, passwordCredential } from '../nodes/ConstantContactLegacy/api/credential';
import { connectionProperties, createBaseUrlProperty } from '../nodes/kit';

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
		createBaseUrlProperty('https://api.constantcontact.com/ws'),
		...connectionProperties(passwordCredential.defaults),
	];

	/** A function, because n8n's own Basic authentication doesn't encode every character correctly. */
	authenticate = authenticate;
}
