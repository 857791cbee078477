import pMap from 'p-map';

/**
 * Replaces each record of a list by what is fetched for it, several at once, in the order of the
 * list. A page is handed on when all of it is there.
 *
 * @param concurrency records that are fetched at the same time
 */
export async function* mapPages<Item, Fetched>(
	pages: AsyncIterable<Item[]>,
	fetch: (item: Item) => Promise<Fetched>,
	concurrency: number,
): AsyncGenerator<Fetched[]> {
	for await (const page of pages) yield await mapConcurrently(page, fetch, concurrency);
}

/**
 * What is fetched for each entry of a list, several at once, in the order of the list.
 *
 * @param concurrency entries that are fetched at the same time
 */
export async function mapConcurrently<Item, Fetched>(
	list: readonly Item[],
	fetch: (item: Item) => Promise<Fetched>,
	concurrency: number,
): Promise<Fetched[]> {
	return await pMap(list, fetch, { concurrency });
}
