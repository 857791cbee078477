import type { IDataObject } from 'n8n-workflow';

import {
	emptyResponseError,
	encodeQuery,
	HttpClient,
	InputError,
	isRecord,
	brokenLinkError,
	readLinkedPages,
	parseBaseUrl,
	readConnection,
	readCredential,
	requireSameRecord,
	TransportError,
	warnOfPlainHttp,
	type Concurrency,
	type Collection,
	type ConnectionDefaults,
	type HttpObserver,
	type HttpRequest,
	type HttpResponse,
	type LinkedPage,
	type N8nFunctions,
	type Query,
	type WriteJournal,
} from '../../kit';
import { readFile, readJson } from './responses';
import { resolveFile, resolveNext } from './links';
import { toRecord, toRecords } from './records';

/** Name of the credential type. */
export const CREDENTIAL = 'constantContactLegacyTokenApi';

/** As in the credential. A standard key allows four requests per second (V2 API 1.4). */
export const DEFAULTS: Partial<ConnectionDefaults> = { requestsPerSecond: 4 };

const JSON_TYPE = 'application/json';

/** The records of an account that have an ID (V2 API 2). */
const COLLECTIONS: Collection[] = [
	{
		path: /^\/contacts$/,
		id: 'id',
		known: ({ email_addresses: addresses }) => findEmails(addresses),
	},
	{
		path: /^\/(?:lists|library\/folders|emailmarketing\/campaigns)$/,
		id: 'id',
		known: ({ name }) => [name],
	},
	{ path: /^\/(?:activities|library\/files|eventspot\/events)$/, id: 'id' },
	{ path: /\/(?:schedules|registrants)$/, id: 'id' },
];

function findEmails(addresses: unknown): unknown[] {
	return toRecords(addresses).map(({ email_address: email }) => email);
}

/** The v2 REST API of one account. Paths are relative to the base URL, e.g. `/contacts`. */
export class ConstantContactV2Api {
	constructor(
		private readonly http: HttpClient,
		private readonly baseUrl: string,
		/** Identifies the account, for work that must be done sequentially and for state that is kept. */
		readonly account: string,
	) {}

	/** Creates the client from the chosen credential. @throws InputError when the credential can't be used */
	static async connect(
		functions: N8nFunctions,
		hint: (text: string) => void = () => {},
	): Promise<ConstantContactV2Api> {
		const credential = await readCredential(functions, CREDENTIAL);
		const connection = readConnection(credential, DEFAULTS);
		const apiKey = String(credential.apiKey ?? '').trim();
		const accessToken = String(credential.accessToken ?? '').trim();
		if (apiKey === '' || accessToken === '') {
			throw new InputError(
				"The credential lacks its 'API Key' or its 'Access Token'",
				'Open the credential and fill in both.',
			);
		}
		const baseUrl = parseBaseUrl(String(credential.baseUrl ?? ''));
		warnOfPlainHttp(baseUrl, hint);
		const http = new HttpClient(functions, {
			credentialType: CREDENTIAL,
			// Requests count per key, whichever account the token belongs to (V2 API 1.4).
			credentialKey: `${CREDENTIAL}:${apiKey}:${baseUrl}`,
			baseUrl,
			secrets: [accessToken, apiKey],
			concurrency: connection.concurrency,
			requestsPerSecond: connection.requestsPerSecond,
			timeout: connection.timeout,
			retry: connection.retry,
		});
		const account = functions.getNode().credentials?.[CREDENTIAL]?.id ?? CREDENTIAL;
		return new ConstantContactV2Api(http, baseUrl, account);
	}

	/** How many pieces of work that need requests to start at the same time. */
	get concurrency(): Concurrency {
		return this.http.concurrency;
	}

	/** The same client, with its requests and responses observed. */
	observedBy(observer: HttpObserver): ConstantContactV2Api {
		return this.withHttp(this.http.observedBy(observer));
	}

	/** The same client, recording its writes in a journal. */
	journaledBy(journal: WriteJournal): ConstantContactV2Api {
		return this.withHttp(this.http.journaledBy(journal));
	}

