import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { executeNode, toResourceProperties, buildSubtitle } from '../kit';
import { contactHub } from './api/product';
import { getCustomerFields, getEventProperties } from './methods/mapping';
import { getEventTypes, getQueryAttributes } from './methods/options';
import {
	searchCustomers,
	searchEventTypes,
	searchNodes,
	searchSessions,
	searchSubresources,
	searchTags,
} from './methods/search';
import { resources } from './resources';
import { testContactHubApi } from './api/testCredential';

/** Customers, events and everything else in Contactlab's customer hub. */
export class ContactHub implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ContactHub',
		name: 'contactHub',
		icon: {
			light: 'file:../../icons/contacthub.svg',
			dark: 'file:../../icons/contacthub.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: buildSubtitle(resources),
		description:
			'Work with customers and events in ContactHub, the customer data platform of Contactlab',
		defaults: { name: 'ContactHub' },
		usableAsTool: true,
		// Customers may contain a password for another system.
		sensitiveOutputFields: ['base.credential.password'],
		builderHint: {
			searchHint:
				'ContactHub (Contactlab): customers, events, consents. Create or Update recognizes customers by email or external ID. In tests, leave Return All off.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-contacthub-constantcontact.contactHubTrigger',
					relationHint: 'Starts a workflow on new or changed customers and on events',
				},
			],
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'contactHubApi', required: true, testedBy: 'testContactHubApi' }],
		properties: toResourceProperties(resources, { defaultResource: 'customer' }),
	};

	methods = {
		credentialTest: { testContactHubApi },
		listSearch: {
			searchCustomers,
			searchEventTypes,
			searchNodes,
			searchSessions,
			searchSubresources,
			searchTags,
		},
		loadOptions: { getEventTypes, getQueryAttributes },
		resourceMapping: { getCustomerFields, getEventProperties },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeNode(this, {
			...contactHub,
			resources,
			continueOnFail: this.continueOnFail(),
		});
	}
}
