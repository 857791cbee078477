/** Number of pages of a list; an empty list also takes one request. */
export function countPages(records: number, perPage: number): number {
	return Math.max(1, Math.ceil(records / perPage));
}

/** Requests for a list that is read twice if it has several pages. */
export function countRepeatedPages(records: number, perPage: number): number {
	const pages = countPages(records, perPage);
	return pages === 1 ? 1 : 2 * pages;
}