	/** The same client with another request timeout; unchanged if none is given. */
	withTimeout(timeout: number | undefined): ConstantContactV2Api {
		return this.withHttp(this.http.withTimeout(timeout));
	}

	private withHttp(http: HttpClient): ConstantContactV2Api {
		const { baseUrl, account } = this;
		return new ConstantContactV2Api(http, baseUrl, account);
	}

	/** Stop signal of the execution. */
	get stopSignal(): AbortSignal | undefined {
		return this.http.stopSignal;
	}

	/** Identifies a record across all accounts, e.g. that of `/contacts/7`. */
	getKey(target: string): string {
		return `${this.account} ${this.baseUrl}${target}`;
	}

	/** Reads one record. @throws TransportError when the response isn't an object */
	async get(target: string, query: Query = {}): Promise<IDataObject> {
		return await this.send({ method: 'GET', target, query }, (response) => readRecord(response));
	}

	/** Reads a list that the API doesn't page. */
	async list(target: string, query: Query = {}): Promise<IDataObject[]> {
		return await this.send({ method: 'GET', target, query }, readList);
	}

	/** Reads a response that may be a list, a single record, or empty (V2 API 2.7). */
	async records(target: string): Promise<IDataObject[]> {
		return await this.send({ method: 'GET', target }, (response) => {
			const value = readJson(response) ?? [];
			const isAlone = isRecord(value) && value.results === undefined;
			return isAlone ? [toRecord(value)] : readItems(value, response);
		});
	}

	/** Reads a list page by page. */
	async *pages(target: string, query: Query = {}): AsyncGenerator<IDataObject[]> {
		for await (const { items } of this.linkedPages(target, query)) yield items;
	}

	/**
	 * Reads a list page by page, with the cursor to each page's next one.
	 *
	 * @param from a `next` of an earlier run, from which reading continues
	 */
	async *linkedPages(
		target: string,
		query: Query = {},
		from?: string,
	): AsyncGenerator<LinkedPage<IDataObject>> {
		yield* readLinkedPages({
			request: `GET ${target}`,
			signal: this.http.stopSignal,
			fetchPage: async (next = from) => {
				// A cursor includes the query of the first page and is sent without it (V2 API 1.5).
				const request = next === undefined ? { target, query } : { target: next, query: {} };
				return await this.send({ method: 'GET', ...request }, (response) =>
					this.readPage(response),
				);
			},
		});
	}

	/** Creates something. @returns the response @throws TransportError when it is empty */
	async post(target: string, body: JsonBody, query: Query = {}): Promise<IDataObject> {
		return await this.send({ method: 'POST', target, query, body }, (response) =>
			readRecord(response, toRecord(body)),
		);
	}

	/** Creates several things at once. @returns the response */
	async postList(target: string, body: JsonBody): Promise<IDataObject[]> {
		return await this.send({ method: 'POST', target, body }, (response) => {
			const value = requireData(readJson(response), response);
			return isRecord(value) ? [toRecord(value)] : readItems(value, response);
		});
	}

	/** Replaces a record; properties that the body omits are cleared (V2 API 0.5). */
	async put(target: string, body: JsonBody, query: Query = {}): Promise<IDataObject> {
		return await this.send({ method: 'PUT', target, query, body }, (response) =>
			readRecord(response),
		);
	}

	/** Like `put`, for responses that are a list. */
	async putList(target: string, body: JsonBody): Promise<IDataObject[]> {
		return await this.send({ method: 'PUT', target, body }, (response) =>
			readItems(requireData(readJson(response), response), response),
		);
	}

	/**
	 * Deletes a record. If the first try succeeded but its response was lost, the repeated request finds nothing; that is a success
	 * too.
	 */
	async delete(target: string): Promise<void> {
		await this.send({ method: 'DELETE', target }, (response) =>
			response.status === 404 && response.repeated ? undefined : readJson(response),
		);
	}

	/**
	 * Sends a form with a file. The request is never repeated once it may have arrived.
	 *
	 * @returns the response, with the ID from the Location header if the body has none (V2 API 2.7, 2.9)
	 */
	async postForm(target: string, form: FormData): Promise<IDataObject> {
		return await this.send({ method: 'POST', target, body: form }, readCreated);
	}

