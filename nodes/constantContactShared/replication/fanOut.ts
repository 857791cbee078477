import type { IDataObject } from 'n8n-workflow';

import {
	getCurrentLimit,
	hasStatus,
	mapConcurrently,
	toResult,
	type Concurrency,
	type LinkedPage,
} from '../../kit';

/** What was read for one of several records, e.g. for a campaign. */
interface Branch {
	id: string;
	/** The first page; undefined if the record no longer exists. */
	first?: LinkedPage<IDataObject>;
}

/**
 * Reads something for each of several records, several at once, in order. If one fails, the results before it are still output,
 * so that even a small budget makes progress.
 *
 * @param read reads the first page for a record
 * @throws what `read` throws, except if a record was deleted between the list and this request
 */
export async function* fanOut(
	{ concurrency }: { readonly concurrency: Concurrency },
	ids: string[],
	read: (id: string) => Promise<LinkedPage<IDataObject>>,
): AsyncGenerator<Branch> {
	const fetch = async (id: string) => ({ id, result: await toResult(read(id)) });
	for (let next = 0; next < ids.length;) {
		const group = ids.slice(next, next + getCurrentLimit(concurrency));
		next += group.length;
		for (const { id, result } of await mapConcurrently(group, fetch, concurrency)) {
			if (result.ok) yield { id, first: result.value };
			else if (hasStatus(result.error, 404)) yield { id };
			else throw result.error;
		}
	}
}
