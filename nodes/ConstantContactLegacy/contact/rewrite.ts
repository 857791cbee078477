import type { IDataObject } from 'n8n-workflow';

import { withLock, path } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { contactFields } from './contactFields';
import { buildContactEntry, type ContactState } from './entry';

/**
 * Reads a contact, changes it and writes back the whole record, because a PUT replaces everything (V1 API 2.5).
 *
 * @param change returns the contact as it should be; if it returns undefined, there is nothing to change and nothing is sent
 * @returns the contact after the change
 */
export async function rewriteContact(
	api: ConstantContactV1Api,
	id: string,
	change: (current: IDataObject) => ContactState | undefined,
): Promise<IDataObject> {
	const target = path`/contacts/${id}`;
	const uri = api.uri(target);
	return await withLock(uri, async () => {
		const current = await api.get(target);
		const wanted = change(current);
		if (wanted === undefined) return current;
		await api.put(target, buildContactEntry(wanted, uri));
		return toWrittenContact(current, wanted);
	});
}

/**
 * A contact after a PUT, whose response is empty: what was sent, and what follows from it (V1 API 2.5). The server sets the time
 * of the change, which isn't known.
 */
function toWrittenContact(
	current: IDataObject,
	{ values, lists, optInSource }: ContactState,
): IDataObject {
	const isMember = lists.length > 0;
	const outdated = isMember ? [...OPT_OUT_KEYS, ...UPDATE_KEYS] : UPDATE_KEYS;
	const kept = Object.entries(current).filter(([key]) => !outdated.includes(key));
	const written = contactFields.map(({ key }) => [key, values[key] ?? '']);
	return {
		...Object.fromEntries(kept),
		...Object.fromEntries(written),
		status: getStatusAfter(String(current.status), isMember),
		name: [values.first_name, values.last_name].filter(Boolean).join(' '),
		contact_lists: lists.map((list) => ({ opt_in_source: optInSource, ...list })),
	};
}

const UPDATE_KEYS = ['last_update_time', 'updated'];

const OPT_OUT_KEYS = ['opt_out_time', 'opt_out_source', 'opt_out_reason'];

function getStatusAfter(status: string, isMember: boolean): string {
	if (isMember) return status === 'Unconfirmed' ? status : 'Active';
	return status === 'Do Not Mail' ? status : 'Removed';
}
