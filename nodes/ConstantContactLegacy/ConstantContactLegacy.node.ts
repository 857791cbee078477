import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { executeNode, resourceProperties } from '../kit';
import { connection, ConstantContactV1Api } from './apiV1/client';
import { knownErrors } from './apiV1/knownErrors';
import { getContactFieldsV1 } from './apiV1/methods/mapping';
import { getListsV1 } from './apiV1/methods/options';
import {
	searchActivitiesV1,
	searchCampaignsV1,
	searchContactsV1,
	searchEmailAddressesV1,
	searchEventsV1,
	searchListsV1,
} from './apiV1/methods/search';
import { PRODUCT } from './product';
import { resources } from './resources';

/** The two generations of Constant Contact's web services that came before its present one. */
export class ConstantContactLegacy implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Constant Contact (Legacy)',
		name: 'constantContactLegacy',
		icon: {
			light: 'file:../../icons/constantContactLegacy.svg',
			dark: 'file:../../icons/constantContactLegacy.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Work with contacts, lists and campaigns through the older web services of Constant Contact',
		defaults: { name: 'Constant Contact (Legacy)' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'constantContactLegacyApi',
				required: true,
				displayOptions: { show: { apiVersion: ['v1'] } },
			},
		],
		properties: [
			{
				displayName: 'API Version',
				name: 'apiVersion',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'V1 (User Name and Password)',
						value: 'v1',
						description: 'The XML web service',
					},
				],
				default: 'v1',
				required: true,
				description: 'Which of the two web services to use',
			},
			...resourceProperties(resources, { connection, show: { apiVersion: ['v1'] } }),
		],
	};

	methods = {
		listSearch: {
			searchActivitiesV1,
			searchCampaignsV1,
			searchContactsV1,
			searchEmailAddressesV1,
			searchEventsV1,
			searchListsV1,
		},
		loadOptions: { getListsV1 },
		resourceMapping: { getContactFieldsV1 },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeNode(this, {
			product: PRODUCT,
			resources,
			knownErrors,
			connection,
			connect: ConstantContactV1Api.connect,
			continueOnFail: this.continueOnFail(),
		});
	}
}
