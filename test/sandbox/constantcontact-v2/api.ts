import type { Answer, Api, ApiRequest, ApiRoute, HttpMethod } from '../http';
import type { Account } from './state';
import { pathOfCursor, type Paging } from './cursor';
import { ApiError, errorAnswer, errorBody, notFound, problem } from './errors';
import { checkRetirement } from './eventspot/retirement';
import { matchPath } from './paths';
import { checkHeaders, readQuery } from './request';

/** Below this are all paths of the API. */
export const PREFIX = '/v2';

/** A request that has passed all common checks. */
export interface Call {
	account: Account;
	endpoint: Endpoint;
	request: ApiRequest;
	params: Record<string, string>;
	/** Path of the resource: that of the request, unless a next link named a wrong one. */
	path: string;
	/** The query without key, token, `limit` and `next`; that of the first page behind a cursor. */
	filters: URLSearchParams;
	/** Size of a page; 0 where nothing is paged. */
	limit: number;
	/** Where the page that was asked for begins; undefined for the first page. */
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
	/** Set for collections that are paged. */
	paging?: Paging;
	/** Body that it takes; none when left out. */
	takes?: 'json' | 'multipart' | 'jsonOrMultipart';
	/** True for files: whatever a client accepts, it gets them. */
	isFile?: boolean;
	run(call: Call): Answer | Promise<Answer>;
}

async function guard(
	account: Account,
	request: ApiRequest,
	act: () => Answer | Promise<Answer>,
): Promise<Answer> {
	account.settle(account.clock.now());
	try {
		account.access.check(request, account.clock.now());
		checkRetirement(request, account.options);
		return await act();
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		return errorAnswer(error, account.options.errorShape);
	}
}

async function run(
	account: Account,
	endpoint: Endpoint,
	request: ApiRequest,
	path: string,
	params: Record<string, string>,
): Promise<Answer> {
	checkHeaders(endpoint, request);
	const query = readQuery(account, endpoint, request);
	request.markHandled();
	const { now } = request;
	return await endpoint.run({ account, endpoint, request, params, path, now, ...query });
}

/** Answers a cursor whose link named another path than that of its collection. */
function runElsewhere(
	account: Account,
	endpoints: Endpoint[],
	request: ApiRequest,
): Promise<Answer> | undefined {
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

/** Methods that a resource doesn't have, where they would be taken for those of another one with an ID. */
interface Refused {
	path: string;
	methods: HttpMethod[];
}

/** All endpoints of the API, and what they refuse: the same for each account. */
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

/** 405 where a resource without the method would be taken for an id of another one. */
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
				const answer = runElsewhere(account, endpoints, request);
				if (answer !== undefined) return answer;
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
