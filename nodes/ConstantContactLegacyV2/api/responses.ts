import {
	createJsonDecoder,
	serverError,
	TransportError,
	type ErrorBody,
	type HttpResponse,
} from '../../kit';
import {
	readErrorEntries,
	isErrorEntry,
	NOT_TODAY,
	getErrorText,
} from '../../constantContactShared/errorEntries';
import { quoteLongIds, withTextIds } from './records';

const decode = createJsonDecoder(readErrorBody);

/**
 * The value of a JSON response, with IDs as text; undefined if its body is empty.
 *
 * @throws ServerError when the status or the body is an error. A throttle response counts as 429, whatever its status (V2 API
 * 1.4)
 * @throws TransportError when the response isn't JSON
 */
export function readJson(response: HttpResponse): unknown {
	const body = quoteLongIds(response.body);
	const value = withTextIds(decode(withThrottleStatus({ ...response, body })), body);
	// Both lists and errors are arrays, so the first entry decides (V2 API 1.3).
	const first: unknown = Array.isArray(value) ? value[0] : value;
	if (!isErrorEntry(first)) return value;
	throw serverError(withThrottleStatus({ ...response, status: 400 }), readErrorBody(value));
}

/**
 * The text of a downloaded file, without a byte order mark.
 *
 * @throws TransportError when the response is a web page or empty: an export without contacts still has its header
 */
export function readFile(response: HttpResponse): string {
	const { status, body, request, mayHaveActed } = response;
	if (status >= 300) decode(withThrottleStatus(response));
	const isPage = /^\s*<(!doctype|html)/i.test(body);
	if (!isPage && body !== '') return body.replace(/^\ufeff/, '');
	const seen = `${isPage ? 'a web page' : 'an empty response'} came instead of the file`;
	throw new TransportError('unreadable', request, seen, mayHaveActed);
}

/** Exceeding the rate per second or the daily quota returns 429, 403 or 401; only the key distinguishes them (V2 API 1.4). */
function withThrottleStatus(response: HttpResponse): HttpResponse {
	const { status, body, headers } = response;
	if (status < 400) return response;
	const start = `${headers['x-error-detail-header'] ?? ''} ${body.slice(0, 2000)}`;
	if (/over\.rate|quota_exceeded/.test(start)) {
		return { ...response, status: 429, headers: { ...headers, ...NOT_TODAY } };
	}
	return /over\.qps|"throttled"/.test(start) ? { ...response, status: 429 } : response;
}

/** An array of errors, a single one as sent by gateways, or nothing readable (V2 API 1.3). */
function readErrorBody(body: unknown): ErrorBody {
	const [first, ...others] = readErrorEntries(body);
	if (first === undefined) return { message: '', origin: 'elsewhere' };
	return {
		message: getErrorText(first),
		details: others.map((entry) => ({ message: getErrorText(entry) })),
	};
}
