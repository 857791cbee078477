import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { executeNode, toResourceProperties, buildSubtitle } from '../kit';
import { constantContactV2 } from './api/product';
import { searchActivities } from './methods/activities';
import { searchEmailAddresses, searchSchedules } from './methods/campaigns';
import { searchEvents } from './methods/events';
import { getFiles, searchFiles, searchFolders } from './methods/library';
import { getContactFields } from './methods/mapping';
import { getColumns, getLists } from './methods/options';
import { searchCampaigns, searchContacts, searchLists } from './methods/search';
import { resources } from './resources';
import { testConstantContactLegacyTokenApi } from './api/testCredential';

// A constant, because n8n's lint strips the version from the file's name, and would refuse a name that ends with one.
const NAME = 'constantContactLegacyV2';

/** Version 2 of Constant Contact's web services, the JSON API before the current one. */
export class ConstantContactLegacyV2 implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Constant Contact V2 (Legacy)',
		name: NAME,
		icon: {
			light: 'file:../../icons/constantContactLegacy.svg',
			dark: 'file:../../icons/constantContactLegacy.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: buildSubtitle(resources),
		description:
			'For accounts whose application has an API key and an access token (version 2), including replication of their data',
		defaults: { name: 'Constant Contact V2 (Legacy)' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'Only for old keys of version 2 of Constant Contact; new accounts need Constant Contact (V3). Replicates whole tables. In tests, leave Return All off.',
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
				name: 'constantContactLegacyTokenApi',
				required: true,
				testedBy: 'testConstantContactLegacyTokenApi',
			},
		],
		properties: toResourceProperties(resources, { defaultResource: 'contact' }),
	};

	methods = {
		credentialTest: { testConstantContactLegacyTokenApi },
		listSearch: {
			searchActivities,
			searchCampaigns,
			searchContacts,
			searchEmailAddresses,
			searchEvents,
			searchFiles,
			searchFolders,
			searchLists,
			searchSchedules,
		},
		loadOptions: { getColumns, getFiles, getLists },
		resourceMapping: { getContactFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeNode(this, {
			...constantContactV2,
			resources,
			continueOnFail: this.continueOnFail(),
		});
	}
}
