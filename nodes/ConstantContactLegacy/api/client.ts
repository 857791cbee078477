import type { IDataObject } from 'n8n-workflow';

import {
	ApiClient,
	connect,
	encodeQuery,
	isDeletedBefore,
	readLinkedPages,
	path,
	type HttpClient,
	type HttpRequest,
	type HttpResponse,
	type N8nFunctions,
	type Query,
	type TellHint,
} from '../../kit';
import { findNextLink, readEntry, readFeed, readService, type AtomCollection } from './atom';
import { readRecord } from './collections';
import { passwordCredential } from './credential';
import { readFile, readNothing, readXml } from './responses';
import { resolveNext } from './links';
import { decodeEntry } from './payload';

/** Records per page (V1 API 1.7). */
export const PAGE_SIZE = 50;

const ENTRY_TYPE = 'application/atom+xml';

/** URIs of records use http, although the service is https only (V1 API 1.10). */
const URI_BASE = 'http://api.constantcontact.com/ws';

/** One of the two families of resources (V1 API 1.5). */
interface ResourceFamily {
	/** True for events and registrants, which require an Accept header in every request. */
	eventMarketing?: boolean;
}

/** How a feed is read. */
interface FeedOptions extends ResourceFamily {
	query?: Query;
	/** How many records will be read; the pages that surely takes are requested ahead. Default: 0. */
	wanted?: number;
}

/** The v1 web service of one account. Paths omit the account, e.g. `/contacts`. */
export class ConstantContactV1Api extends ApiClient {
	private constructor(
		http: HttpClient,
		private readonly userName: string,
		/** A warning about the credential; undefined if there is none. */
		readonly warning: string | undefined,
	) {
		super(http);
	}

	/** Creates the client from the chosen credential. @throws InputError if the credential can't be used */
	static async connect(functions: N8nFunctions, hint?: TellHint): Promise<ConstantContactV1Api> {
		const { http, values } = await connect(functions, passwordCredential, hint);
		return new ConstantContactV1Api(http, values.userName, values.warning);
	}

	/** The URI that identifies a record in request bodies, e.g. of `/lists/2`. */
	uri(target: string): string {
		return `${URI_BASE}${this.below(target)}`;
	}

	/** Reads one record. */
	async get(target: string, family: ResourceFamily = {}): Promise<IDataObject> {
		const request = this.request('GET', target, family);
		return await this.http.send(request, readRecord);
	}

	/** The collections in a service document; its path ends with a slash (V1 API 1.4). */
	async collections(target = '/'): Promise<AtomCollection[]> {
		const request = this.request('GET', target, {});
		return await this.http.send(request, (response) => readXml(response, readService));
	}

	/** Reads a feed page by page, by its `next` links. */
	async *feed(
		target: string,
		{ query = {}, wanted = 0, ...family }: FeedOptions = {},
	): AsyncGenerator<IDataObject[]> {
		const first = `${target}${encodeQuery(query)}`;
		const resolve = (link: string | undefined, current: string) =>
			link === undefined ? undefined : resolveNext(link, current, this.below(''));
		const pages = readLinkedPages({
			request: `GET ${target}`,
			signal: this.stopSignal,
			limit: wanted,
			perPage: Number(query.pageSize ?? PAGE_SIZE),
			findNext: (text, current = first) => resolve(findNextLink(text), current),
			fetchPage: async (current = first, lookAhead) => {
				const request = this.request('GET', current, family);
				const decode = (response: HttpResponse) =>
					readXml(response, (text) => readFeed(text, decodeEntry));
				const page = await this.http.send(request, decode, lookAhead);
				return { items: page.entries, next: resolve(page.next, current) };
			},
		});
		for await (const { items } of pages) yield items;
	}

	/** Creates a record from an entry. @returns the record in the response */
	async post(target: string, entry: string): Promise<IDataObject> {
		const request = { ...this.request('POST', target, {}), ...buildEntryBody(entry) };
		return await this.http.send(request, (response) =>
			readRecord(response, decodeEntry(readEntry(entry))),
		);
	}

	/** Replaces a record with an entry; the response is empty. */
	async put(target: string, entry: string, family: ResourceFamily = {}): Promise<void> {
		await this.http.send(
			{ ...this.request('PUT', target, family), ...buildEntryBody(entry, family) },
			readNothing,
		);
	}

	/**
	 * Starts a bulk job from an encoded form (V1 API 4.2). The request is never repeated once it may have arrived.
	 *
	 * @param form as returned by `encodeForm`
	 * @returns the job, of which the response has little more than the ID
	 */
	async postForm(target: string, form: string): Promise<IDataObject> {
		const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
		const request = { ...this.request('POST', target, {}), headers, body: form };
		return await this.http.send(request, readRecord);
	}

	/** Starts a bulk job from a form with a file, as `postForm` does without one. */
	async postMultipart(target: string, form: FormData): Promise<IDataObject> {
		const request = { ...this.request('POST', target, {}), body: form };
		return await this.http.send(request, readRecord);
	}

	/**
	 * Reads a file unchanged, e.g. that of an export.
	 *
	 * @param consume receives the text in chunks
	 * @throws TransportError if the response is a web page or an entry instead
	 */
	async download<Value>(
		target: string,
		consume: (pieces: AsyncIterable<string>) => Promise<Value>,
	): Promise<Value> {
		return await this.http.receive(this.request('GET', target, {}), readFile, consume);
	}

	/** Deletes a record. */
	async delete(target: string): Promise<void> {
		await this.http.send(this.request('DELETE', target, {}), (response) =>
			isDeletedBefore(response) ? undefined : readNothing(response),
		);
	}

	private request(
		method: HttpRequest['method'],
		target: string,
		{ eventMarketing = false }: ResourceFamily,
	): HttpRequest {
		const both = { Accept: ENTRY_TYPE, 'Content-Type': ENTRY_TYPE };
		return { method, target: this.below(target), ...(eventMarketing && { headers: both }) };
	}

	private below(target: string): string {
		return `${path`/customers/${this.userName}`}${target}`;
	}
}

function buildEntryBody(
	entry: string,
	{ eventMarketing = false }: ResourceFamily = {},
): Pick<HttpRequest, 'headers' | 'body'> {
	const headers: Record<string, string> = { 'Content-Type': ENTRY_TYPE };
	if (eventMarketing) headers.Accept = ENTRY_TYPE;
	return { headers, body: entry };
}
