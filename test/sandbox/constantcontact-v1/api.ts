import type { ApiResponse, Api, ApiRequest, ApiRoute, HttpMethod } from '../http';
import { retryAfterHeader } from '../rateLimit';
import type { Account } from './account';
import { PREFIX } from './addresses';
import type { Cursor } from './atom/pageTokens';
import { badRequest, createErrorResponse, jbossPage, notFound, ServiceError } from './errors';

/** A request that has passed all common checks. */
export interface Call {
	account: Account;
	request: ApiRequest;
	params: Record<string, string>;
	/** The query without paging parameters; for a `next` link, that of the first page. */
	filters: URLSearchParams;
	/** Where the requested page begins; undefined for the first page. */
	cursor: Cursor | undefined;
	/** Where the previous page begins. */
	cursorBefore: Cursor | undefined;
	/** The time of this request by the sandbox's clock. */
	now: number;
}

/** One endpoint of the service. */
export interface Endpoint {
	method: HttpMethod;
	/** Below /ws/customers/:user. */
	path: string;
	/** Names of the query parameters; any other is rejected. */
	query?: readonly string[];
	/** How the feed identifies its pages. */
	paging?: 'next' | 'pageNumber';
	/** The kind of body that it accepts; none if omitted. */
	takes?: 'atom' | 'form';
	/** Whether it belongs to the resources of 2010, which require both headers on every request. */
	newFamily?: boolean;
	run(call: Call): ApiResponse | Promise<ApiResponse>;
}

const METHODS: HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const ATOM_TYPE = /^application\/atom\+xml\s*(;.*)?$/i;
const FORM_TYPE = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;.*)?$/i;

function overQps(account: Account, request: ApiRequest): ServiceError | undefined {
	const { rateLimit, dailyLimit } = account.options;
	const now = account.clock.now();
	const day = { requests: dailyLimit ?? Infinity, perMs: 86_400_000 };
	const client = request.headers.authorization ?? '';
	const wait = rateLimit && account.rateLimiter.refusal(client, rateLimit, now);
	if (rateLimit !== undefined && wait !== undefined) {
		return new ServiceError(403, 'Developer Over Qps', 'mashery', {
			'x-mashery-error-code': 'ERR_403_DEVELOPER_OVER_QPS',
			'x-error-detail-header': 'mashery.not.authorized.over.qps',
			...retryAfterHeader(rateLimit, wait, now),
		});
	}
	if (dailyLimit !== undefined && account.dailyLimiter.refusal(client, day, now) !== undefined) {
		return new ServiceError(403, 'Developer Over Rate', 'mashery', {
			'x-mashery-error-code': 'ERR_403_DEVELOPER_OVER_RATE',
			'x-error-detail-header': 'mashery.not.authorized.over.rate',
		});
	}
	return undefined;
}

async function guard(
	account: Account,
	request: ApiRequest,
	act: () => ApiResponse | Promise<ApiResponse>,
): Promise<ApiResponse> {
	account.settle(account.clock.now());
	try {
		const limited = overQps(account, request);
		if (limited !== undefined) throw limited;
		return await act();
	} catch (error) {
		if (!(error instanceof ServiceError)) throw error;
		return createErrorResponse(error, request.method, account.options.errorBodies);
	}
}

function checkHeaders(endpoint: Endpoint, { headers }: ApiRequest): void {
	const type = headers['content-type'] ?? '';
	if (endpoint.newFamily && !/application\/(atom\+xml|\*)|\*\/\*/i.test(headers.accept ?? '')) {
		throw new ServiceError(406, 'Accept must be application/atom+xml');
	}
	const wanted = endpoint.takes === 'form' ? FORM_TYPE : ATOM_TYPE;
	if ((endpoint.newFamily || endpoint.takes !== undefined) && !wanted.test(type)) {
		throw new ServiceError(415, `Unsupported Media Type: '${type}'`);
	}
}

/** Extracts the page from the query: a `next` token must be the only parameter. */
function readQuery(
	account: Account,
	{ query: names = [], paging }: Endpoint,
	{ path, query }: ApiRequest,
): Pick<Call, 'filters' | 'cursor' | 'cursorBefore'> {
	const token = paging === 'next' ? query.get('next') : null;
	if (token !== null) {
		const state = account.tokens.read(token);
		if (state?.path !== account.addresses.own(path) || query.size > 1)
			throw badRequest(`Invalid next token ${token}`);
		const { cursor, before } = state;
		return { filters: new URLSearchParams(state.query), cursor, cursorBefore: before };
	}
	const filters = new URLSearchParams(query);
	const number = paging === 'pageNumber' ? filters.get('pageNumber') : null;
	if (number !== null && !/^\d{1,9}$/.test(number)) throw badRequest('Invalid pageNumber');
	if (paging === 'pageNumber') filters.delete('pageNumber');
	for (const name of filters.keys()) {
		if (!names.includes(name)) throw badRequest(`Unknown query parameter ${name}`);
	}
	const page = Number(number ?? 0);
	return {
		filters,
		cursor: page === 0 ? undefined : page,
		cursorBefore: page > 1 ? page - 1 : undefined,
	};
}

function route(account: Account, endpoint: Endpoint): ApiRoute {
	return {
		method: endpoint.method,
		path: `/:user${endpoint.path}`,
		run: async (request) =>
			await guard(account, request, async () => {
				account.access.check(request);
				checkHeaders(endpoint, request);
				const query = readQuery(account, endpoint, request);
				request.markHandled();
				const { params, now } = request;
				return await endpoint.run({ account, request, params, now, ...query });
			}),
	};
}

/** GET of a service document without the trailing slash: rejected by Apache itself (V1 API 1.4). */
function missingSlashes(endpoints: Endpoint[]): ApiRoute[] {
	return endpoints
		.filter(({ method, path }) => method === 'GET' && path.endsWith('/'))
		.map(({ path }) => ({
			method: 'GET',
			path: `/:user${path.slice(0, -1)}`,
			run: (request) =>
				createErrorResponse(new ServiceError(403, request.path, 'apache'), 'GET', 'mixed'),
		}));
}

/** 415 for methods that a resource doesn't support (V1 API 1.8). */
function refusedMethods(account: Account, routes: ApiRoute[]): ApiRoute[] {
	const paths = [...new Set(routes.map(({ path }) => path))];
	return paths.flatMap((path) =>
		METHODS.filter(
			(method) => !routes.some((other) => other.path === path && other.method === method),
		).map((method) => ({
			method,
			path,
			run: async (request: ApiRequest) =>
				await guard(account, request, () => {
					account.access.check(request);
					throw new ServiceError(415, `Method ${method} is not supported by this resource`);
				}),
		})),
	);
}

/** The v1 service with these endpoints. */
export function createApi(account: Account, endpoints: Endpoint[]): Api {
	const own = endpoints.map((endpoint) => route(account, endpoint));
	const routes = [...own, ...missingSlashes(endpoints)];
	return {
		prefix: PREFIX,
		routes: [...routes, ...refusedMethods(account, routes)],
		notFound: async (request) =>
			await guard(account, request, () => {
				const user = request.path.split('/')[PREFIX.split('/').length];
				account.access.check({ ...request, params: user === undefined ? {} : { user } });
				throw notFound(request.path);
			}),
		errorBody: (status) => jbossPage(status, `sandbox fault ${status}`),
	};
}
