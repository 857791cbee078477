import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { executeNode, toResourceProperties, buildSubtitle } from '../kit';
import { constantContactV1 } from './api/product';
import { getContactFields } from './methods/mapping';
import { getLists } from './methods/options';
import {
	searchActivities,
	searchCampaigns,
	searchContacts,
	searchEmailAddresses,
	searchEvents,
	searchLists,
} from './methods/search';
import { resources } from './resources';
import { testConstantContactLegacyApi } from './api/testCredential';

/** Version 1 of Constant Contact's web services, the XML API before the current one. */
export class ConstantContactLegacy implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Constant Contact V1 (Legacy)',
		name: 'constantContactLegacy',
		icon: {
			light: 'file:../../icons/constantContactLegacy.svg',
			dark: 'file:../../icons/constantContactLegacy.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: buildSubtitle(resources),
		description:
			'For accounts whose application logs in with API key, user name and password (version 1)',
		defaults: { name: 'Constant Contact V1 (Legacy)' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'Only for old keys of version 1 of Constant Contact; new accounts need Constant Contact (V3). In tests, leave Return All off.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-contacthub-constantcontact.constantContact',
					relationHint: 'The current service (V3)',
				},
			],
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'constantContactLegacyApi',
				required: true,
				testedBy: 'testConstantContactLegacyApi',
			},
		],
		properties: toResourceProperties(resources, { defaultResource: 'contact' }),
	};

	methods = {
		credentialTest: { testConstantContactLegacyApi },
		listSearch: {
			searchActivities,
			searchCampaigns,
			searchContacts,
			searchEmailAddresses,
			searchEvents,
			searchLists,
		},
		loadOptions: { getLists },
		resourceMapping: { getContactFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeNode(this, {
			...constantContactV1,
			resources,
			continueOnFail: this.continueOnFail(),
		});
	}
}
