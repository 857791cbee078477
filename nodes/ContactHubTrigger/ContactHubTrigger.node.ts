import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { toPlainProperties } from '../kit';
import { getEventTypes, getQueryAttributes } from '../ContactHub/methods/options';
import { searchCustomers, searchNodes } from '../ContactHub/methods/search';
import { testContactHubApi } from '../ContactHub/api/testCredential';
import { EVENT_NAMES, triggerFields } from './fields';
import { pollContactHub } from './poll';

/** Starts workflows on new and changed customers, and on events. */
export class ContactHubTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ContactHub Trigger',
		name: 'contactHubTrigger',
		icon: {
			light: 'file:../../icons/contacthub.svg',
			dark: 'file:../../icons/contacthub.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: `={{ (${JSON.stringify(EVENT_NAMES)})[$parameter["event"]] }}`,
		description: 'Starts the workflow on new or changed customers and on events in ContactHub',
		defaults: { name: 'ContactHub Trigger' },
		polling: true,
		sensitiveOutputFields: ['base.credential.password'],
		builderHint: {
			searchHint: 'Polls ContactHub for new or changed customers, events, or all changes',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-contacthub-constantcontact.contactHub',
					relationHint: 'Reads and writes customers and events',
				},
			],
		},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'contactHubApi', required: true, testedBy: 'testContactHubApi' }],
		properties: toPlainProperties(triggerFields),
	};

	methods = {
		credentialTest: { testContactHubApi },
		listSearch: { searchCustomers, searchNodes },
		loadOptions: { getEventTypes, getQueryAttributes },
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollContactHub(this);
	}
}
