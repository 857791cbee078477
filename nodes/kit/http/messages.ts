import type { IHttpRequestMethods } from 'n8n-workflow';

/** One request, relative to the base URL of the credential. */
export interface HttpRequest {
	method: IHttpRequestMethods;
	/** Path and query, escaped (see `path` and `encodeQuery`), with a leading slash. */
	target: string;
	/** True if the target is relative to the host instead of the whole base URL. */
	fromHost?: boolean;
	headers?: Record<string, string>;
	body?: string | Uint8Array | FormData;
	/** Whether sending it twice has the same effect as sending it once. Default: all methods but POST and PATCH. */
	idempotent?: boolean;
}

/** The server's response, whatever its status. */
export interface HttpResponse {
	status: number;
	/** By lower-case name. */
	headers: Record<string, string | undefined>;
	/** The body as text; empty if there is none. */
	body: string;
	/** Method and path of the request, for messages. */
	request: string;
	/** True if the request may have changed data and must not be sent again. */
	mayHaveActed: boolean;
	/** True if an earlier attempt got no response, or a 5xx: the server may have carried it out. */
	repeated: boolean;
}

/**
 * Turns a response into a value.
 *
 * @throws ServerError if the response is an error
 * @throws TransportError if the response can't be read
 */
export type Decoder<Value> = (response: HttpResponse) => Value;

/** Follows a request, so that the one after it can be sent early. */
export interface LookAhead {
	/** Called when n8n has read the credential, for each attempt: what is left is to open a connection. */
	noteLeaving(): void;
	/**
	 * Looks at the text of a successful response as it arrives, before it is decoded or searched for secrets: for what is needed
	 * early and is never shown.
	 *
	 * @returns what to do before decoding, once the request isn't counted among those in flight any more; undefined for nothing
	 */
	scan(text: string): (() => Promise<void>) | undefined;
}
