import type { ApiRequest } from '../http';
import type { Endpoint } from './api';
import { readCursor } from './cursor';
import { ApiError, invalid } from './errors';
import type { ConstantContactV3Options } from './options';

/** How a collection is paged. */
export interface Paging {
	defaultLimit: number;
	maxLimit: number;
}

/** The requested page. */
export interface Asked {
	/** The query without `limit` and `cursor`; for a cursor, that of the first page. */
	query: URLSearchParams;
	/** Page size; 0 if there are no pages. */
	limit: number;
	/** Position of the page; 0 for the first one. */
	position: number;
}

const TYPES = { json: /^application\/json\s*(;.*)?$/i, multipart: /^multipart\/form-data\s*;/i };

/**
 * Checks the content type of the body.
 * @throws ApiError 415
 */
export function checkMediaType({ takes }: Endpoint, { headers }: ApiRequest): void {
	const type = headers['content-type'] ?? '';
	if (takes === undefined || TYPES[takes].test(type)) return;
	throw new ApiError(415, 'unsupported_media_type', `Content-Type '${type}' is not supported`);
}

function readLimit({ defaultLimit, maxLimit }: Paging, given: string | null): number {
	if (given === null) return defaultLimit;
	const limit = /^\d{1,9}$/.test(given) ? Number(given) : 0;
	if (limit < 1 || limit > maxLimit) throw invalid(`limit must be between 1 and ${maxLimit}`);
	return limit;
}

/**
 * Extracts the page from the query. A cursor contains the size, position and filters of its page.
 * @throws ApiError 400 for parameters that the endpoint doesn't have, limits out of range, and invalid cursors
 */
export function readQuery(
	{ query: names = [], paging }: Endpoint,
	request: ApiRequest,
	{ unknownNames, cursorTtlMs = Infinity }: ConstantContactV3Options,
	now: number,
): Asked {
	const query = new URLSearchParams(request.query);
	const allowed = paging === undefined ? names : [...names, 'limit', 'cursor'];
	for (const name of new Set(query.keys())) {
		if (allowed.includes(name)) continue;
		if (unknownNames === 'reject') throw invalid(`${name} is not a known query parameter`);
		query.delete(name);
	}
	if (paging === undefined) return { query, limit: 0, position: 0 };
	const cursor = query.get('cursor');
	if (cursor !== null) {
		const state = readCursor(cursor, paging.maxLimit);
		if (state === undefined) throw invalid('cursor is not valid');
		if (now - (state.issued ?? now) > cursorTtlMs) throw invalid('cursor has expired');
		return state;
	}
	const limit = readLimit(paging, query.get('limit'));
	query.delete('limit');
	return { query, limit, position: 0 };
}
