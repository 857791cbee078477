import type { IDataObject } from 'n8n-workflow';

import { getValueAt, path } from '../../kit';
import type { ContactHubApi } from '../api/client';
import type { Subresource } from './subresource';

/** All records of a kind. There is no list endpoint: they are part of the customer (ContactHub API 2.4). */
export async function readRecords(
	api: ContactHubApi,
	{ collection }: Subresource,
	customerId: string,
): Promise<IDataObject[]> {
	const customer = await api.get(path`/customers/${customerId}`);
	const records = getValueAt(customer, `base.${collection}`);
	return Array.isArray(records) ? (records as IDataObject[]) : [];
}
