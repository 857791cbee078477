/** The content of a cursor. */
export interface CursorState {
	/** Position of the page. */
	position: number;
	limit: number;
	/** The query parameters of the first page, without `limit`. */
	query: URLSearchParams;
	/** When it was issued, if that matters. */
	issued?: number;
}

/** Encodes a cursor: base64 of, for example, `limit=50&next=2&status=all` (V3 API 3). */
export function writeCursor({ position, limit, query, issued }: CursorState): string {
	const pairs = new URLSearchParams({ limit: String(limit), next: String(position) });
	if (issued !== undefined) pairs.append('issued', String(issued));
	for (const [name, value] of query) pairs.append(name, value);
	return Buffer.from(pairs.toString(), 'utf8').toString('base64');
}

/** Decodes a cursor; undefined if it is invalid. */
export function readCursor(cursor: string, maxLimit: number): CursorState | undefined {
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(cursor)) return undefined;
	const query = new URLSearchParams(Buffer.from(cursor, 'base64').toString('utf8'));
	const [limit, position] = [Number(query.get('limit')), Number(query.get('next') ?? NaN)];
	if (!Number.isInteger(position) || position < 0) return undefined;
	if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) return undefined;
	const time = query.get('issued');
	for (const name of ['limit', 'next', 'issued']) query.delete(name);
	const issued = time === null ? undefined : Number(time);
	const state = { position, limit, query, issued };
	// Complete and canonical, so that a cursor truncated by a client is noticed
	return writeCursor(state) === cursor ? state : undefined;
}
