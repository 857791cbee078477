import type { IncomingHttpHeaders } from 'node:http';
import type { FaultAction } from './faults';

/** A request as an API of the sandbox sees it. */
export interface ApiRequest {
	method: string;
	/** Path without the query string. */
	path: string;
	/** Path and query string exactly as received. */
	rawUrl: string;
	/** Values of the route's `:name` parts, decoded. */
	params: Record<string, string>;
	query: URLSearchParams;
	headers: IncomingHttpHeaders;
	/** The body's bytes; empty when there is none. */
	body: Buffer;
	remoteAddress: string;
	/** The time by the sandbox's clock, shifted if there is a clockSkew fault. */
	now: number;
	/** The fault that applies to this request, for APIs that implement part of it (links of feeds). */
	fault?: FaultAction;
	/** To be called when the request has passed all checks and is about to take effect. */
	markHandled(): void;
}

/** A response before it is sent: objects as JSON, texts unchanged. */
export interface ApiResponse {
	status: number;
	headers?: Record<string, string>;
	body?: object | string;
}

/** One endpoint: `path` is relative to the API's prefix and may have `:name` parts. */
export interface ApiRoute {
	method: HttpMethod;
	path: string;
	run(request: ApiRequest): ApiResponse | Promise<ApiResponse>;
}

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One emulated API, mounted at its prefix. */
export interface Api {
	prefix: string;
	routes: ApiRoute[];
	/** The response for a path without a route. */
	notFound(request: ApiRequest): ApiResponse | Promise<ApiResponse>;
	/** The default body of a `status` fault; text is sent as an HTML page. */
	errorBody(status: number): object | string;
}
