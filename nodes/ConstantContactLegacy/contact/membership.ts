import type { IDataObject } from 'n8n-workflow';

import { listRecords, path } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';

/** A contact's membership of a list, as returned with contacts. */
export interface Membership extends IDataObject {
	id: string;
	/** The URI that identifies the list in request bodies. */
	uri: string;
	/** Who added the contact to the list; new memberships get the contact's own value (V1 API 2.5). */
	opt_in_source?: string;
}

/** The lists that a contact is in. */
export function getMemberships({ contact_lists: lists }: IDataObject): Membership[] {
	return listRecords(lists) as Membership[];
}

/** The memberships that a contact gets in lists it doesn't belong to yet. */
export function buildMemberships(
	api: ConstantContactV1Api,
	lists: string[],
	current: Membership[] = [],
): Membership[] {
	return lists
		.filter((id) => !current.some((membership) => membership.id === id))
		.map((id) => ({ id, uri: api.uri(path`/lists/${id}`) }));
}
