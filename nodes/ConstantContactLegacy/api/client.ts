import type { IDataObject } from 'n8n-workflow';

import {
	encodeQuery,
	HttpClient,
	InputError,
	readLinkedPages,
	parseBaseUrl,
	readConnection,
	path,
	readCredential,
	requireSameRecord,
	TransportError,
	warnOfPlainHttp,
	type Concurrency,
	type Collection,
	type ConnectionDefaults,
	type HttpRequest,
	type HttpResponse,
	type N8nFunctions,
	type Query,
	type WriteJournal,
} from '../../kit';
import { readEntry, readFeed, readService, type AtomCollection } from './atom';
import { readFile, readNothing, readXml } from './responses';
import { resolveNext } from './links';
import { decodeEntry } from './payload';
import { hasSpace, toPathUserName } from './userName';

/** Name of the credential type. */
export const CREDENTIAL = 'constantContactLegacyApi';

/** Records per page (V1 API 1.7). */
export const PAGE_SIZE = 50;

/** As in the credential. A standard key allows four requests per second (V1 API 1.9). */
export const DEFAULTS: Partial<ConnectionDefaults> = { requestsPerSecond: 4 };

const ENTRY_TYPE = 'application/atom+xml';

/** URIs of records use http, although the service is https only (V1 API 1.10). */
const URI_BASE = 'http://api.constantcontact.com/ws';

/** The records of an account that have an ID (V1 API 2 to 7). */
const COLLECTIONS: Collection[] = [
	{
		path: /\/customers\/[^/]+\/contacts$/,
		id: 'id',
		known: ({ email_address: email }) => [email],
	},
	{ path: /\/customers\/[^/]+\/(?:lists|campaigns)$/, id: 'id', known: ({ name }) => [name] },
	{ path: /\/(?:activities|emailaddresses|registrants)$/, id: 'id' },
	{ path: /\/customers\/[^/]+\/events$/, id: 'id' },
];

/** One of the two families of resources (V1 API 1.5). */
interface ResourceFamily {
	/** True for events and registrants, which require an Accept header in every request. */
	eventMarketing?: boolean;
}

/** The v1 web service of one account. Paths omit the account, e.g. `/contacts`. */
export class ConstantContactV1Api {
	constructor(
		private readonly http: HttpClient,
		private readonly userName: string,
		/** A warning about the credential; undefined if there is none. */
		readonly warning: string | undefined,
	) {}

	/** Creates the client from the chosen credential. @throws InputError when the credential can't be used */
	static async connect(
		functions: N8nFunctions,
		hint: (text: string) => void = () => {},
	): Promise<ConstantContactV1Api> {
		const credential = await readCredential(functions, CREDENTIAL);
		const apiKey = String(credential.apiKey ?? '').trim();
		const password = String(credential.password ?? '');
		const connection = readConnection(credential, DEFAULTS);
		if (apiKey === '' || password === '') {
			throw new InputError(
				"The credential lacks its 'API Key' or its 'Password'",
				'Open the credential and fill in both.',
			);
		}
		if (password.trim() !== password) {
			hint(
				'The password in the credential begins or ends with a space: remove it there unless it is part of the password',
			);
		}
		const rawName = String(credential.username ?? '').trim();
		const userName = toPathUserName(rawName);
		const baseUrl = parseBaseUrl(String(credential.baseUrl ?? ''));
		warnOfPlainHttp(baseUrl, hint);
		const credentialId = functions.getNode().credentials?.[CREDENTIAL]?.id ?? userName;
		const pair = Buffer.from(`${apiKey}%${rawName}:${password}`, 'utf8').toString('base64');
		const http = new HttpClient(functions, {
			credentialType: CREDENTIAL,
			credentialKey: `${CREDENTIAL}:${credentialId}:${baseUrl}`,
			baseUrl,
			secrets: [apiKey, password, pair],
			known: [rawName, userName],
			concurrency: connection.concurrency,
			requestsPerSecond: connection.requestsPerSecond,
			timeout: connection.timeout,
			retry: connection.retry,
		});
		const warning = hasSpace(rawName)
			? 'The user name of the credential has a space, which only some old accounts have'
			: undefined;
		return new ConstantContactV1Api(http, userName, warning);
	}

