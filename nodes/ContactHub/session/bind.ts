import type { IDataObject } from 'n8n-workflow';

import { hasStatus, path, toResult } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { readSessions } from './getAll';

/** A session that is bound to a customer, and whether it was so before. */
interface BoundSession extends IDataObject {
	alreadyBound: boolean;
}

/** Binds a browser session to a customer. @param value the session ID */
export async function bindSession(
	api: ContactHubApi,
	customerId: string,
	value: string,
): Promise<BoundSession> {
	const target = path`/customers/${customerId}/sessions`;
	const created = await toResult(api.post(target, { value }));
	if (created.ok) return { ...created.value, value, alreadyBound: false };
	// 400 can mean that the session is already bound (ContactHub API 2.5); the customer's sessions settle it.
	if (!hasStatus(created.error, 400)) throw created.error;
	const bound = (await readSessions(api, customerId)).find((session) => session.value === value);
	if (bound === undefined) throw created.error;
	return { ...bound, alreadyBound: true };
}
