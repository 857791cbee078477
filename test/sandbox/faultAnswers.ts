import type { FaultAction } from './faults';
import type { Answer, Api } from './http';
import { isObject } from './json';

const HTML = 'text/html;charset=UTF-8';
const PAGE = '<!doctype html><html><head><title>Sign in</title></head><body>Sign in</body></html>';

/** The response of a fault that takes the place of the API; undefined when the API is to run. */
export function answerOfFault(fault: FaultAction | undefined, api: Api): Answer | undefined {
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
 * The query that the API is to see: a repeatPage fault asks it for the page before. Pages that are
 * known by an opaque link are left to the API.
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

/** Gives a repeated page the number of the page that was asked for, unless told otherwise. */
export function renumberRepeatedPage(
	answer: Answer,
	query: URLSearchParams,
	fault: FaultAction | undefined,
): Answer {
	if (fault?.kind !== 'repeatPage' || fault.number === 'answered') return answer;
	const body: unknown = answer.body;
	if (!isObject(body) || !isObject(body.page)) return answer;
	const page = { ...body.page, number: Number(query.get('page')) };
	return { ...answer, body: { ...body, page } };
}
