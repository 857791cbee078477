import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import { authenticate } from '../nodes/ContactHub/api/credential';
import { connectionProperties, createBaseUrlProperty } from '../nodes/kit';

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

	httpRequestNode = {
		name: 'ContactHub',
		docsUrl: 'https://docs.contactlab.com/docs/development/hub-api',
		apiBaseUrlPlaceholder: 'https://api.contactlab.it/hub/v1/workspaces/WORKSPACE_ID/segments',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Workspace ID',
			name: 'workspaceId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 64f67c49-fafe-4ba7-9a89-4b09f2bb311e',
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
				'The token of a source of type "Contacthub API", shown in ContactHub under Settings > Sources, beside the workspace ID. The source has to be enabled.',
		},
		{
			displayName: 'Default Node ID',
			name: 'nodeId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 854f0791-c120-4e4a-9264-6dd197cb922c',
			description:
				"The ContactHub node to use if an operation doesn't specify one. It must be one of those for which the source is enabled, which are also shown under Settings > Sources. If set, the credential test checks it.",
		},
		createBaseUrlProperty('https://api.contactlab.it/hub/v1'),
		...connectionProperties(),
	];

	/** A function, because n8n would evaluate the expression in a declared header again for every request. */
	authenticate = authenticate;
}
