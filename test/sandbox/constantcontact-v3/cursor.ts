/** What a cursor stands for. */
export interface CursorState {
	/** Where the page begins. */
	position: number;
	limit: number;
	/** The query parameters of the first page, without `limit`. */
	query: URLSearchParams;
}

/** Writes a cursor: base64 of, for example, `limit=50&next=2&status=all` (V3 API 3). */
export function writeCursor({ position, limit, query }: CursorState): string {
	const pairs = new URLSearchParams([
		['limit', String(limit)],
		['next', String(position)],
		...query,
	]);
	return Buffer.from(pairs.toString(), 'utf8').toString('base64');
}

/** Reads a cursor; undefined when it is none. */
export function readCursor(cursor: string, maxLimit: number): CursorState | undefined {
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(cursor)) return undefined;
	const query = new URLSearchParams(Buffer.from(cursor, 'base64').toString('utf8'));
	const [limit, position] = [Number(query.get('limit')), Number(query.get('next') ?? NaN)];
	if (!Number.isInteger(position) || position < 0) return undefined;
	if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) return undefined;
	query.delete('limit');
	query.delete('next');
	const state = { position, limit, query };
	// Whole and unchanged, so that a cursor that a client cut off is noticed
	return writeCursor(state) === cursor ? state : undefined;
}
