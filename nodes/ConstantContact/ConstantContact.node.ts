import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { buildSubtitle, executeNode, toResourceProperties } from '../kit';
import { CREDENTIAL } from './api/credential';
import { constantContact } from './api/product';
import { searchAutomations } from './methods/automations';
import { searchEvents, searchRegistrations } from './methods/events';
import { getContactFields } from './methods/mapping';
import {
	getCampaigns,
	getClearableFields,
	getCustomFields,
	getColumns,
	getLists,
	getTags,
} from './methods/options';
import {
	searchActivities,
	searchCampaigns,
	searchContacts,
	searchCustomFields,
	searchLists,
	searchSegments,
	searchSenders,
	searchTags,
} from './methods/search';
import { getSocialProfiles } from './methods/social';
import { resources } from './resources';

/** Constant Contact's current service: the V3 API, with OAuth2. */
export class ConstantContact implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Constant Contact',
		name: 'constantContact',
		icon: {
			light: 'file:../../icons/constantContact.svg',
			dark: 'file:../../icons/constantContact.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: buildSubtitle(resources),
		description: 'Work with contacts, lists, campaigns and reports in Constant Contact (V3)',
		defaults: { name: 'Constant Contact' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				"The current Constant Contact (V3, OAuth2). Use 'Sign Up' only where people have signed up themselves. Lists, tags and custom fields may be given by name. In tests, leave Return All off.",
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: CREDENTIAL, required: true }],
		properties: toResourceProperties(resources, { defaultResource: 'contact' }),
	};

	methods = {
		listSearch: {
			searchActivities,
			searchAutomations,
			searchCampaigns,
			searchContacts,
			searchCustomFields,
			searchEvents,
			searchLists,
			searchRegistrations,
			searchSegments,
			searchSenders,
			searchTags,
		},
		loadOptions: {
			getCampaigns,
			getClearableFields,
			getCustomFields,
			getColumns,
			getLists,
			getSocialProfiles,
			getTags,
		},
		resourceMapping: { getContactFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeNode(this, {
			...constantContact,
			resources,
			continueOnFail: this.continueOnFail(),
		});
	}
}
