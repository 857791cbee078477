import type { IDataObject } from 'n8n-workflow';

import {
	brokenLinkError,
	createJsonDecoder,
	emptyResponseError,
	findJsonText,
	hasRelation,
	isRecord,
	requireRecords,
	saysSomething,
	unreadableResponseError,
	type ErrorBody,
	type HttpResponse,
} from '../../kit';
import { NOT_TODAY, readErrorEntries } from '../../constantContactShared/api/errorEntries';
import { readFileText } from '../../constantContactShared/api/exportedFile';

const decode = createJsonDecoder(readErrorBody);

/**
 * The value of a JSON response; undefined when its body is empty.
 *
 * @throws ServerError if the status is an error; the daily quota is not waited for
 * @throws TransportError if the response isn't JSON
 */
export function readJson(response: HttpResponse): unknown {
	return decode(withQuota(response));
}

/** One record. @throws TransportError if the response isn't one */
export function readRecord(response: HttpResponse): IDataObject {
	const value = readJson(response);
	if (isRecord(value)) return value as IDataObject;
	if (value === undefined || value === null) throw emptyResponseError(response);
	throw unreadableResponseError(response, 'the server sent something other than a record');
}

/** A record, or undefined if the response has none: some changes return no body. */
export function readOptionalRecord(response: HttpResponse): IDataObject | undefined {
	const value = readJson(response);
	return isRecord(value) ? (value as IDataObject) : undefined;
}

/** The records under a key of the response, or the response itself if no key is given. @throws TransportError if there are none */
export function readRecords(response: HttpResponse, name?: string): IDataObject[] {
	return getRecordList(readJson(response), response, name);
}

/** What leads from a page to the next one: a link, or for events a cursor (V3 API 3). */
export interface NextPage {
	link: string | undefined;
	cursor: string | undefined;
}

interface PageParts extends NextPage {
	items: IDataObject[];
	/** The number of records on all pages, if it was requested. */
	total: number | undefined;
}

/** A page of a collection: its records, and the link to the next page, or for events the cursor (V3 API 3). */
export function readPage(response: HttpResponse, name: string): PageParts {
	const value = readJson(response);
	const { next_cursor: cursor, contacts_count: total } = isRecord(value) ? value : {};
	return {
		items: getRecordList(value, response, name),
		total: typeof total === 'number' ? total : undefined,
		link: getNextLink(value, response.request),
		cursor: typeof cursor === 'string' && cursor !== '' ? cursor : undefined,
	};
}

/** Within the last characters of a page stands the link to the next one. */
const LINKS_LENGTH = 4000;

/** What leads to the page after one that isn't decoded yet, if it is where it usually is: not in a page that breaks off. */
export function findNext(text: string): NextPage {
	const end = text.slice(-LINKS_LENGTH);
	const links = end.slice(Math.max(0, end.lastIndexOf('"_links"')));
	return {
		link: findJsonText(links, ['_links', 'next', 'href']),
		cursor: findJsonText(end, ['next_cursor']),
	};
}

/** The text of the file of an export. */
export function readFile(response: HttpResponse): string {
	if (response.status >= 300) readJson(response);
	return readFileText(response);
}

/** The daily quota also returns 429, like the rate limit per second, but doesn't reset until 00:00 UTC (V3 API 3). */
function withQuota(response: HttpResponse): HttpResponse {
	const isQuota = response.status === 429 && response.body.includes('quota_exceeded');
	return isQuota ? { ...response, headers: { ...response.headers, ...NOT_TODAY } } : response;
}

/** Errors come as an array, as one object, or as a message only (V3 API 3). */
function readErrorBody(body: unknown): ErrorBody {
	const errors = readErrorEntries(body);
	if (errors !== undefined) return errors;
	const message = isRecord(body) ? body.message : undefined;
	return saysSomething(message) ? { message } : { message: '', origin: 'elsewhere' };
}

function getRecordList(value: unknown, response: HttpResponse, name?: string): IDataObject[] {
	const entries = name !== undefined && isRecord(value) ? value[name] : value;
	if (!Array.isArray(entries))
		throw unreadableResponseError(response, 'the server sent something other than a list');
	return requireRecords(entries, response);
}

/** `_links.next.href`; for tags, the specification nests a second `next` inside the first (V3 API 3). */
function getNextLink(value: unknown, request: string): string | undefined {
	const next = findRelated(isRecord(value) ? value._links : undefined, 'next');
	if (next === undefined) return undefined;
	const link = 'href' in next ? next.href : findRelated(next, 'next')?.href;
	if (link === null || link === '') return undefined;
	if (typeof link === 'string') return link;
	throw brokenLinkError(request);
}

/** The link with a relation, or with one of its names; undefined if there is none. */
function findRelated(links: unknown, relation: string): Record<string, unknown> | undefined {
	const entries = isRecord(links) ? Object.entries(links) : [];
	const [, link] = entries.find(([name]) => hasRelation(name, relation)) ?? [];
	return isRecord(link) ? link : undefined;
}
