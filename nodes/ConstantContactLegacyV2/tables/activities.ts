import type { IDataObject } from 'n8n-workflow';

import type { LinkedPage } from '../../kit';
import type { LinkedPages } from '../../constantContactShared/replication/expiredCursor';
import {
	readFirstPage,
	readNewestFirst,
	type NewestFirst,
} from '../../constantContactShared/replication/newestFirst';
import { getActivityDate, TRACKING_PER_PAGE } from '../tracking/trackingRecord';
import type { TableCall, TableCursor, TablePage } from './table';

/** Activities of a campaign or a contact. */
export interface TrackingList {
	target: string;
	since: string | undefined;
	/** Properties that the records may lack because the path implies them. */
	parent: IDataObject;
}

/** The first page of a list of activities. */
export async function readFirstActivities(
	api: LinkedPages,
	list: TrackingList,
): Promise<LinkedPage<IDataObject>> {
	return await readFirstPage(api, toNewestFirst(list));
}

/**
 * Activities page by page, newest first (V2 API 1.5).
 *
 * @returns false when the campaign or contact was deleted in the meantime
 * @param place the position of the list among the others
 * @param from where an earlier run stopped inside this list
 * @param first the first page, if it was already read
 */
export async function* listActivities(
	{ api }: TableCall,
	list: TrackingList,
	place: TableCursor,
	from: TableCursor | undefined,
	first?: LinkedPage<IDataObject>,
): AsyncGenerator<TablePage, boolean> {
	return yield* readNewestFirst(api, toNewestFirst(list), place, from, first);
}

function toNewestFirst({ target, since, parent }: TrackingList): NewestFirst {
	return {
		target,
		query: { limit: TRACKING_PER_PAGE, created_since: since },
		getDate: getActivityDate,
		toRecord: (item) => ({ ...parent, ...item, activity_date: getActivityDate(item) }),
	};
}
