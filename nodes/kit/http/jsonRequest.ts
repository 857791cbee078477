import type { HttpRequest } from './messages';

const JSON_TYPE = 'application/json';

/** A request for JSON. */
export interface JsonRequest extends Omit<HttpRequest, 'headers' | 'body'> {
	/** A value that is sent as JSON, JSON that is already written, or a form. */
	body?: object;
}

/** JSON that is already written. As text, n8n's HTTP library would parse all of it, to see whether it is JSON. */
export class WrittenJson {
	constructor(readonly bytes: Uint8Array) {}
}

/**
 * Writes an object with a list of many values that are already JSON, because each was measured.
 *
 * @param name of the list
 * @param others the other properties, at least one
 */
export function writeJsonWithList(name: string, values: string[], others: object): WrittenJson {
	const rest = JSON.stringify(others).slice(1);
	return new WrittenJson(Buffer.from(`{${JSON.stringify(name)}:[${values.join()}],${rest}`));
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
		body: body instanceof WrittenJson ? body.bytes : JSON.stringify(body),
	};
}
