import type { ApiResponse, Api, ApiRequest, ApiRoute, HttpMethod } from '../http';
import {
	ApiError,
	errorResponse,
	errorBody,
	GatewayError,
	notFound,
	unauthorized,
	type Service,
} from './errors';
import type { Grant } from './oauth/grants';
import type { Privilege, Scope } from './privileges';
import { checkMediaType, readQuery, type Asked, type Paging } from './request';
import type { Account } from './state';

/** All paths of the API are below this. */
export const PREFIX = '/v3';

/** A request that has passed all common checks. */
export interface Call extends Asked {
	account: Account;
	endpoint: Endpoint;
	request: ApiRequest;
	/** Values in the path; ids are in lower case. */
	params: Record<string, string>;
	/** Who sent the request. */
	grant: Grant;
	/** The time of this request by the sandbox's clock. */
	now: number;
}

/** One endpoint of the API. */
export interface Endpoint {
	method: HttpMethod;
	/** Below /v3. */
	path: string;
	service: Service;
	/** The required scope; if omitted, any token will do. */
	scope?: Scope;
	/** The required privilege of the user. */
	privilege?: Privilege;
	/** Names of the query parameters besides limit and cursor. */
	query?: readonly string[];
	/** Set for collections with pages. */
	paging?: Paging;
	/** The kind of body that it accepts; none if omitted. */
	takes?: 'json' | 'multipart';
	run(call: Call): ApiResponse | Promise<ApiResponse>;
}

async function guard(
	service: Service,
	act: () => ApiResponse | Promise<ApiResponse>,
): Promise<ApiResponse> {
	try {
		return await act();
	} catch (error) {
		if (error instanceof ApiError || error instanceof GatewayError) {
			return errorResponse(error, service);
		}
		throw error;
	}
}

async function run(
	account: Account,
	endpoint: Endpoint,
	request: ApiRequest,
): Promise<ApiResponse> {
	const { now, params } = request;
	const grant = account.access.check(request, endpoint, now);
	checkMediaType(endpoint, request);
	const asked = readQuery(endpoint, request, account.options, now);
	request.markHandled();
	return await endpoint.run({ account, endpoint, request, params, grant, now, ...asked });
}

/** The V3 API with these endpoints. */
export function createApi(account: Account, endpoints: Endpoint[]): Api {
	const routes = endpoints.map((endpoint): ApiRoute => ({
		method: endpoint.method,
		path: endpoint.path,
		run: async (request) => {
			account.runDue(account.clock.now());
			return await guard(endpoint.service, () => run(account, endpoint, request));
		},
	}));
	return {
		prefix: PREFIX,
		routes,
		notFound: async (request) =>
			await guard('contacts', () => {
				if (account.access.grantOf(request, request.now) === undefined) throw unauthorized();
				throw notFound(`there is no resource at ${request.method} ${request.path}`);
			}),
		errorBody: (status) => {
			if (status === 429) {
				return { error_key: 'throttled', error_message: 'Too Many Requests' };
			}
			if (status === 401) {
				return { error_key: 'unauthorized', error_message: 'Unauthorized' };
			}
			return errorBody('contacts', 'error', `sandbox fault ${status}`);
		},
	};
}
