import type { IHttpRequestMethods } from 'n8n-workflow';

/** One request, relative to the base URL of the credential. */
export interface HttpRequest {
	method: IHttpRequestMethods;
	/** Path and query, escaped (see `path` and `encodeQuery`), with a leading slash. */
	target: string;
	/** True when the target counts from the host, not from the whole base URL. */
	fromHost?: boolean;
	headers?: Record<string, string>;
	body?: string | FormData;
	/** Whether sending it twice does the same as sending it once. Default: all methods but POST and PATCH. */
	idempotent?: boolean;
}

/** The server's response, whatever its status. */
export interface HttpResponse {
	status: number;
	/** By lower-case name. */
	headers: Record<string, string | undefined>;
	/** The body as text; empty when there is none. */
	body: string;
	/** Method and path of the request, for messages. */
	request: string;
	/** True when the request may have changed data and must not be sent again. */
	mayHaveActed: boolean;
	/** True when an earlier try was sent and not answered, or answered with a 5xx: the server may have acted on it. */
	repeated: boolean;
}

/**
 * Turns a response into a value.
 *
 * @throws ServerError when the response is no
 * @throws TransportError when the response can't be read
 */
export type Decoder<Value> = (response: HttpResponse) => Value;
