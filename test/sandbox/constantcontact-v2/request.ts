import type { ApiRequest } from '../http';
import type { Call, Endpoint } from './api';
import { readCursor, type Paging } from './cursor';
import { ApiError, badRequest, problem } from './errors';
import type { Account } from './state';

const CREDENTIALS = ['api_key', 'access_token'];
const TYPES = {
	json: /^application\/json\s*(;.*)?$/i,
	multipart: /^multipart\/form-data\s*;/i,
	jsonOrMultipart: /^(application\/json\s*(;.*)?|multipart\/form-data\s*;.*)$/i,
};

/**
 * Checks the formats that a client accepts and sends (V2 API 1.1).
 * @throws ApiError 406 or 415
 */
export function checkHeaders({ takes, isFile }: Endpoint, { headers }: ApiRequest): void {
	const accepted = (headers.accept ?? '*/*').split(',').map((range) => range.split(';')[0]!.trim());
	const known = ['application/json', 'application/*', '*/*'];
	if (!isFile && !accepted.some((range) => known.includes(range.toLowerCase()))) {
		const message = 'Not Acceptable: this resource is application/json.';
		throw new ApiError(406, problem('http.status.not_acceptable', message));
	}
	const type = headers['content-type'] ?? '';
	if (takes !== undefined && !TYPES[takes].test(type)) {
		const message = `Unsupported Media Type: '${type}'.`;
		throw new ApiError(415, problem('http.status.unsupported_media_type', message));
	}
}

/** The requested page size. */
function readLimit(
	account: Account,
	{ defaultLimit, maxLimit }: Paging,
	text: string | null,
): number {
	if (text === null) return defaultLimit;
	const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0;
	if (limit > maxLimit && account.options.overLimit === 'clamp') return maxLimit;
	if (limit < 1 || limit > maxLimit) {
		throw badRequest(`Invalid limit '${text}': it must be 1 to ${maxLimit}.`);
	}
	return limit;
}

/**
 * Extracts the page from the query; `next` must be the only parameter (V2 API 1.5).
 * @throws ApiError 400 for parameters that the endpoint doesn't have, and for invalid cursors
 */
export function readQuery(
	account: Account,
	{ query: names = [], paging }: Endpoint,
	request: ApiRequest,
): Pick<Call, 'filters' | 'limit' | 'position'> {
	const filters = new URLSearchParams(request.query);
	for (const name of CREDENTIALS) filters.delete(name);
	const allowed = paging === undefined ? names : [...names, 'limit', 'next'];
	for (const name of new Set(filters.keys())) {
		if (!allowed.includes(name)) throw badRequest(`Unknown query parameter '${name}'.`);
		if (filters.getAll(name).length > 1) throw badRequest(`'${name}' was given more than once.`);
	}
	if (paging === undefined) return { filters, limit: 0, position: undefined };
	const cursor = filters.get('next');
	if (cursor === null) {
		const limit = readLimit(account, paging, filters.get('limit'));
		filters.delete('limit');
		return { filters, limit, position: undefined };
	}
	if (filters.size > 1) throw badRequest("'next' may only be used by itself.");
	const state = readCursor(cursor, paging, account.options.cursorTtlMs, account.clock.now());
	if (state === undefined) throw badRequest(`Invalid or expired 'next': '${cursor}'.`);
	return state;
}
