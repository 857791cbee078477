import type { FaultAction } from './faults';
import type { ApiResponse, Api } from './http';
import { isObject } from './json';

const HTML = 'text/html;charset=UTF-8';
const PAGE = '<!doctype html><html><head><title>Sign in</title></head><body>Sign in</body></html>';

/** The response of a fault that replaces the API's; undefined if the API should run. */
export function createFaultResponse(
	fault: FaultAction | undefined,
	api: Api,
): ApiResponse | undefined {
	switch (fault?.kind) {
		case 'status': {
			const body = fault.body ?? api.errorBody(fault.status);
			const headers: Record<string, string> = { ...fault.headers };
			if (typeof body === 'string') {
				headers['content-type'] ??= fault.body === undefined ? HTML : 'text/plain';
			}
			return { status: fault.status, headers, body };
		}
		case 'html':
			return {
				status: fault.status ?? 200,
				headers: { 'content-type': HTML },
				body: PAGE,
			};
		case 'redirect':
			return { status: fault.status ?? 302, headers: { location: fault.location } };
		default:
			return undefined;
	}
}

/**
 * The query passed to the API: a repeatPage fault changes it to the previous page. Pages identified by an opaque link are left to
 * the API.
 */
export function queryUnderFault(
	query: URLSearchParams,
	fault: FaultAction | undefined,
): URLSearchParams {
	if (fault?.kind !== 'repeatPage' || !query.has('page')) return query;
	const earlier = new URLSearchParams(query);
	earlier.set('page', String(Number(query.get('page')) - 1));
	return earlier;
}

/** Sets the number of a repeated page to that of the requested page, unless specified otherwise. */
export function renumberRepeatedPage(
	response: ApiResponse,
	query: URLSearchParams,
	fault: FaultAction | undefined,
): ApiResponse {
	if (fault?.kind !== 'repeatPage' || fault.number === 'answered') return response;
	const body: unknown = response.body;
	if (!isObject(body) || !isObject(body.page)) return response;
	const page = { ...body.page, number: Number(query.get('page')) };
	return { ...response, body: { ...body, page } };
}
