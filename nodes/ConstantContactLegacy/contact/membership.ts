import type { IDataObject } from 'n8n-workflow';

import { isRecord, path } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';

/** A contact's place in a list, as contacts are answered. */
export interface Membership extends IDataObject {
	id: string;
	/** The URI by which bodies name the list. */
	uri: string;
	/** Who put the contact there; new places get the contact's own (V1 API 2.5). */
	opt_in_source?: string;
}

/** The lists that a contact is in. */
export function getMemberships({ contact_lists: lists }: IDataObject): Membership[] {
	return Array.isArray(lists) ? (lists.filter(isRecord) as Membership[]) : [];
}

/** The places that a contact gets in lists that it isn't in yet. */
export function buildMemberships(
	api: ConstantContactV1Api,
	lists: string[],
	current: Membership[] = [],
): Membership[] {
	return lists
		.filter((id) => !current.some((membership) => membership.id === id))
		.map((id) => ({ id, uri: api.uri(path`/lists/${id}`) }));
}
