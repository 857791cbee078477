import type { IDataObject } from 'n8n-workflow';

import { hasStatus, toResult, type LinkedPage, type Query } from '../../kit';
import { readWithCursors, type LinkedPages } from './expiredCursor';
import { AscendingProgress } from './progress';
import type { TableCursor, TablePage } from './table';

/** Activities listed newest first, the only order that the API offers (V2 API 1.5, V3 API 8). */
export interface NewestFirst {
	target: string;
	query: Query;
	/** The time of an activity, as in the response. */
	getDate(activity: IDataObject): string | undefined;
	/** The record for a row. */
	toRecord(activity: IDataObject): IDataObject;
}

/** The first page of a list of activities. */
export async function readFirstPage(
	api: LinkedPages,
	{ target, query }: Pick<NewestFirst, 'query' | 'target'>,
): Promise<LinkedPage<IDataObject>> {
	const { value } = await api.linkedPages(target, query).next();
	return (value as LinkedPage<IDataObject> | undefined) ?? { items: [] };
}

/**
 * Activities page by page.
 *
 * @returns false if the record they belong to has been deleted in the meantime
 * @param place the position of the list among the others
 * @param from where an earlier run stopped inside this list
 * @param first the first page, if it was already read
 */
export async function* readNewestFirst(
	api: LinkedPages,
	{ target, query, getDate, toRecord }: NewestFirst,
	place: TableCursor,
	from: TableCursor | undefined,
	first?: LinkedPage<IDataObject>,
): AsyncGenerator<TablePage, boolean> {
	// The rank increases as the time decreases. Several activities may have the same time.
	const rank = (activity: IDataObject) => -Date.parse(String(getDate(activity)));
	const progress = new AscendingProgress(rank, false, from?.reached, from?.atReached);
	const toPage = (items: IDataObject[], next: string | undefined): TablePage => {
		progress.note(items);
		const { reached, atReached } = progress;
		return { records: items.map(toRecord), cursor: { ...place, next, reached, atReached } };
	};
	if (first !== undefined) {
		yield toPage(first.items, first.next);
		if (first.next === undefined) return true;
	}
	const pages = readWithCursors({
		api,
		target,
		query,
		from: first === undefined ? from?.next : first.next,
		already: (activity) => progress.has(activity),
	});
	for (;;) {
		const step = await toResult(pages.next());
		if (!step.ok && hasStatus(step.error, 404)) return false;
		if (!step.ok) throw step.error;
		if (step.value.done) return true;
		yield toPage(step.value.value.items, step.value.value.next);
	}
}
