import type { IDataObject } from 'n8n-workflow';

import { withLock, path } from '../../kit';
import type { ContactValues } from '../../constantContactShared/contactForm/form';
import type { ConstantContactV2Api } from '../api/client';
import type { ActionBy } from './actionBy';
import { buildContactBody } from './document';

/** A contact as it should be. */
export interface ContactState {
	values: ContactValues;
	/** IDs of all its lists: a PUT removes it from all others (V2 API 0.5). */
	lists: string[];
	actionBy: ActionBy;
}

/**
 * Reads a contact, changes it and writes back the whole record, because a PUT replaces everything (V2 API 0.5).
 *
 * @param change returns the contact as it should be; if it returns undefined, there is nothing to change and nothing is sent
 * @returns the contact after the change
 */
export async function rewriteContact(
	api: ConstantContactV2Api,
	id: string,
	change: (current: IDataObject) => ContactState | undefined,
): Promise<IDataObject> {
	const target = path`/contacts/${id}`;
	return await withLock(api.getKey(target), async () => {
		const current = await api.get(target);
		const wanted = change(current);
		return wanted === undefined ? current : await replaceContact(api, current, wanted);
	});
}

/**
 * Writes a contact back.
 *
 * @param current the contact as read just before
 */
export async function replaceContact(
	api: ConstantContactV2Api,
	current: IDataObject,
	{ values, lists, actionBy }: ContactState,
): Promise<IDataObject> {
	const target = path`/contacts/${String(current.id)}`;
	return await api.put(target, buildContactBody(values, lists, current), { action_by: actionBy });
}
