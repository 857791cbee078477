import type { IDataObject } from 'n8n-workflow';

import { settle, type LinkedPage } from '../../kit';
import { isNotFound } from '../answers';
import type { ConstantContactV2Api } from '../client';
import { activityDate, TRACKING_PER_PAGE } from '../trackingRecord';
import { AscendingProgress } from './progress';
import { readWithCursors } from './refusedCursor';
import type { Position, TableCall, TablePage } from './table';

/** Activities of a campaign or a contact. */
export interface TrackingList {
	target: string;
	since: string | undefined;
	/** What the records may lack because the path says it. */
	parent: IDataObject;
}

/** The first page of a list of activities. */
export async function firstActivities(
	api: ConstantContactV2Api,
	list: TrackingList,
): Promise<LinkedPage<IDataObject>> {
	const { value } = await api.linkedPages(...requestOf(list)).next();
	return (value as LinkedPage<IDataObject> | undefined) ?? { items: [] };
}

/** The first request for a list of activities. */
function requestOf({
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
export async function* activities(
	{ api }: TableCall,
	list: TrackingList,
	place: Position,
	from: Position | undefined,
	first?: LinkedPage<IDataObject>,
): AsyncGenerator<TablePage, boolean> {
	// The rank ascends as the time descends. Several activities may have the same time.
	const rank = (activity: IDataObject) => -Date.parse(String(activityDate(activity)));
	const progress = new AscendingProgress(rank, false, from?.reached, from?.atReached);
	const toPage = (items: IDataObject[], next: string | undefined): TablePage => {
		progress.note(items);
		const records = items.map((item) => ({
			...list.parent,
			...item,
			activity_date: activityDate(item),
		}));
		const { reached, atReached } = progress;
		return { records, position: { ...place, next, reached, atReached } };
	};
	if (first !== undefined) {
		yield toPage(first.items, first.next);
		if (first.next === undefined) return true;
	}
	const [target, query] = requestOf(list);
	const pages = readWithCursors({
		api,
		target,
		query,
		from: first === undefined ? from?.next : first.next,
		already: (activity) => progress.has(activity),
	});
	for (;;) {
		const step = await settle(pages.next());
		if (!step.ok && isNotFound(step.error)) return false;
		if (!step.ok) throw step.error;
		if (step.value.done) return true;
		yield toPage(step.value.value.items, step.value.value.next);
	}
}