	/** Starts a bulk job, whose ID may be in the Location header only. */
	async postJob(target: string, body: JsonBody, query: Query = {}): Promise<IDataObject> {
		return await this.send({ method: 'POST', target, query, body }, readCreated);
	}

	/**
	 * Reads the file of an export.
	 *
	 * @param link the file's URL as given in the activity
	 * @param consume receives the text in chunks
	 * @throws InputError when it is on another host
	 */
	async download<Value>(
		link: string,
		consume: (pieces: AsyncIterable<string>) => Promise<Value>,
	): Promise<Value> {
		const target = resolveFile(link, this.baseUrl);
		const headers = { Accept: '*/*' };
		return await this.http.receive(
			{ method: 'GET', target, fromHost: true, headers },
			readFile,
			consume,
		);
	}

	private async send<Value>(
		{ method, target, query = {}, body }: ApiRequest,
		decode: (response: HttpResponse) => Value,
	): Promise<Value> {
		const headers: Record<string, string> = { Accept: JSON_TYPE };
		const isForm = body instanceof FormData;
		if (body !== undefined && !isForm) headers['Content-Type'] = JSON_TYPE;
		const request: HttpRequest = {
			method,
			target: `${target}${encodeQuery(query)}`,
			headers,
			...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
		};
		return await this.http.send(request, (response) => decode(response));
	}

	private readPage(response: HttpResponse): LinkedPage<IDataObject> {
		const value = readJson(response);
		const items = readItems(value, response);
		const link = getNextLink(value, response.request);
		if (link === undefined) return { items };
		return { items, next: resolveNext(link, response.request, this.baseUrl) };
	}
}

/** A body to be sent as JSON. */
type JsonBody = IDataObject | IDataObject[] | string[];

interface ApiRequest {
	method: HttpRequest['method'];
	target: string;
	query?: Query;
	body?: JsonBody | FormData;
}

/** @param sent what a creation sent */
function readRecord(response: HttpResponse, sent?: IDataObject): IDataObject {
	const value = requireData(readJson(response), response);
	if (isRecord(value)) return requireSameRecord(toRecord(value), response, COLLECTIONS, sent);
	const seen = 'something else came instead of a record';
	throw new TransportError('unreadable', response.request, seen, response.mayHaveActed);
}

/** @throws TransportError when the response is empty */
function requireData(value: unknown, response: HttpResponse): unknown {
	if (value === undefined || value === null) throw emptyResponseError(response);
	return value;
}

function readList(response: HttpResponse): IDataObject[] {
	return readItems(readJson(response), response);
}

/** @throws TransportError when there is no list: such a response must not be mistaken for an empty list */
function readItems(value: unknown, { request, mayHaveActed }: HttpResponse): IDataObject[] {
	const entries = isRecord(value) ? value.results : value;
	if (Array.isArray(entries)) return toRecords(entries);
	throw new TransportError(
		'unreadable',
		request,
		'something else came instead of a list',
		mayHaveActed,
	);
}

function readCreated(response: HttpResponse): IDataObject {
	const record = toRecord(readJson(response));
	const { location, id } = response.headers;
	const known = record.id ?? getLastStep(location) ?? id;
	if (known !== undefined) return { ...record, id: String(known) };
	const seen = 'the response does not name the ID of what was created';
	throw new TransportError('unreadable', response.request, seen, response.mayHaveActed);
}

/** The last segment of a URL's path. */
function getLastStep(url = ''): string | undefined {
	return url.split('?', 1)[0]?.split('/').findLast(Boolean);
}

/** `{"meta": {"pagination": {"next_link": "/v2/..."}}}`; the last page doesn't have the key (V2 API 1.5). */
function getNextLink(value: unknown, request: string): string | undefined {
	const meta = isRecord(value) && isRecord(value.meta) ? value.meta : {};
	const link = isRecord(meta.pagination) ? meta.pagination.next_link : undefined;
	if (link === undefined || link === null || link === '') return undefined;
	if (typeof link === 'string') return link;
	throw brokenLinkError(request);
}
