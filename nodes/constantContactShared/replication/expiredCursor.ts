import type { IDataObject } from 'n8n-workflow';

import { ServerError, toResult, type LinkedPage, type Query } from '../../kit';

/** A client that reads a list page by page. */
export interface LinkedPages {
	linkedPages(target: string, query: Query, from?: string): AsyncGenerator<LinkedPage<IDataObject>>;
}

/** A list that is read page by page, and how often it may begin anew. */
interface CursorList {
	api: LinkedPages;
	target: string;
	query: Query;
	/** The cursor with which an earlier run would have gone on. */
	from?: string;
	/** Whether a record was handed on before the list began anew; it isn't repeated. */
	already: (record: IDataObject) => boolean;
}

/** How often a list begins anew before its cursors are given up. */
const MOST_RESTARTS = 3;

/**
 * Reads a list whose cursors may expire: where one is refused, reading begins anew with the first page, and what was handed on
 * before is left out.
 *
 * @throws ServerError when the list is refused without a cursor, too, or again and again
 */
export async function* readWithCursors(list: CursorList): AsyncGenerator<LinkedPage<IDataObject>> {
	const { api, target, query, already } = list;
	let { from } = list;
	for (let restarts = 0; ; restarts++) {
		let cursor = from;
		let began = false;
		const pages = api.linkedPages(target, query, from);
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

/** An expired cursor is a bad request (V2 API 4.3), or nothing that can be found. */
function isRefusal(error: unknown): boolean {
	return error instanceof ServerError && (error.status === 400 || error.status === 404);
}
