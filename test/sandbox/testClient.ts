import type { Sandbox, TokenName } from './index';

/** A response with its body, parsed if it is JSON. */
export interface TestResponse {
	status: number;
	headers: Headers;
	text: string;
	/** Loosely typed on purpose: tests access any part of it. */
	body: TestBody;
}

/** Parsed JSON, any part of which tests may access. */
export interface TestBody {
	[key: string]: TestBody;
	[index: number]: TestBody;
}

/** What differs from a normal request. */
export interface RequestExtras {
	token?: TokenName | null;
	headers?: Record<string, string>;
	query?: Record<string, string | number | string[]>;
	workspaceId?: string;
}

/** Sends requests to a sandbox's ContactHub, below its workspace unless the path is /me. */
export function contactHubClient(sandbox: Sandbox) {
	const { contactHub } = sandbox;

	async function request(
		method: string,
		path: string,
		body?: unknown,
		extras: RequestExtras = {},
	): Promise<TestResponse> {
		const { token = 'trusted', headers = {}, workspaceId = contactHub.workspaceId } = extras;
		const query = new URLSearchParams();
		for (const [name, value] of Object.entries(extras.query ?? {})) {
			for (const single of [value].flat()) query.append(name, String(single));
		}
		const prefix = path === '/me' ? '' : `/workspaces/${workspaceId}`;
		const search = query.size > 0 ? `?${query}` : '';
		const response = await fetch(contactHub.baseUrl + prefix + path + search, {
			method,
			redirect: 'manual',
			headers: {
				...(token === null ? {} : { authorization: `Bearer ${contactHub.tokens[token]}` }),
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...headers,
			},
			body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
		});
		const text = await response.text();
		const { status } = response;
		return { status, headers: response.headers, text, body: parse(text) };
	}

	return {
		request,
		get: async (path: string, query?: RequestExtras['query'], extras?: RequestExtras) =>
			await request('GET', path, undefined, { query, ...extras }),
		post: async (path: string, body: unknown, extras?: RequestExtras) =>
			await request('POST', path, body, extras),
		put: async (path: string, body: unknown, extras?: RequestExtras) =>
			await request('PUT', path, body, extras),
		patch: async (path: string, body: unknown, extras?: RequestExtras) =>
			await request('PATCH', path, body, extras),
		delete: async (path: string, extras?: RequestExtras) =>
			await request('DELETE', path, undefined, extras),
	};
}

export type ContactHubClient = ReturnType<typeof contactHubClient>;

function parse(text: string): TestBody {
	try {
		return JSON.parse(text) as TestBody;
	} catch {
		return {};
	}
}

/** The `query` parameter for an atomic condition. */
export function atomicQuery(attribute: string, operator: string, value?: unknown): string {
	return simpleQuery({ type: 'atomic', attribute, operator, value });
}

/** The `query` parameter for one condition. */
export function simpleQuery(condition: object): string {
	return JSON.stringify({ query: { type: 'simple', are: { condition } } });
}
