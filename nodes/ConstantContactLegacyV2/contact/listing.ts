import type { IDataObject } from 'n8n-workflow';

import { path } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { getListIds } from './document';

/** Maximum contacts per page (V2 API 1.5). */
export const CONTACTS_PER_PAGE = 500;

/** Statuses of contacts that a search can filter by (V2 API 2.1). */
type StatusFilter = 'ALL' | 'ACTIVE' | 'OPTOUT' | 'REMOVED' | 'UNCONFIRMED';

/** Which contacts are wanted; all conditions must be met. */
interface ContactFilter {
	/** In lower case. */
	email?: string;
	/** ID of a list. */
	list?: string;
	/** As returned by `toQueryTime`. */
	modifiedSince?: string;
	status: StatusFilter;
	/** Whether to add the ID of the v3 API; the contacts of a list never have it. */
	includeContactId?: boolean;
	/** The number of contacts; Infinity for all. */
	limit: number;
}

/** The contacts that match a filter. Conditions that the API can't combine are checked in its responses (V2 API 2.1, 2.3). */
export function listContacts(
	api: ConstantContactV2Api,
	filter: ContactFilter,
): AsyncGenerator<IDataObject[]> {
	const { email, list, status, modifiedSince, includeContactId, limit } = filter;
	if (list !== undefined && email === undefined) {
		const isWanted = (contact: IDataObject) => status === 'ALL' || contact.status === status;
		const most = status === 'ALL' ? limit : Infinity;
		return filterPages(listMembers(api, list, modifiedSince, most), isWanted);
	}
	const query = {
		// An address is unique, so there is nothing to page.
		...(email === undefined ? { limit: Math.min(limit, CONTACTS_PER_PAGE) } : { email }),
		...(status !== 'ALL' && { status }),
		...(includeContactId && { include_contact_id: true }),
		modified_since: modifiedSince,
	};
	const isMember = (contact: IDataObject) =>
		list === undefined || getListIds(contact).includes(list);
	return filterPages(api.pages(path`/contacts`, query, limit), isMember);
}

/**
 * The contacts of a list.
 *
 * @param limit the number of contacts; Infinity for all
 */
export function listMembers(
	api: ConstantContactV2Api,
	list: string,
	modifiedSince: string | undefined,
	limit: number,
): AsyncGenerator<IDataObject[]> {
	const query = { limit: Math.min(limit, CONTACTS_PER_PAGE), modified_since: modifiedSince };
	return api.pages(path`/lists/${list}/contacts`, query, limit);
}

async function* filterPages(
	pages: AsyncIterable<IDataObject[]>,
	isWanted: (record: IDataObject) => boolean,
): AsyncGenerator<IDataObject[]> {
	for await (const page of pages) yield page.filter(isWanted);
}
