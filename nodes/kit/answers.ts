import { ServerError, TransportError, type ServerErrorDetail } from './errors';
import type { Decoder, HttpResponse } from './http';
import { isUsableJson } from './json';
import { parseRetryAfter } from './retry';

/** What an API's error body says. */
export interface ErrorBody {
	message: string;
	details?: ServerErrorDetail[];
	data?: unknown;
}

/**
 * Decodes JSON answers: the value of a success (undefined when its body is empty), an error otherwise.
 *
 * @param readError reads the API's error body; it gets undefined when the body is empty or no JSON
 */
export function jsonDecoder(readError: (body: unknown) => ErrorBody): Decoder<unknown> {
	return (response) => {
		const { status, request } = response;
		if (status >= 400) {
			const body = tryJson(response.body);
			throw serverError(response, readError(isUsableJson(body) ? body : undefined));
		}
		if (status >= 300) {
			const seen = `the server redirected to ${hostOf(response.headers.location)}`;
			throw new TransportError('redirected', request, seen, false);
		}
		if (response.body.trim() === '') return undefined;
		const value = tryJson(response.body);
		if (value !== undefined && isUsableJson(value)) return value;
		const seen = value === undefined ? describeUnreadable(response) : 'the data nests too deep';
		throw new TransportError('unreadable', request, seen, response.mayHaveActed);
	};
}

/** The error for an answer whose status is 400 or more. */
export function serverError(response: HttpResponse, body: ErrorBody): ServerError {
	const retryAfter = parseRetryAfter(response.headers['retry-after'], response.headers.date);
	const { status, request, mayHaveActed } = response;
	const { message, details, data } = body;
	const unclear = mayHaveActed && status >= 500;
	return new ServerError(status, request, message, details, data, retryAfter, unclear);
}

/** JSON as a value; undefined when the text is no JSON. */
function tryJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** What came instead of JSON, in words. */
function describeUnreadable({ body, headers }: HttpResponse): string {
	if (/^\s*</.test(body)) return 'a web page came instead of data';
	if (/^\s*[[{]/.test(body)) return 'the data ends in the middle';
	return `an answer of type ${headers['content-type'] ?? 'unknown'} came instead of JSON`;
}

function hostOf(location: string | undefined): string {
	return location !== undefined && URL.canParse(location)
		? new URL(location).host
		: 'another address';
}
