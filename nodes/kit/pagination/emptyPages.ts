import { unreadableResponseError } from '../http/responses';

/** A list may have gaps where records were deleted; this many empty pages in a row mean that it never ends. */
const MOST_EMPTY = 100;

/** Counts consecutive empty pages, so that a server that returns them endlessly doesn't keep a run going. */
export class EmptyPages {
	private inARow = 0;

	/** @param request for messages, e.g. `GET /contacts` */
	constructor(private readonly request: string) {}

	/** @throws TransportError if this is one empty page too many */
	check({ items }: { items: unknown[] }): void {
		this.inARow = items.length === 0 ? this.inARow + 1 : 0;
		if (this.inARow <= MOST_EMPTY) return;
		throw unreadableResponseError(this.request, 'the server sent page after page without records');
	}
}
