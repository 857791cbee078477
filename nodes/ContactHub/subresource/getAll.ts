import type { IDataObject } from 'n8n-workflow';

import { path, getValueAt, type Operation } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { customerField, findCustomerId } from '../customer/reference';
import { define } from '../operation';
import type { Subresource } from './subresource';

/** *Get Many* of a subresource. */
export function defineGetAll(subresource: Subresource): Operation<ContactHubApi> {
	const { collection, output } = subresource;
	return define.list({
		value: 'getAll',
		name: 'Get Many',
		action: `Get many ${collection}`,
		description: `Retrieve a list of ${collection}`,
		requests: `One per customer, whatever the number of ${collection}; one more by email or external ID`,
		records: collection,
		output,
		fields: { customer: customerField },
		async *pages({ api, params }) {
			yield await readRecords(api, subresource, await findCustomerId(api, params.customer));
		},
		columns: () => ['id', ...subresource.fields.map((field) => field.path)],
	});
}

/** All records of a kind. There is no list endpoint: they stand in the customer (ContactHub API 2.4). */
export async function readRecords(
	api: ContactHubApi,
	{ collection }: Subresource,
	customerId: string,
): Promise<IDataObject[]> {
	const customer = await api.get(path`/customers/${customerId}`);
	const records = getValueAt(customer, `base.${collection}`);
	return Array.isArray(records) ? (records as IDataObject[]) : [];
}
