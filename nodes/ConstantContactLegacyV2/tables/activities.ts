import type { IDataObject } from 'n8n-workflow';

import { toResult, type LinkedPage } from '../../kit';
import { isNotFound } from '../../constantContactShared/refusals';
import type { ConstantContactV2Api } from '../api/client';
import { getActivityDate, TRACKING_PER_PAGE } from '../tracking/trackingRecord';
import { AscendingProgress } from '../../constantContactShared/replication/progress';
import { readWithCursors } from '../../constantContactShared/replication/expiredCursor';
import type { TableCursor, TableCall, TablePage } from './table';

/** Activities of a campaign or a contact. */
export interface TrackingList {
	target: string;
	since: string | undefined;
	/** What the records may lack because the path says it. */
	parent: IDataObject;
}

/** The first page of a list of activities. */
export async function readFirstActivities(
	api: ConstantContactV2Api,
	list: TrackingList,
): Promise<LinkedPage<IDataObject>> {
	const { value } = await api.linkedPages(...buildRequest(list)).next();
	return (value as LinkedPage<IDataObject> | undefined) ?? { items: [] };
}

/** The first request for a list of activities. */
function buildRequest({
	target,
	since,
}: TrackingList): [string, Record<string, string | number | undefined>] {
	return [target, { limit: TRACKING_PER_PAGE, created_since: since }];
}

/**
 * Activities page by page, the newest first (V2 API 1.5).
 *
 * @returns false when the campaign or contact was deleted meanwhile
 * @param place where the list stands among the others
 * @param from where an earlier run stopped inside this list
 * @param first the first page, where it was read already
 */
export async function* listActivities(
	{ api }: TableCall,
	list: TrackingList,
	place: TableCursor,
	from: TableCursor | undefined,
	first?: LinkedPage<IDataObject>,
): AsyncGenerator<TablePage, boolean> {
	// The rank ascends as the time descends. Several activities may have the same time.
	const rank = (activity: IDataObject) => -Date.parse(String(getActivityDate(activity)));
	const progress = new AscendingProgress(rank, false, from?.reached, from?.atReached);
	const toPage = (items: IDataObject[], next: string | undefined): TablePage => {
		progress.note(items);
		const records = items.map((item) => ({
			...list.parent,
			...item,
			activity_date: getActivityDate(item),
		}));
		const { reached, atReached } = progress;
		return { records, cursor: { ...place, next, reached, atReached } };
	};
	if (first !== undefined) {
		yield toPage(first.items, first.next);
		if (first.next === undefined) return true;
	}
	const [target, query] = buildRequest(list);
	const pages = readWithCursors({
		api,
		target,
		query,
		from: first === undefined ? from?.next : first.next,
		already: (activity) => progress.has(activity),
	});
	for (;;) {
		const step = await toResult(pages.next());
		if (!step.ok && isNotFound(step.error)) return false;
		if (!step.ok) throw step.error;
		if (step.value.done) return true;
		yield toPage(step.value.value.items, step.value.value.next);
	}
}
