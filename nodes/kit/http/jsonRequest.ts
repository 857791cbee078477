import type { HttpRequest } from './messages';

const JSON_TYPE = 'application/json';

/** A request for JSON. */
export interface JsonRequest extends Omit<HttpRequest, 'headers' | 'body'> {
	/** A value that is sent as JSON, or a form. */
	body?: object;
}

/** Builds a request whose response is JSON, and whose body, if any, is JSON or a form. */
export function buildJsonRequest({ body, ...request }: JsonRequest): HttpRequest {
	const headers = { Accept: JSON_TYPE };
	if (body === undefined) return { ...request, headers };
	// A form sets its own content type, with the boundary of its parts.
	if (body instanceof FormData) return { ...request, headers, body };
	return {
		...request,
		headers: { ...headers, 'Content-Type': JSON_TYPE },
		body: JSON.stringify(body),
	};
}
