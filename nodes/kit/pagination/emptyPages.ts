/** A list may have gaps where records were deleted; as many empty pages in a row belong to a list that never ends. */
const MOST_EMPTY = 100;

/** Counts the empty pages of a list, so that a server which promises ever more of them doesn't keep a run going for ever. */
export class EmptyPages {
	private inARow = 0;

	/** Whether this page is empty, after too many others that were. */
	readonly isTooMany = ({ items }: { items: unknown[] }): boolean => {
		this.inARow = items.length === 0 ? this.inARow + 1 : 0;
		return this.inARow > MOST_EMPTY;
	};
}
