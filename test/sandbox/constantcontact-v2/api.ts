import type { ApiResponse, Api, ApiRequest, ApiRoute, HttpMethod } from '../http';
import type { Account } from './state';
import { pathOfCursor, type Paging } from './cursor';
import { ApiError, createErrorResponse, errorBody, notFound, problem } from './errors';
import { checkRetirement } from './eventspot/retirement';
import { matchPath } from './paths';
import { checkHeaders, readQuery } from './request';

/** All paths of the API are below this. */
export const PREFIX = '/v2';

/** A request that has passed all common checks. */
export interface Call {
	account: Account;
	endpoint: Endpoint;
	request: ApiRequest;
	params: Record<string, string>;
	/** Path of the resource: that of the request, unless a next link had a wrong one. */
	path: string;
	/** The query without key, token, `limit` and `next`; for a cursor, that of the first page. */
	filters: URLSearchParams;
	/** Page size; 0 if there are no pages. */
	limit: number;
	/** Where the requested page begins; undefined for the first page. */
	position: number | undefined;
	/** The time of this request by the sandbox's clock. */
	now: number;
}

/** One endpoint of the API. */
export interface Endpoint {
	method: HttpMethod;
	/** Below /v2. */
	path: string;
	/** Names of the query parameters besides api_key, access_token, limit and next. */
	query?: readonly string[];
	/** Set for collections with pages. */
	paging?: Paging;
	/** The kind of body that it accepts; none if omitted. */
	takes?: 'json' | 'multipart' | 'jsonOrMultipart';
	/** True for files: they are returned whatever the client accepts. */
	isFile?: boolean;
	run(call: Call): ApiResponse | Promise<ApiResponse>;
}

async function guard(
	account: Account,
	request: ApiRequest,
	act: () => ApiResponse | Promise<ApiResponse>,
): Promise<ApiResponse> {
	account.settle(account.clock.now());
	try {
		account.access.check(request, account.clock.now());
		checkRetirement(request, account.options);
		return await act();
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		return createErrorResponse(error, account.options.errorShape);
	}
}

async function run(
	account: Account,
	endpoint: Endpoint,
	request: ApiRequest,
	path: string,
	params: Record<string, string>,
): Promise<ApiResponse> {
	checkHeaders(endpoint, request);
	const query = readQuery(account, endpoint, request);
	request.markHandled();
	const { now } = request;
	return await endpoint.run({ account, endpoint, request, params, path, now, ...query });
}

/** Responds to a cursor from a link to a path other than that of its collection. */
function runElsewhere(
	account: Account,
	endpoints: Endpoint[],
	request: ApiRequest,
): Promise<ApiResponse> | undefined {
	const path = pathOfCursor(request.query.get('next') ?? '');
	if (path === undefined || path === request.path || request.method !== 'GET') return undefined;
	for (const endpoint of endpoints) {
		const params = matchPath(PREFIX + endpoint.path, path);
		if (params === undefined || endpoint.paging === undefined) continue;
		return run(account, endpoint, request, path, params);
	}
	return undefined;
}

function notAllowed({ method }: ApiRequest): ApiError {
	const message = `Method ${method} is not allowed here.`;
	return new ApiError(405, problem('http.status.method_not_allowed', message));
}

/** Unsupported methods of a resource that would otherwise match a resource with an ID. */
interface Refused {
	path: string;
	methods: HttpMethod[];
}

/** All endpoints of the API, and what they reject: the same for every account. */
export class Endpoints {
	readonly refused: Refused[];

	constructor(readonly all: Endpoint[]) {
		const paths = [...new Set(all.map(({ path }) => path))];
		this.refused = paths.map((path) => {
			const own = all.filter((endpoint) => endpoint.path === path).map(({ method }) => method);
			const others = all.filter((other) => other.path !== path && matchPath(other.path, path));
			const methods = new Set(others.map(({ method }) => method));
			return { path, methods: [...methods].filter((method) => !own.includes(method)) };
		});
	}
}

/** 405 where the resource lacks the method, and its name would be taken for another one's id. */
function refusedRoutes(account: Account, refused: Refused[]): ApiRoute[] {
	return refused.flatMap(({ path, methods }) =>
		methods.map((method): ApiRoute => ({
			method,
			path,
			run: async (request) =>
				await guard(account, request, () => {
					throw notAllowed(request);
				}),
		})),
	);
}

/** The v2 API with these endpoints. */
export function createApi(account: Account, { all: endpoints, refused }: Endpoints): Api {
	const routes = endpoints.map((endpoint): ApiRoute => ({
		method: endpoint.method,
		path: endpoint.path,
		run: async (request) =>
			await guard(
				account,
				request,
				() =>
					runElsewhere(account, endpoints, request) ??
					run(account, endpoint, request, request.path, request.params),
			),
	}));
	return {
		prefix: PREFIX,
		routes: [...routes, ...refusedRoutes(account, refused)],
		notFound: async (request) =>
			await guard(account, request, () => {
				const response = runElsewhere(account, endpoints, request);
				if (response !== undefined) return response;
				if (endpoints.some(({ path }) => matchPath(PREFIX + path, request.path))) {
					throw notAllowed(request);
				}
				throw notFound(`No resource at ${request.path}`);
			}),
		errorBody: (status) =>
			errorBody(
				[problem('http.status.error', `sandbox fault ${status}`)],
				account.options.errorShape,
			),
	};
}
