import type { ConstantContactV2Options } from './options';

/** How a collection identifies its pages (V2 API 1.5). */
export interface Paging {
	/** Name in the cursor for the position of its page. */
	position: 'startAt' | 'pageNum' | 'next' | 'offset';
	/** Name in the cursor for the page size; by default `limit`. */
	size?: 'limit' | 'pageSize';
	defaultLimit: number;
	maxLimit: number;
}

/** The content of a cursor. */
export interface CursorState {
	/** Position of the page. */
	position: number;
	limit: number;
	/** The query parameters of the first page, without `limit`. */
	filters: URLSearchParams;
}

/** Path of the collection, for cursors whose links may have a wrong one. */
const PATH = 'path';
/** When the cursor was created, if cursors expire. */
const ISSUED = 'issued';

function encode(text: string): string {
	return Buffer.from(text, 'utf8').toString('base64url');
}

function decode(cursor: string): URLSearchParams | undefined {
	if (!/^[\w-]+$/.test(cursor)) return undefined;
	const text = Buffer.from(cursor, 'base64url').toString('utf8');
	// Unpadded and canonical, so that a cursor truncated or changed by a client is noticed
	return encode(text) === cursor ? new URLSearchParams(text) : undefined;
}

/**
 * Encodes a cursor: base64url without padding of, for example, `startAt=29&limit=10&status=ACTIVE`; only tracking puts the limit
 * first.
 */
export function writeCursor(
	{ position: name, size = 'limit' }: Paging,
	{ position, limit, filters }: CursorState,
	path: string,
	options: Pick<ConstantContactV2Options, 'cursorTtlMs' | 'wrongCursorPaths'>,
	now: number,
): string {
	const parts: Array<[string, string]> = [
		[name, String(position)],
		[size, String(limit)],
	];
	if (name === 'next') parts.reverse();
	const pairs = new URLSearchParams([...parts, ...filters]);
	if (options.wrongCursorPaths) pairs.append(PATH, path);
	if (options.cursorTtlMs !== undefined) pairs.append(ISSUED, String(now));
	return encode(pairs.toString());
}

/** The path for which a cursor was created, if it contains one. */
export function pathOfCursor(cursor: string): string | undefined {
	return decode(cursor)?.get(PATH) ?? undefined;
}

/** Decodes a cursor; undefined if it doesn't belong to this collection, or is too old. */
export function readCursor(
	cursor: string,
	{ position: name, size = 'limit', maxLimit }: Paging,
	ttlMs: number | undefined,
	now: number,
): CursorState | undefined {
	const filters = decode(cursor);
	const position = Number(filters?.get(name) ?? NaN);
	const limit = Number(filters?.get(size) ?? NaN);
	if (filters === undefined || !Number.isInteger(position)) return undefined;
	if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) return undefined;
	const issued = Number(filters.get(ISSUED) ?? now);
	if (ttlMs !== undefined && !(now - issued <= ttlMs)) return undefined;
	for (const taken of [name, size, PATH, ISSUED]) filters.delete(taken);
	return { position, limit, filters };
}
