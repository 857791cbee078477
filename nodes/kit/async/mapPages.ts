import pMap from 'p-map';

import { Gate, getUpperBound, type Concurrency } from './gate';

/**
 * Replaces each record of a list with what is fetched for it, several at once, keeping the order of the list. A page is output
 * once all of its records are complete.
 *
 * @param concurrency number of records fetched at the same time
 */
export async function* mapPages<Item, Fetched>(
	pages: AsyncIterable<Item[]>,
	fetch: (item: Item) => Promise<Fetched>,
	concurrency: Concurrency,
): AsyncGenerator<Fetched[]> {
	for await (const page of pages) yield await mapConcurrently(page, fetch, concurrency);
}

/**
 * Fetches something for each entry of a list, several at once, keeping the order of the list.
 *
 * @param concurrency number of entries fetched at the same time
 */
export async function mapConcurrently<Item, Fetched>(
	list: readonly Item[],
	fetch: (item: Item) => Promise<Fetched>,
	concurrency: Concurrency,
): Promise<Fetched[]> {
	const gate = new Gate(concurrency);
	const fetchInside = async (entry: Item) => await gate.run(async () => await fetch(entry));
	return await pMap(list, fetchInside, { concurrency: getUpperBound(concurrency) });
}
