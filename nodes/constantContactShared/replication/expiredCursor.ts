import type { IDataObject } from 'n8n-workflow';

import { hasStatus, toResult, type LinkedPage, type Query } from '../../kit';

/** A client that reads a list page by page. */
export interface LinkedPages {
	/** @param wanted how many records will be read; the pages that surely takes are requested ahead */
	linkedPages(
		target: string,
		query: Query,
		from?: string,
		wanted?: number,
	): AsyncGenerator<LinkedPage<IDataObject>>;
}

/** A list that is read page by page, and how many times it may start over. */
interface CursorList {
	api: LinkedPages;
	target: string;
	query: Query;
	/** The cursor at which an earlier run stopped. */
	from?: string;
	/** Whether a record was output before the list started over; it isn't repeated. */
	already: (record: IDataObject) => boolean;
	/** How many records will be read. Default: 0, so that each page is requested when it is read. */
	wanted?: number;
}

/** How many times a list may start over before its cursors are no longer used. */
const MOST_RESTARTS = 3;

/**
 * Reads a list whose cursors may expire: if one is rejected, reading starts over with the first page, and leaves out what was
 * already output.
 *
 * @throws ServerError if the list is also rejected without a cursor, or its cursors are rejected repeatedly
 */
export async function* readWithCursors(list: CursorList): AsyncGenerator<LinkedPage<IDataObject>> {
	const { api, target, query, already, wanted } = list;
	let { from } = list;
	for (let restarts = 0; ; restarts++) {
		let cursor = from;
		let began = false;
		const pages = api.linkedPages(target, query, from, wanted);
		for (;;) {
			const step = await toResult(pages.next());
			if (!step.ok) {
				if (cursor === undefined || restarts >= MOST_RESTARTS || !isRefusal(step.error))
					throw step.error;
				began = true;
				break;
			}
			if (step.value.done) break;
			const page = step.value.value;
			cursor = page.next;
			const fresh = restarts === 0 ? page.items : page.items.filter((item) => !already(item));
			yield { ...page, items: fresh };
		}
		if (!began) return;
		from = undefined;
	}
}

/** An expired cursor results in 400 (V2 API 4.3) or in 404. */
function isRefusal(error: unknown): boolean {
	return hasStatus(error, 400, 404);
}
