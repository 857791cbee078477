import type { IDataObject } from 'n8n-workflow';

import { ServerError, TransportError, type Origin, type ServerErrorDetail } from '../errors/errors';
import type { Decoder, HttpResponse } from './messages';
import { isRecord, isUsableJson } from '../values/json';
import { parseRetryAfter } from './retry';

/** The content of an API's error body. */
export interface ErrorBody {
	message: string;
	details?: ServerErrorDetail[];
	data?: unknown;
	/** Who wrote the body. Default: the service. */
	origin?: Origin;
}

/**
 * Decodes JSON responses: returns the value of a success (undefined if its body is empty), throws an error otherwise.
 *
 * @param readError reads the API's error body; it gets undefined if the body is empty or isn't JSON
 */
export function createJsonDecoder(readError: (body: unknown) => ErrorBody): Decoder<unknown> {
	return (response) => {
		const { status, request } = response;
		if (status >= 400) {
			const body = tryParseJson(response.body);
			const usable = isUsableJson(body) ? body : undefined;
			const noJson: Origin = response.body.trim() === '' ? 'unknown' : 'elsewhere';
			const origin = body === undefined ? { origin: noJson } : {};
			throw serverError(response, { ...readError(usable), ...origin });
		}
		if (status >= 300) {
			const seen = `the server redirected to ${getHost(response.headers.location)}`;
			throw new TransportError('redirected', request, seen, false);
		}
		if (response.body.trim() === '') return undefined;
		const value = tryParseJson(response.body);
		if (value !== undefined && isUsableJson(value)) return value;
		if (value === undefined && /^\s*[[{]/.test(response.body)) {
			const seen = 'the data is incomplete';
			throw new TransportError('damaged', request, seen, response.mayHaveActed);
		}
		const seen =
			value === undefined ? describeUnreadable(response) : 'the data is nested too deeply';
		throw unreadableResponseError(response, seen);
	};
}

/**
 * Whether a deletion found nothing because it was sent again: the first try succeeded, but its response was lost. That is a
 * success too.
 */
export function isDeletedBefore({ status, repeated }: HttpResponse): boolean {
	return status === 404 && repeated;
}

/** The description of an empty response. */
const NOTHING_CAME = 'the server sent an empty response instead of data';

/**
 * The error for an empty response that should contain data. After a request that creates or changes something, it doesn't show
 * whether that was carried out, so the user is told to check first.
 */
export function emptyResponseError({ request }: Pick<HttpResponse, 'request'>): TransportError {
	return new TransportError('unreadable', request, NOTHING_CAME, !request.startsWith('GET '));
}

/**
 * The error for a response that can't be what was requested.
 *
 * @param response or just the request, if it only reads
 */
export function unreadableResponseError(
	response: Pick<HttpResponse, 'request' | 'mayHaveActed'> | string,
	seen: string,
): TransportError {
	if (typeof response === 'string') return new TransportError('unreadable', response, seen, false);
	const { request, mayHaveActed } = response;
	return new TransportError('unreadable', request, seen, mayHaveActed);
}

/** The error for a response with status 400 or above. */
export function serverError(response: HttpResponse, body: ErrorBody): ServerError {
	const retryAfter = parseRetryAfter(response.headers['retry-after'], response.headers.date);
	const { status, request, mayHaveActed } = response;
	const { message, details, data, origin } = body;
	return new ServerError({
		status,
		request,
		serverMessage: saysSomething(message) ? message : '',
		details,
		data,
		retryAfter,
		mayHaveActed: mayHaveActed && status >= 500,
		origin,
	});
}

/** What frameworks send if there is no message. */
const NO_MESSAGE = ['', 'no message available', 'null', 'undefined'];

/** Whether a server's message is text with content. */
export function saysSomething(message: unknown): message is string {
	return typeof message === 'string' && !NO_MESSAGE.includes(message.trim().toLowerCase());
}

/** The records of a list. @throws TransportError if it contains anything else */
export function requireRecords(
	list: unknown[],
	response: Parameters<typeof unreadableResponseError>[0],
): IDataObject[] {
	if (list.every(isRecord)) return list as IDataObject[];
	throw unreadableResponseError(response, 'the list contains something other than records');
}

/** Parses JSON; undefined if the text isn't JSON. */
function tryParseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** What arrived instead of JSON, in words. */
function describeUnreadable({ body, headers }: HttpResponse): string {
	if (/^\s*</.test(body)) return 'the server sent a web page instead of data';
	return `a response of type ${headers['content-type'] ?? 'unknown'} was sent instead of JSON`;
}

function getHost(location: string | undefined): string {
	return location !== undefined && URL.canParse(location)
		? new URL(location).host
		: 'another address';
}
