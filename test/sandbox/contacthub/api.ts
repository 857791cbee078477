import type { ApiResponse, Api, ApiRequest, ApiRoute, HttpMethod } from '../http';
import { isObject, type JsonObject } from '../json';
import { retryAfterHeader } from '../rateLimit';
import type { Caller, Role } from './access';
import { ApiError, createErrorResponse, createFrameworkResponse, invalid } from './errors';
import type { Hub } from './hub';
import { Parameters } from './parameters';

/** A request that has passed all checks. */
export interface Call {
	hub: Hub;
	request: ApiRequest;
	params: Record<string, string>;
	query: Parameters;
	/** The JSON body; empty if the endpoint doesn't accept one. */
	body: JsonObject;
	caller: Caller;
	/** The time of this request by the sandbox's clock. */
	now: number;
}

/** One endpoint of the API. */
export interface Endpoint {
	method: HttpMethod;
	/** Below /workspaces/:workspaceId, unless it is `global`. */
	path: string;
	roles: readonly Role[];
	/** Names of the query parameters; any other is rejected. */
	query?: readonly string[];
	/** True for writes that are rejected with 423 while the workspace is being reindexed. */
	locked?: boolean;
	/** True for endpoints outside workspaces. */
	global?: boolean;
	run(call: Call): ApiResponse;
}

export const PREFIX = '/hub/v1';
const METHODS: HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Characters that a client must percent-encode in a query string (ContactHub API 1.1). */
const RAW_CHARACTERS = /[[\]{}"<>\\^`| ]/;

function authenticate(hub: Hub, request: ApiRequest): Caller {
	const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
	const caller = hub.callers.get(token ?? '');
	if (caller === undefined) {
		throw new ApiError(401, 'The client is not authorized to access the API');
	}
	const { allowedIps } = hub.options;
	if (caller.source && allowedIps && !allowedIps.includes(request.remoteAddress)) {
		throw new ApiError(403, 'Forbidden');
	}
	return caller;
}

function checkAccept(request: ApiRequest): void {
	const { accept } = request.headers;
	if (accept !== undefined && !/application\/(json|\*)|\*\/\*/i.test(accept)) {
		throw new ApiError(406, 'Not Acceptable');
	}
}

function readBody(request: ApiRequest): JsonObject {
	const takesBody = request.method !== 'GET' && request.method !== 'DELETE';
	// Node's server doesn't pass on bodies of GET requests, so the headers must show whether there is one
	const announced =
		Number(request.headers['content-length'] ?? 0) > 0 ||
		request.headers['transfer-encoding'] !== undefined;
	if (!takesBody) {
		if (announced) throw invalid(`${request.method} takes no body`);
		return {};
	}
	const type = request.headers['content-type'] ?? '';
	if (!/^application\/json(;\s*charset=["']?utf-?8["']?)?\s*$/i.test(type)) {
		throw new ApiError(415, `Content type '${type}' not supported`);
	}
	let body: unknown;
	try {
		body = JSON.parse(request.body.toString('utf8'));
	} catch {
		throw invalid('Required request body is missing or not readable');
	}
	if (!isObject(body)) throw invalid('The request body must be a JSON object');
	return body;
}

function overLimit(hub: Hub, request: ApiRequest): ApiResponse | undefined {
	const { rateLimit } = hub.options;
	if (rateLimit === undefined) return undefined;
	const client = request.headers.authorization ?? '';
	const wait = hub.rateLimiter.refusal(client, rateLimit, hub.clock.now());
	if (wait === undefined) return undefined;
	return {
		...createFrameworkResponse(429, 'Too Many Requests', 'Request limit exceeded'),
		headers: retryAfterHeader(rateLimit, wait, hub.clock.now()),
	};
}

function checkWorkspace(hub: Hub, params: Record<string, string>): void {
	const { workspaceId } = params;
	if (workspaceId !== undefined && workspaceId !== hub.workspaceId) {
		throw new ApiError(403, `workspace not found: ${workspaceId}`);
	}
}

/** Runs `act` for a request from a known caller; errors become responses. */
function guard(hub: Hub, request: ApiRequest, act: (caller: Caller) => ApiResponse): ApiResponse {
	hub.settle(hub.clock.now());
	const limited = overLimit(hub, request);
	if (limited !== undefined) return limited;
	const split = request.rawUrl.indexOf('?');
	if (split !== -1 && RAW_CHARACTERS.test(request.rawUrl.slice(split))) {
		const message = 'Invalid character found in the request target';
		return createFrameworkResponse(400, 'Bad Request', message);
	}
	try {
		return act(authenticate(hub, request));
	} catch (error) {
		if (error instanceof ApiError) return createErrorResponse(error, hub.random.uuid());
		throw error;
	}
}

function route(hub: Hub, endpoint: Endpoint): ApiRoute {
	const { method, roles } = endpoint;
	return {
		method,
		path: endpoint.global ? endpoint.path : `/workspaces/:workspaceId${endpoint.path}`,
		run: (request) =>
			guard(hub, request, (caller) => {
				checkWorkspace(hub, request.params);
				if (!roles.includes(caller.role)) throw new ApiError(403, 'Forbidden');
				checkAccept(request);
				const query = new Parameters(request.query);
				query.check(endpoint.query ?? []);
				const body = readBody(request);
				if (endpoint.locked && hub.options.reindexing) {
					throw new ApiError(423, 'Reindexing in progress');
				}
				request.markHandled();
				const { params, now } = request;
				return endpoint.run({ hub, request, params, query, body, caller, now });
			}),
	};
}

function refusedMethods(hub: Hub, routes: ApiRoute[]): ApiRoute[] {
	const paths = [...new Set(routes.map(({ path }) => path))];
	return paths.flatMap((path) =>
		METHODS.filter(
			(method) => !routes.some((other) => other.path === path && other.method === method),
		).map((method) => ({
			method,
			path,
			run: (request: ApiRequest) =>
				guard(hub, request, () => {
					checkWorkspace(hub, request.params);
					return createFrameworkResponse(405, 'Method Not Allowed');
				}),
		})),
	);
}

/** The ContactHub API with these endpoints. */
export function createApi(hub: Hub, endpoints: Endpoint[]): Api {
	const routes = endpoints.map((endpoint) => route(hub, endpoint));
	return {
		prefix: PREFIX,
		routes: [...routes, ...refusedMethods(hub, routes)],
		notFound: (request) => guard(hub, request, () => createFrameworkResponse(404, 'Not Found')),
		errorBody: (status) => ({
			message: `sandbox fault ${status}`,
			logref: hub.random.uuid(),
			data: null,
			errors: [],
		}),
	};
}