	/** How many pieces of work that need requests to start at the same time. */
	get concurrency(): Concurrency {
		return this.http.concurrency;
	}

	/** The same client, recording its writes in a journal. */
	journaledBy(journal: WriteJournal): ConstantContactV1Api {
		return this.withHttp(this.http.journaledBy(journal));
	}

	/** The same client with another request timeout; unchanged if none is given. */
	withTimeout(timeout: number | undefined): ConstantContactV1Api {
		return this.withHttp(this.http.withTimeout(timeout));
	}

	private withHttp(http: HttpClient): ConstantContactV1Api {
		return new ConstantContactV1Api(http, this.userName, this.warning);
	}

	/** Stop signal of the execution. */
	get stopSignal(): AbortSignal | undefined {
		return this.http.stopSignal;
	}

	/** The URI that identifies a record in request bodies, e.g. of `/lists/2`. */
	uri(target: string): string {
		return `${URI_BASE}${this.below(target)}`;
	}

	/** Reads one record. */
	async get(target: string, family: ResourceFamily = {}): Promise<IDataObject> {
		const request = this.request('GET', target, family);
		return await this.http.send(request, (response) => readRecord(response));
	}

	/** The collections in a service document; its path ends with a slash (V1 API 1.4). */
	async collections(target = '/'): Promise<AtomCollection[]> {
		const request = this.request('GET', target, {});
		return await this.http.send(request, (response) => readXml(response, readService));
	}

	/** Reads a feed page by page, by its `next` links. */
	async *feed(
		target: string,
		query: Query = {},
		family: ResourceFamily = {},
	): AsyncGenerator<IDataObject[]> {
		const pages = readLinkedPages({
			request: `GET ${target}`,
			signal: this.http.stopSignal,
			fetchPage: async (next) => {
				const relative = next ?? `${target}${encodeQuery(query)}`;
				const request = this.request('GET', relative, family);
				const page = await this.http.send(request, (response) =>
					readXml(response, (text) => readFeed(text, decodeEntry)),
				);
				return {
					items: page.entries,
					next:
						page.next === undefined ? undefined : resolveNext(page.next, relative, this.below('')),
				};
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
		return await this.http.send(request, (response) => readRecord(response));
	}

	/** Starts a bulk job from a form with a file, as `postForm` does without one. */
	async postMultipart(target: string, form: FormData): Promise<IDataObject> {
		const request = { ...this.request('POST', target, {}), body: form };
		return await this.http.send(request, (response) => readRecord(response));
	}

	/**
	 * Reads a file unchanged, e.g. that of an export.
	 *
	 * @param consume receives the text in chunks
	 * @throws TransportError when the response is a web page or an entry instead
	 */
	async download<Value>(
		target: string,
		consume: (pieces: AsyncIterable<string>) => Promise<Value>,
	): Promise<Value> {
		return await this.http.receive(this.request('GET', target, {}), readFile, consume);
	}

	/**
	 * Deletes a record. If the first try succeeded but its response was lost, the repeated request finds nothing; that is a success
	 * too.
	 */
	async delete(target: string): Promise<void> {
		await this.http.send(this.request('DELETE', target, {}), (response) =>
			response.status === 404 && response.repeated ? undefined : readNothing(response),
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

/**
 * The record in a response, if it is the one requested. Only the response for a new activity has no content (V1 API 4.2); any
 * other record read without content would be written back empty.
 *
 * @param sent what a creation sent
 * @throws TransportError when it is another record, or there is none
 */
function readRecord(response: HttpResponse, sent?: IDataObject): IDataObject {
	const entry = readXml(response, readEntry);
	const { request, mayHaveActed } = response;
	if (entry.payload === undefined && !/^POST .*\/activities$/.test(request)) {
		throw new TransportError('unreadable', request, 'an entry without content came', mayHaveActed);
	}
	return requireSameRecord(decodeEntry(entry), response, COLLECTIONS, sent);
}

function buildEntryBody(
	entry: string,
	{ eventMarketing = false }: ResourceFamily = {},
): Pick<HttpRequest, 'headers' | 'body'> {
	const headers: Record<string, string> = { 'Content-Type': ENTRY_TYPE };
	if (eventMarketing) headers.Accept = ENTRY_TYPE;
	return { headers, body: entry };
}
