/** A list may have gaps where records were deleted; this many empty pages in a row mean that it never ends. */
const MOST_EMPTY = 100;

/** Counts consecutive empty pages, so that a server that returns them endlessly doesn't keep a run going. */
export class EmptyPages {
	private inARow = 0;

	/** Whether this page is one empty page too many. */
	readonly isTooMany = ({ items }: { items: unknown[] }): boolean => {
		this.inARow = items.length === 0 ? this.inARow + 1 : 0;
		return this.inARow > MOST_EMPTY;
	};
}
