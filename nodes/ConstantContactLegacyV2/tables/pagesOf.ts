/** How many pages a list has; an empty list takes a request, too. */
export function pagesOf(records: number, perPage: number): number {
	return Math.max(1, Math.ceil(records / perPage));
}
