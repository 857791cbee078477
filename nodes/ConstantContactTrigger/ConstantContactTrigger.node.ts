import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { toPlainProperties } from '../kit';
import { CREDENTIAL } from '../ConstantContact/api/credential';
import { getLists, getTags } from '../ConstantContact/methods/options';
import { EVENT_NAMES, triggerFields } from './fields';
import { pollConstantContact } from './poll';

/** Starts workflows on what happens in a Constant Contact account. */
export class ConstantContactTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Constant Contact Trigger',
		name: 'constantContactTrigger',
		icon: {
			light: 'file:../../icons/constantContact.svg',
			dark: 'file:../../icons/constantContact.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: `={{ (${JSON.stringify(EVENT_NAMES)})[$parameter["event"]] }}`,
		description:
			'Starts the workflow when contacts are new, changed, unsubscribed or deleted, when campaigns are sent, and when recipients act on them',
		defaults: { name: 'Constant Contact Trigger' },
		polling: true,
		builderHint: {
			searchHint:
				'Polls Constant Contact (V3) for contacts, sent campaigns, opens and clicks, or finished bulk activities',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-contacthub-constantcontact.constantContact',
					relationHint: 'Reads and writes contacts, lists and campaigns',
				},
			],
		},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: CREDENTIAL, required: true }],
		properties: toPlainProperties(triggerFields),
	};

	methods = {
		loadOptions: { getLists, getTags },
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollConstantContact(this);
	}
}
