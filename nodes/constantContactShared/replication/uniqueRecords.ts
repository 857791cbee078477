import type { Query } from '../../kit';
import { readWithCursors, type LinkedPages } from './expiredCursor';
import type { TableCall, TablePage } from './table';

/**
 * Records of a list, each once by its `id`. Its cursors count records or pages (V2 API 1.5, V3 API 3), so records added during
 * reading move others onto later pages.
 *
 * @param outputIds IDs of records that were already output; those of this list are added
 */
export async function* listUniqueRecords(
	{ api, from }: Pick<TableCall<LinkedPages>, 'api' | 'from'>,
	target: string,
	query: Query,
	outputIds = new Set<string>(),
): AsyncGenerator<TablePage> {
	const already = ({ id }: { id?: unknown }) => outputIds.has(String(id));
	const pages = readWithCursors({ api, target, query, from: from?.next, already });
	for await (const { items, next } of pages) {
		const records = items.filter((record) => !already(record));
		for (const { id } of records) outputIds.add(String(id));
		yield { records, cursor: next === undefined ? undefined : { next } };
	}
}
