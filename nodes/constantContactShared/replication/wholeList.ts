import type { IDataObject } from 'n8n-workflow';

import { TransportError, type Query } from '../../kit';
import type { LinkedPages } from './expiredCursor';
import type { TableCall, TableCursor, TablePage } from './table';
import { listUniqueRecords } from './uniqueRecords';

/** How many times a list is read before reading fails because it keeps changing. */
const MOST_PASSES = 5;

/** Maximum number of IDs kept for the next part of a run: n8n stores them with the workflow. */
const MOST_IDS = 5000;

/** The context in which a list is read. */
type WholeListCall = Pick<TableCall<LinkedPages>, 'api' | 'from' | 'started'>;

/**
 * All records of a list, each once, including those that a deletion moved across a page boundary: its cursors count records or
 * pages (V2 API 1.5, V3 API 3), so if a record of a page already read is deleted, the first record of the next page is missed. A
 * list of several pages is read again until a pass returns nothing new, except what was added during reading.
 *
 * @throws TransportError if each pass returns something new
 */
export async function* readWholeList(
	call: WholeListCall,
	target: string,
	query: Query,
): AsyncGenerator<TablePage> {
	let { from } = call;
	const outputIds = new Set(from?.ids?.split(' '));
	for (let pass = Number(from?.pass ?? 1); pass <= MOST_PASSES; pass++) {
		let severalPages = from !== undefined;
		let isNew = from?.isNew !== undefined;
		const here = (cursor: TableCursor): TableCursor => ({
			...cursor,
			pass: String(pass),
			...(isNew && { isNew: 'true' }),
			...(outputIds.size <= MOST_IDS && { ids: [...outputIds].join(' ') }),
		});
		const pages = listUniqueRecords({ api: call.api, from }, target, query, outputIds);
		for await (const { records, cursor } of pages) {
			severalPages ||= cursor !== undefined;
			isNew ||= records.some((record) => !wasChangedMeanwhile(record, call));
			yield { records, cursor: cursor && here({ next: cursor.next }) };
		}
		if (!severalPages || (pass > 1 && !isNew)) return;
		from = undefined;
		isNew = false;
		yield { records: [], cursor: { ...here({}), pass: String(pass + 1) } };
	}
	const seen = 'records kept being deleted while they were listed';
	throw new TransportError('connectionLost', `GET ${target}`, seen, false);
}

/** Whether a record was added or changed after the run began, so that no earlier pass can have missed it. */
function wasChangedMeanwhile(
	{ modified_date: modified, created_date: created }: IDataObject,
	{ started }: WholeListCall,
): boolean {
	return Date.parse(String(modified ?? created)) >= Date.parse(started());
}
