import type { IDataObject } from 'n8n-workflow';

import { choice, collect, collection, InputError, path, required, when } from '../../kit';
import type { ContactHubApi } from '../client';
import { customerField, nodeField } from '../fields/common';
import { define } from '../operation';
import { externalIdField } from './fields';
import { listCustomers } from './listing';
import { customerSchema, simplifyCustomer } from './schema';

export const getCustomer = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get customer',
	description: 'Retrieve a customer by ID or external ID',
	requests: 'One per customer',
	output: customerSchema,
	simplify: simplifyCustomer,
	fields: {
		getBy: choice({
			displayName: 'Get By',
			default: 'id',
			description: 'How the customer is identified',
			options: [
				{ name: 'Customer ID', value: 'id' },
				{ name: 'External ID', value: 'externalId' },
			],
		}),
		customer: when({ getBy: ['id'] }, customerField),
		externalId: when({ getBy: ['externalId'] }, required(externalIdField)),
		additionalFields: when(
			{ getBy: ['externalId'] },
			collection({
				displayName: 'Additional Fields',
				placeholder: 'Add Field',
				fields: { node: nodeField },
			}),
		),
	},
	async run({ api, params }) {
		const { customer = '', externalId = '', additionalFields } = params;
		if (params.getBy === 'id') return await api.get(path`/customers/${customer}`);
		return await findByExternalId(api, api.nodeId(additionalFields?.node), externalId);
	},
});

/** All customers with an external ID: it isn't unique (API notes 2.1). */
async function findByExternalId(
	api: ContactHubApi,
	nodeId: string,
	externalId: string,
): Promise<IDataObject[]> {
	const found = await collect(listCustomers(api, { nodeId, externalId }, Infinity));
	if (found.length > 0) return found;
	throw new InputError(
		`No customer has the external ID '${externalId}'`,
		'Check the ID. A customer that was created within the last minute or two may not be found yet; get it by its ID instead.',
	);
}
