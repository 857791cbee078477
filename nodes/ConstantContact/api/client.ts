import type { IDataObject } from 'n8n-workflow';

import {
	encodeQuery,
	HttpClient,
	InputError,
	readLinkedPages,
	parseBaseUrl,
	readConnection,
	readCredential,
	ServerError,
	toResult,
	warnOfPlainHttp,
	type Concurrency,
	type ConnectionDefaults,
	type HttpObserver,
	type HttpRequest,
	type HttpResponse,
	type LinkedPage,
	type N8nFunctions,
	type QueryValue,
	type WriteJournal,
} from '../../kit';
import { waitUntil } from '../../constantContactShared/waiting';
import { checkSameRecord } from './collections';
import { collectSecrets, readScopes } from './credential';
import { resolveLink } from './links';
import { describeMissingPermission } from './permissions';
import {
	readFile,
	readJson,
	readOptionalRecord,
	readPage,
	readRecord,
	readRecords,
} from './responses';

/** Name of the credential type. */
export const CREDENTIAL = 'constantContactOAuth2Api';

/** As in the credential. A key allows four requests per second (V3 API 3). */
export const DEFAULTS: Partial<ConnectionDefaults> = { requestsPerSecond: 4 };

const JSON_TYPE = 'application/json';

/** Status of the response for a list that the service is still preparing (V3 API 4). */
const NOT_READY = 202;

/** How long to wait for it. */
const READINESS = { checkEvery: 1, timeLimit: 5 };

/** Query parameters by name; multiple values are separated by commas (V3 API 13). */
export type V3Query = Record<string, QueryValue>;

/** A page of a collection. */
export interface CollectionPage extends LinkedPage<IDataObject> {
	/** The number of records on all pages, if the request asks for it and the response has it. */
	total?: number;
}

/** What all copies of a client share about the account. */
interface Known {
	/** Scopes of the token; undefined if the authorization server didn't name them. */
	scopes: string[] | undefined;
	/** Values read once for the whole run, by name. */
	read: Map<string, Promise<unknown>>;
}

/** The V3 API of one account. Paths are relative to the base URL, e.g. `/contacts`. */
export class ConstantContactApi {
	private constructor(
		private readonly http: HttpClient,
		private readonly baseUrl: string,
		private readonly known: Known,
		/** Identifies the account, for work that must be done sequentially. */
		readonly account: string,
	) {}

	/** Creates the client from the chosen credential. @throws InputError when the credential can't be used */
	static async connect(
		functions: N8nFunctions,
		hint: (text: string) => void = () => {},
	): Promise<ConstantContactApi> {
		const credential = await readCredential(functions, CREDENTIAL);
		const connection = readConnection(credential, DEFAULTS);
		const clientId = String(credential.clientId ?? '').trim();
		if (clientId === '') {
			throw new InputError(
				"The credential lacks its 'Client ID'",
				'Open the credential, fill it in and connect the account.',
			);
		}
		const baseUrl = parseBaseUrl(String(credential.baseUrl ?? ''));
		if (!new URL(baseUrl).pathname.endsWith('/v3')) {
			throw new InputError(
				`The credential's 'Base URL' doesn't end with /v3: ${baseUrl}`,
				'Correct it in the credential: the address of the API is https://api.cc.email/v3.',
			);
		}
		warnOfPlainHttp(baseUrl, hint);
		const http = new HttpClient(functions, {
			credentialType: CREDENTIAL,
			// Requests count per key, whichever account the token belongs to (V3 API 3).
			credentialKey: `${CREDENTIAL}:${clientId}:${baseUrl}`,
			baseUrl,
			secrets: collectSecrets(credential),
			concurrency: connection.concurrency,
			requestsPerSecond: connection.requestsPerSecond,
			timeout: connection.timeout,
			retry: connection.retry,
			oauth2: true,
		});
		const account = functions.getNode().credentials?.[CREDENTIAL]?.id ?? CREDENTIAL;
		const known = { scopes: readScopes(credential), read: new Map<string, Promise<unknown>>() };
		return new ConstantContactApi(http, baseUrl, known, account);
	}

	/** How many pieces of work that need requests to start at the same time. */
	get concurrency(): Concurrency {
		return this.http.concurrency;
	}

	/** The same client, with its requests and responses observed. */
	observedBy(observer: HttpObserver): ConstantContactApi {
		return this.withHttp(this.http.observedBy(observer));
	}

	/** The same client, recording its writes in a journal. */
	journaledBy(journal: WriteJournal): ConstantContactApi {
		return this.withHttp(this.http.journaledBy(journal));
	}

