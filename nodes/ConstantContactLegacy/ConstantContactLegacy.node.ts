import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { executeNode, resourceProperties } from '../kit';
import * as v1 from './apiV1/client';
import { knownErrors as knownErrorsV1 } from './apiV1/knownErrors';
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
import { resources as resourcesV1 } from './apiV1/resources';
import * as v2 from './apiV2/client';
import { knownErrors as knownErrorsV2 } from './apiV2/knownErrors';
import { searchActivitiesV2 } from './apiV2/methods/activities';
import { searchEmailAddressesV2, searchSchedulesV2 } from './apiV2/methods/campaigns';
import { searchEventsV2 } from './apiV2/methods/events';
import { getFilesV2, searchFilesV2, searchFoldersV2 } from './apiV2/methods/library';
import { getContactFieldsV2 } from './apiV2/methods/mapping';
import { getListsV2 } from './apiV2/methods/options';
import { searchCampaignsV2, searchContactsV2, searchListsV2 } from './apiV2/methods/search';
import { resources as resourcesV2 } from './apiV2/resources';
import { PRODUCT } from './product';

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
				name: v1.CREDENTIAL,
				required: true,
				displayOptions: { show: { apiVersion: ['v1'] } },
			},
			{
				name: v2.CREDENTIAL,
				required: true,
				displayOptions: { show: { apiVersion: ['v2'] } },
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
					{
						name: 'V2 (Access Token)',
						value: 'v2',
						description: 'The JSON API, with tracking, library and the replication of tables',
					},
				],
				default: 'v1',
				required: true,
				description: 'Which of the two web services to use',
			},
			...resourceProperties(resourcesV1, {
				connection: v1.connection,
				show: { apiVersion: ['v1'] },
			}),
			...resourceProperties(resourcesV2, {
				connection: v2.connection,
				show: { apiVersion: ['v2'] },
			}),
		],
	};

	methods = {
		listSearch: {
			searchActivitiesV1,
			searchActivitiesV2,
			searchCampaignsV1,
			searchCampaignsV2,
			searchContactsV1,
			searchContactsV2,
			searchEmailAddressesV1,
			searchEmailAddressesV2,
			searchEventsV1,
			searchEventsV2,
			searchFilesV2,
			searchFoldersV2,
			searchListsV1,
			searchListsV2,
			searchSchedulesV2,
		},
		loadOptions: { getFilesV2, getListsV1, getListsV2 },
		resourceMapping: { getContactFieldsV1, getContactFieldsV2 },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const shared = { product: PRODUCT, continueOnFail: this.continueOnFail() };
		if (this.getNodeParameter('apiVersion', 0) === 'v2') {
			return await executeNode(this, {
				...shared,
				resources: resourcesV2,
				knownErrors: knownErrorsV2,
				connection: v2.connection,
				connect: v2.ConstantContactV2Api.connect,
			});
		}
		return await executeNode(this, {
			...shared,
			resources: resourcesV1,
			knownErrors: knownErrorsV1,
			connection: v1.connection,
			connect: v1.ConstantContactV1Api.connect,
		});
	}
}
