import type { JsonObject } from '../../json';
import type { Call } from '../api';
import { invalid } from '../errors';

const MAX_LIMIT = 100;

/** Cursors of these collections are opaque, and are in the body (V3 API 3). */
interface Cursor {
	offset: number;
	limit: number;
	query: string;
}

function writeCursor(cursor: Cursor): string {
	return Buffer.from(JSON.stringify(cursor), 'utf8').toString('base64url');
}

function readCursor(text: string): Cursor {
	try {
		const value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Cursor;
		if (Number.isInteger(value.offset) && Number.isInteger(value.limit)) return value;
	} catch {
		// Falls through to the error
	}
	throw invalid('the cursor is not valid');
}

function limitOf(query: URLSearchParams): number {
	const given = ['limit', 'page_size'].flatMap((name) => query.getAll(name));
	if (new Set(given).size > 1) throw invalid('limit and page_size must be the same');
	const [text] = given;
	if (text === undefined) return MAX_LIMIT;
	const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0;
	if (limit < 1 || limit > MAX_LIMIT) throw invalid(`limit must be between 1 and ${MAX_LIMIT}`);
	return limit;
}

/** The requested page, and its filters: for a cursor, those of the first page. */
export function readCursorPage({ query }: Call): {
	offset: number;
	limit: number;
	filters: URLSearchParams;
} {
	const [next, prev] = [query.get('next'), query.get('prev')];
	if (next !== null && prev !== null) throw invalid('next and prev are mutually exclusive');
	const text = next ?? prev;
	if (text === null) {
		const filters = new URLSearchParams(query);
		for (const name of ['limit', 'page_size']) filters.delete(name);
		return { offset: 0, limit: limitOf(query), filters };
	}
	const { offset, limit, query: filters } = readCursor(text);
	return { offset, limit, filters: new URLSearchParams(filters) };
}

/** A page of a collection with cursors to the previous and next page. */
export function cursorPage<T>(
	{ account, request }: Call,
	found: readonly T[],
	page: { offset: number; limit: number; filters: URLSearchParams },
	show: (item: T) => JsonObject,
): JsonObject {
	const { offset, limit, filters } = page;
	const query = filters.toString();
	const cursorAt = (at: number): string => writeCursor({ offset: at, limit, query });
	const next = offset + limit < found.length ? cursorAt(offset + limit) : undefined;
	const prev = offset > 0 ? cursorAt(Math.max(0, offset - limit)) : undefined;
	return {
		records: found.slice(offset, offset + limit).map(show),
		total_records: found.length,
		...(next === undefined ? {} : { next_cursor: next }),
		...(prev === undefined ? {} : { prev_cursor: prev }),
		...(account.options.eventPages === 'cursors' ? {} : { _links: linksOf(request, next, prev) }),
	};
}

function linksOf(
	{ path, rawUrl }: Call['request'],
	next: string | undefined,
	prev: string | undefined,
): JsonObject {
	return {
		self: { href: rawUrl },
		...(next === undefined ? {} : { next: { href: `${path}?next=${next}` } }),
		...(prev === undefined ? {} : { prev: { href: `${path}?prev=${prev}` } }),
	};
}