	/** The same client with another request timeout; unchanged if none is given. */
	withTimeout(timeout: number | undefined): ConstantContactApi {
		return this.withHttp(this.http.withTimeout(timeout));
	}

	private withHttp(http: HttpClient): ConstantContactApi {
		const { baseUrl, known, account } = this;
		return new ConstantContactApi(http, baseUrl, known, account);
	}

	/** Stop signal of the execution. */
	get stopSignal(): AbortSignal | undefined {
		return this.http.stopSignal;
	}

	/** Identifies a record across all accounts, e.g. that of `/contacts/7`. */
	getKey(target: string): string {
		return `${this.account} ${this.baseUrl}${target}`;
	}

	/** Reads something once for all items of a run. After a failure, the next item tries again. */
	async readOnce<Value>(name: string, read: () => Promise<Value>): Promise<Value> {
		const earlier = this.known.read.get(name) as Promise<Value> | undefined;
		if (earlier !== undefined) return await earlier;
		const reading = read();
		this.known.read.set(name, reading);
		void toResult(reading).then(({ ok }) => {
			if (!ok) this.known.read.delete(name);
		});
		return await reading;
	}

	/** Reads one record. @throws TransportError when the response isn't an object */
	async get(target: string, query: V3Query = {}): Promise<IDataObject> {
		return await this.send({ method: 'GET', target, query }, (response) =>
			checkSameRecord(response),
		);
	}

	/**
	 * Reads a list that isn't paged.
	 *
	 * @param name the list's key in the response; undefined if the response itself is the list
	 */
	async list(target: string, query: V3Query = {}, name?: string): Promise<IDataObject[]> {
		return await this.send({ method: 'GET', target, query }, (response) =>
			readRecords(response, name),
		);
	}

	/**
	 * Reads a collection page by page. The link to a page includes the filters and the page size (V3 API 3).
	 *
	 * @param name the records' key in a response, e.g. `contacts`
	 */
	async *pages(target: string, name: string, query: V3Query = {}): AsyncGenerator<IDataObject[]> {
		const fetchPage = async (next?: string) => await this.page(target, name, query, next);
		const request = `GET ${target}`;
		for await (const { items } of readLinkedPages({
			fetchPage,
			request,
			signal: this.stopSignal,
		})) {
			yield items;
		}
	}

	/**
	 * Reads one page of a collection.
	 *
	 * @param next the next page, as named by an earlier one; undefined for the first page
	 */
	async page(
		target: string,
		name: string,
		query: V3Query = {},
		next?: string,
	): Promise<CollectionPage> {
		const readOrWait = (response: HttpResponse): CollectionPage | undefined => {
			if (response.status === NOT_READY) return undefined;
			const { items, total, link, cursor } = readPage(response, name);
			if (link !== undefined) {
				return { items, total, next: resolveLink(link, response.request, this.baseUrl) };
			}
			return cursor === undefined
				? { items, total }
				: { items, total, next: `${target}${buildQuery({ ...query, next: cursor })}` };
		};
		const wanted = next ?? `${target}${buildQuery(query)}`;
		const fetch = async () => await this.send({ method: 'GET', target: wanted }, readOrWait);
		const page = (await fetch()) ?? (await this.askAgain(fetch));
		if (page !== undefined) return page;
		const serverMessage = 'the records were not ready in time';
		throw new ServerError({ status: NOT_READY, request: `GET ${target}`, serverMessage });
	}

	/** Polls for something that the service is still preparing, e.g. the contacts of a segment (V3 API 4). */
	private async askAgain<Value>(
		fetch: () => Promise<Value | undefined>,
	): Promise<Value | undefined> {
		return await waitUntil(fetch, (seen) => seen !== undefined, READINESS, this.stopSignal);
	}

	/** Creates a record, or starts a bulk activity. */
	async post(target: string, body?: IDataObject, query?: V3Query): Promise<IDataObject> {
		return await this.send({ method: 'POST', target, query, body }, (response) =>
			checkSameRecord(response, { ...(query as IDataObject), ...body }),
		);
	}

	/** Sends a form, e.g. with a file. */
	async postForm(target: string, form: FormData): Promise<IDataObject> {
		return await this.send({ method: 'POST', target, body: form }, readRecord);
	}

	/** Replaces a record. */
	async put(target: string, body: IDataObject): Promise<IDataObject> {
		return await this.send({ method: 'PUT', target, body }, (response) =>
			checkSameRecord(response),
		);
	}

	/** Changes part of a record. */
	async patch(target: string, body: IDataObject): Promise<IDataObject> {
		return await this.send({ method: 'PATCH', target, body, idempotent: true }, (response) =>
			checkSameRecord(response),
		);
	}

