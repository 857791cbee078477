import type { IDataObject } from 'n8n-workflow';

import { splitIntoChunks, mapConcurrently, toResult, type LinkedPage } from '../../kit';
import { isNotFound } from '../refusals';

/** What was read for one of many records, e.g. for a campaign. */
interface Branch {
	id: string;
	/** The first page; undefined when the record is gone. */
	first?: LinkedPage<IDataObject>;
}

/**
 * Reads something for each of many records, several at once, in their order. Where one fails those before it are handed on all the
 * same, so that a small budget always gets on.
 *
 * @param read the first page for a record
 * @throws what `read` throws, but not where a record was deleted between the list and this request
 */
export async function* fanOut(
	{ concurrency }: { readonly concurrency: number },
	ids: string[],
	read: (id: string) => Promise<LinkedPage<IDataObject>>,
): AsyncGenerator<Branch> {
	const fetch = async (id: string) => ({ id, result: await toResult(read(id)) });
	for (const group of splitIntoChunks(ids, concurrency)) {
		for (const { id, result } of await mapConcurrently(group, fetch, concurrency)) {
			if (result.ok) yield { id, first: result.value };
			else if (isNotFound(result.error)) yield { id };
			else throw result.error;
		}
	}
}
