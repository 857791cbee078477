import type { Sandbox } from '../index';
import type { TestBody } from '../testClient';

/** A response with its body, parsed if it is JSON. */
export interface V3Response {
	status: number;
	headers: Headers;
	text: string;
	/** Loosely typed on purpose: tests access any part of it. */
	body: TestBody;
	/** `_links.next.href` of a page. */
	next: string | undefined;
	/** Key and message of the first error. */
	key: string | undefined;
	message: string;
}

/** What differs from a normal request. */
export interface V3Extras {
	headers?: Record<string, string>;
	/** Undefined values are omitted. */
	query?: Record<string, string | number | boolean | undefined>;
	/** Access token; null sends none. */
	token?: string | null;
}

interface ErrorEntry {
	error_key?: string;
	error_message?: string;
}

type Parsed = ErrorEntry & {
	0?: ErrorEntry;
	_links?: { next?: { href?: string } | null };
};

function parse(text: string): Parsed | undefined {
	try {
		return JSON.parse(text) as Parsed;
	} catch {
		return undefined;
	}
}

/** Sends requests to a sandbox's Constant Contact V3; paths are below /v3 unless they begin with it. */
export function constantContactV3Client(sandbox: Sandbox) {
	async function request(
		method: string,
		path: string,
		body?: object | string,
		extras: V3Extras = {},
	): Promise<V3Response> {
		const { headers = {}, query = {} } = extras;
		const { token = sandbox.constantContactV3.credentials.accessToken } = extras;
		const url = new URL(sandbox.url + (path.startsWith('/v3/') ? path : `/v3${path}`));
		for (const [name, value] of Object.entries(query)) {
			if (value !== undefined) url.searchParams.set(name, String(value));
		}
		const isForm = body instanceof FormData;
		const response = await fetch(url, {
			method,
			redirect: 'manual',
			headers: {
				...(token === null ? {} : { authorization: `Bearer ${token}` }),
				...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
				...headers,
			},
			body: isForm || typeof body !== 'object' ? body : JSON.stringify(body),
		});
		const text = await response.text();
		const parsed = parse(text);
		const error = parsed?.[0] ?? parsed;
		return {
			status: response.status,
			headers: response.headers,
			text,
			body: (parsed ?? {}) as unknown as TestBody,
			next: parsed?._links?.next?.href,
			key: error?.error_key,
			message: error?.error_message ?? '',
		};
	}

	const get = async (path: string, query?: V3Extras['query'], extras?: V3Extras) =>
		await request('GET', path, undefined, { query, ...extras });

	/** All pages of a collection, following next links as a careful client would. */
	async function getAll(
		path: string,
		name: string,
		query?: V3Extras['query'],
	): Promise<TestBody[][]> {
		let response = await get(path, query);
		const pages = [response.body[name] as unknown as TestBody[]];
		while (response.next !== undefined) {
			response = await get(response.next);
			pages.push(response.body[name] as unknown as TestBody[]);
		}
		return pages;
	}

	return {
		request,
		get,
		getAll,
		post: async (path: string, body: object | string, extras?: V3Extras) =>
			await request('POST', path, body, extras),
		put: async (path: string, body: object | string, extras?: V3Extras) =>
			await request('PUT', path, body, extras),
		patch: async (path: string, body: object | string, extras?: V3Extras) =>
			await request('PATCH', path, body, extras),
		delete: async (path: string, extras?: V3Extras) =>
			await request('DELETE', path, undefined, extras),
	};
}

export type V3Client = ReturnType<typeof constantContactV3Client>;
