import type { Sandbox } from '../index';
import type { TestBody } from '../testClient';

/** A response with its body, parsed if it is JSON. */
export interface V2Response {
	status: number;
	headers: Headers;
	text: string;
	/** Loosely typed on purpose: tests access any part of it. */
	body: TestBody;
	/** Pages' results; empty if there are none. */
	results: TestBody[];
	/** `next_link` of a page. */
	next: string | undefined;
	/** Key of the first error. */
	key: string | undefined;
}

/** What differs from a normal request. */
export interface V2Extras {
	headers?: Record<string, string>;
	query?: Record<string, string | number>;
	/** `Authorization`; null sends none. */
	authorization?: string | null;
	/** null sends none. */
	apiKey?: string | null;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Sends requests to a sandbox's Constant Contact V2; paths are below /v2 unless they begin with it. */
export function constantContactV2Client(sandbox: Sandbox) {
	async function request(
		method: string,
		path: string,
		body?: object | string,
		extras: V2Extras = {},
	): Promise<V2Response> {
		const { credentials } = sandbox.constantContactV2;
		const { apiKey = credentials.apiKey, headers = {}, query = {} } = extras;
		const { authorization = `Bearer ${credentials.accessToken}` } = extras;
		const url = new URL(sandbox.url + (path.startsWith('/v2/') ? path : `/v2${path}`));
		for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
		if (apiKey !== null) url.searchParams.set('api_key', apiKey);
		const isForm = body instanceof FormData;
		const response = await fetch(url, {
			method,
			redirect: 'manual',
			headers: {
				accept: 'application/json',
				...(authorization === null ? {} : { authorization }),
				...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
				...headers,
			},
			body: isForm || typeof body !== 'object' ? body : JSON.stringify(body),
		});
		const text = await response.text();
		const parsed = parse(text) as {
			results?: TestBody[];
			meta?: { pagination?: { next_link?: string } };
			0?: { error_key?: string };
			error_key?: string;
		};
		return {
			status: response.status,
			headers: response.headers,
			text,
			body: (parsed ?? {}) as unknown as TestBody,
			results: parsed?.results ?? [],
			next: parsed?.meta?.pagination?.next_link,
			key: parsed?.[0]?.error_key ?? parsed?.error_key,
		};
	}

	const get = async (path: string, query?: V2Extras['query'], extras?: V2Extras) =>
		await request('GET', path, undefined, { query, ...extras });

	/** The results of all pages, following next links as a careful client would. */
	async function getAll(path: string, query?: V2Extras['query']): Promise<TestBody[][]> {
		let page = await get(path, query);
		const pages = [page.results];
		while (page.next !== undefined) {
			page = await get(page.next);
			pages.push(page.results);
		}
		return pages;
	}

	return {
		request,
		get,
		getAll,
		post: async (path: string, body: object | string, extras?: V2Extras) =>
			await request('POST', path, body, extras),
		put: async (path: string, body: object | string, extras?: V2Extras) =>
			await request('PUT', path, body, extras),
		delete: async (path: string, extras?: V2Extras) =>
			await request('DELETE', path, undefined, extras),
	};
}

export type V2Client = ReturnType<typeof constantContactV2Client>;
