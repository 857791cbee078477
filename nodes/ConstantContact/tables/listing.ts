import type { IDataObject } from 'n8n-workflow';

import { DateTime, type LinkedPage, type Query } from '../../kit';
import type { LinkedPages } from '../../constantContactShared/replication/expiredCursor';
import type { CollectionPage, ConstantContactApi } from '../api/client';
import { toApiTime } from '../fields/time';

/** Maximum records per page in most collections (V3 API 3). */
export const MOST_PER_PAGE = 500;

/**
 * A client that reads a collection page by page.
 *
 * @param name the records' key in a response
 * @param toPage converts each page
 */
export function createListing(
	api: ConstantContactApi,
	name: string,
	toPage: (page: CollectionPage, isFirst: boolean) => LinkedPage<IDataObject>,
): LinkedPages {
	return {
		async *linkedPages(target: string, query: Query, from?: string, wanted = 0) {
			let isFirst = from === undefined;
			for await (const page of api.linkedPages(target, name, query, wanted, from)) {
				const converted = toPage(page, isFirst);
				yield converted;
				if (converted.next === undefined) return;
				isFirst = false;
			}
		},
	};
}

/** A client that reads a collection of records and renames their keys to those of the tables. */
export function createRecordListing(
	api: ConstantContactApi,
	name: string,
	toRecord: (record: IDataObject) => IDataObject,
): LinkedPages {
	return createListing(api, name, ({ items, next }) => ({ items: items.map(toRecord), next }));
}

/**
 * A time filter. Times are compared in seconds, and whether the API includes the given second is not known (V3 API 11), so one
 * more second is requested.
 */
export function toFilterTime(since: string | undefined): string | undefined {
	return since === undefined ? undefined : toApiTime(DateTime.fromISO(since).minus({ seconds: 1 }));
}

/** Whether a record has changed since a time; true if it doesn't say. */
export function isSince(time: unknown, since: string | undefined): boolean {
	return since === undefined || !(Date.parse(String(time)) < Date.parse(since));
}
