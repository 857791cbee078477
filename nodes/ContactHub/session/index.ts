import { path, type Resource } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { customerField, findCustomerId } from '../customer/reference';
import { plain } from '../operation';
import { createSession } from './create';
import { generateSessionId } from './generateId';
import { getAllSessions } from './getAll';
import { sessionField } from './record';
import { sessionSchema } from './schema';

const getSession = plain.get({
	noun: 'session',
	description: 'Retrieve a session of a customer',
	requests: 'One per session; one more by email or external ID',
	output: sessionSchema,
	fields: { customer: customerField, session: sessionField },
	async run({ api, params: { customer, session } }) {
		const customerId = await findCustomerId(api, customer);
		return await api.get(path`/customers/${customerId}/sessions/${session}`);
	},
});

const deleteSession = plain.delete({
	noun: 'session',
	description: 'Unbind a session from its customer',
	requests: 'One per session; one more by email or external ID',
	fields: { customer: customerField, session: sessionField },
	target: async ({ api, params: { customer, session } }) =>
		path`/customers/${await findCustomerId(api, customer)}/sessions/${session}`,
	ids: { id: 'session' },
});

/** Browser sessions and the customers they are bound to. */
export const session: Resource<ContactHubApi> = {
	value: 'session',
	name: 'Session',
	description: 'Browser sessions of a customer',
	operations: [createSession, deleteSession, generateSessionId, getSession, getAllSessions],
};