	/** A POST whose response isn't a record: a list, or nothing at all. */
	async command(target: string, body: IDataObject): Promise<unknown> {
		return await this.send({ method: 'POST', target, body }, readJson);
	}

	/**
	 * Makes a change that is safe to send twice.
	 *
	 * @returns the response, e.g. what could not be changed (207); undefined if it has no body
	 */
	async change(
		method: 'PATCH' | 'POST' | 'PUT',
		target: string,
		body: IDataObject,
		query?: V3Query,
	): Promise<IDataObject | undefined> {
		const request: ApiRequest = { method, target, query, body, idempotent: true };
		return await this.send(request, readOptionalRecord);
	}

	/** A PUT that sends an email, and is never repeated once it may have arrived. Its response is ignored. */
	async sendOnce(target: string, body: IDataObject): Promise<void> {
		await this.send({ method: 'PUT', target, body, idempotent: false }, readJson);
	}

	/**
	 * Deletes a record. If the first try succeeded but its response was lost, the repeated request finds nothing; that is a success
	 * too.
	 *
	 * @returns the bulk activity that performs it; undefined if it is already done
	 */
	async delete(target: string): Promise<IDataObject | undefined> {
		return await this.send({ method: 'DELETE', target }, (response) => {
			if (response.status === 404 && response.repeated) return undefined;
			return readOptionalRecord(response);
		});
	}

	/**
	 * Reads the file of an export.
	 *
	 * @param link as given in the activity
	 * @param consume receives the text in chunks
	 * @throws TransportError when the link leads to another host
	 */
	async download<Value>(
		link: string,
		consume: (pieces: AsyncIterable<string>) => Promise<Value>,
	): Promise<Value> {
		const target = resolveLink(link, 'GET /contact_exports', this.baseUrl);
		const request: HttpRequest = { method: 'GET', target, headers: { Accept: 'text/csv' } };
		return await this.nameMissingPermission(this.http.receive(request, readFile, consume));
	}

	private async send<Value>(
		{ method, target, query = {}, body, idempotent }: ApiRequest,
		decode: (response: HttpResponse) => Value,
	): Promise<Value> {
		const headers: Record<string, string> = { Accept: JSON_TYPE };
		// A form sets its own content type, with the boundary of its parts.
		const isForm = body instanceof FormData;
		if (body !== undefined && !isForm) headers['Content-Type'] = JSON_TYPE;
		const request: HttpRequest = {
			method,
			target: `${target}${buildQuery(query)}`,
			headers,
			...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
			...(idempotent !== undefined && { idempotent }),
		};
		return await this.nameMissingPermission(this.http.send(request, decode));
	}

	/** The response to a request; if it is refused, the error names the missing permission. */
	private async nameMissingPermission<Value>(sent: Promise<Value>): Promise<Value> {
		const result = await toResult(sent);
		if (result.ok) return result.value;
		const { error } = result;
		if (!(error instanceof ServerError) || error.status !== 403) throw error;
		const missing = await describeMissingPermission(error.request, this.known.scopes, async () => {
			return await this.readOnce('privileges', async () => await this.readPrivileges());
		});
		throw missing === undefined ? error : addWords(error, missing);
	}

	/** The user's privileges, which any token may read (V3 API 2). Undefined if they can't be read. */
	private async readPrivileges(): Promise<string[] | undefined> {
		const request: HttpRequest = {
			method: 'GET',
			target: '/account/user/privileges',
			headers: { Accept: JSON_TYPE },
		};
		const read = await toResult(this.http.send(request, (response) => readRecords(response)));
		return read.ok ? read.value.map((entry) => String(entry.privilege_name)) : undefined;
	}
}

interface ApiRequest {
	method: HttpRequest['method'];
	target: string;
	query?: V3Query;
	body?: IDataObject | FormData;
	idempotent?: boolean;
}

/** Parameters that are repeated for each value (V3 API 13). */
const REPEATED = ['bounce_code', 'tracking_activity_type'];

/** The query string; multiple values of other parameters are joined by commas. */
function buildQuery(query: V3Query): string {
	const joined = Object.entries(query).map(([name, value]): [string, QueryValue] => [
		name,
		Array.isArray(value) && !REPEATED.includes(name) ? value.join(',') : value,
	]);
	return encodeQuery(Object.fromEntries(joined));
}

function addWords(error: ServerError, words: string): ServerError {
	const { serverMessage } = error;
	return error.with({ serverMessage: serverMessage === '' ? words : `${serverMessage}: ${words}` });
}
