import type { IDataObject } from 'n8n-workflow';

import {
	brokenLinkError,
	createJsonDecoder,
	emptyResponseError,
	findJsonText,
	isRecord,
	requireRecords,
	serverError,
	unreadableResponseError,
	type ErrorBody,
	type HttpResponse,
	type LinkedPage,
} from '../../kit';
import {
	isErrorEntry,
	NOT_TODAY,
	readErrorEntries,
} from '../../constantContactShared/api/errorEntries';
import { readFileText } from '../../constantContactShared/api/exportedFile';
import { resolveNext } from './links';
import { hasNumericIds, quoteLongIds, toRecord, withTextIds } from './records';

const decode = createJsonDecoder(readErrorBody);

/**
 * The value of a JSON response, with IDs as text; undefined if its body is empty.
 *
 * @throws ServerError if the status or the body is an error. A throttle response counts as 429, whatever its status (V2 API
 * 1.4)
 * @throws TransportError if the response isn't JSON
 */
export function readJson(response: HttpResponse): unknown {
	const value = decodeWithTextIds(response);
	// Both lists and errors are arrays, so the first entry decides (V2 API 1.3).
	const first: unknown = Array.isArray(value) ? value[0] : value;
	if (!isErrorEntry(first)) return value;
	throw serverError(withThrottleStatus({ ...response, status: 400 }), readErrorBody(value));
}

function decodeWithTextIds(response: HttpResponse): unknown {
	const { body } = response;
	if (!hasNumericIds(body)) return decode(withThrottleStatus(response));
	return withTextIds(decode(withThrottleStatus({ ...response, body: quoteLongIds(body) })));
}

/** Like `readJson`. @throws TransportError if the response is empty */
export function readData(response: HttpResponse): unknown {
	const value = readJson(response);
	if (value === undefined || value === null) throw emptyResponseError(response);
	return value;
}

/** A list. @throws TransportError if there is none */
export function readRecords(response: HttpResponse): IDataObject[] {
	return toList(readJson(response), response);
}

/** A list, which may also be a single record, or empty, or have null for a record that doesn't exist (V2 API 2.7). */
export function readAnyRecords(response: HttpResponse): IDataObject[] {
	const value = readJson(response) ?? [];
	const isAlone = isRecord(value) && value.results === undefined;
	if (isAlone) return [toRecord(value)];
	const present = Array.isArray(value) ? value.filter((entry) => entry !== null) : value;
	return toList(present, response);
}

/** What was created: a list, or a single record. @throws TransportError if the response is empty */
export function readCreatedRecords(response: HttpResponse): IDataObject[] {
	const value = readData(response);
	return isRecord(value) ? [toRecord(value)] : toList(value, response);
}

/** What was replaced: a list. @throws TransportError if the response is empty */
export function readReplacedRecords(response: HttpResponse): IDataObject[] {
	return toList(readData(response), response);
}

/** A page of a list, with the target of the next one. */
export function readPage(response: HttpResponse, baseUrl: string): LinkedPage<IDataObject> {
	const value = readJson(response);
	const items = toList(value, response);
	const link = getNextLink(value, response.request);
	if (link === undefined) return { items };
	return { items, next: resolveNext(link, response.request, baseUrl) };
}

/** Within the first characters of a page stands the link to the next one. */
const META_LENGTH = 2000;

/**
 * The target of the page after one that isn't decoded yet, if its link is where it usually is. A page that breaks off has none: it
 * is requested again, and perhaps in vain.
 *
 * @throws TransportError if the link leads elsewhere
 */
export function findNextTarget(text: string, request: string, baseUrl: string): string | undefined {
	if (!/\}\s*$/.test(text.slice(-100))) return undefined;
	const link = findJsonText(text.slice(0, META_LENGTH), ['next_link']);
	return link === undefined ? undefined : resolveNext(link, request, baseUrl);
}

/** What was created, whose ID may be in a header only. @throws TransportError if there is none */
export function readCreated(response: HttpResponse): IDataObject {
	const record = toRecord(readJson(response));
	const { location, id } = response.headers;
	const known = record.id ?? getLastStep(location) ?? id;
	if (known !== undefined) return { ...record, id: String(known) };
	const seen = 'the response does not name the ID of what was created';
	throw unreadableResponseError(response, seen);
}

/** The text of a downloaded file. */
export function readFile(response: HttpResponse): string {
	if (response.status >= 300) decode(withThrottleStatus(response));
	return readFileText(response);
}

/** The list in a response. @throws TransportError if there is none, so that it isn't mistaken for an empty list */
function toList(value: unknown, response: HttpResponse): IDataObject[] {
	const entries = isRecord(value) ? value.results : value;
	if (Array.isArray(entries)) return requireRecords(entries, response);
	throw unreadableResponseError(response, 'the server sent something other than a list');
}

/** `{"meta": {"pagination": {"next_link": "/v2/..."}}}`; the last page doesn't have the key (V2 API 1.5). */
function getNextLink(value: unknown, request: string): string | undefined {
	const meta = isRecord(value) && isRecord(value.meta) ? value.meta : {};
	const link = isRecord(meta.pagination) ? meta.pagination.next_link : undefined;
	if (link === undefined || link === null || link === '') return undefined;
	if (typeof link === 'string') return link;
	throw brokenLinkError(request);
}

/** The last segment of a URL's path. */
function getLastStep(url = ''): string | undefined {
	return url.split('?', 1)[0]?.split('/').findLast(Boolean);
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
	return readErrorEntries(body) ?? { message: '', origin: 'elsewhere' };
}
