import type { IDataObject } from 'n8n-workflow';

import { path } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { customerField, findCustomerId } from '../customer/reference';
import { plain } from '../operation';
import { sessionSchema } from './schema';

export const getAllSessions = plain.getAll({
	noun: 'sessions',
	description: 'Retrieve a list of sessions',
	requests: 'One per customer; one more by email or external ID',
	length: 'short',
	output: sessionSchema,
	fields: { customer: customerField },
	async *pages({ api, params }) {
		yield await readSessions(api, await findCustomerId(api, params.customer));
	},
});

/** All sessions of a customer; the API doesn't page them (ContactHub API 1.3). */
export async function readSessions(api: ContactHubApi, customerId: string): Promise<IDataObject[]> {
	return await api.elements(path`/customers/${customerId}/sessions`);
}
