import type { IDataObject } from 'n8n-workflow';

import {
	unreadableResponseError,
	formatCount,
	emptyResponseError,
	encodeQuery,
	HttpClient,
	InputError,
	isRecord,
	createJsonDecoder,
	readNumberedPages,
	parseBaseUrl,
	path,
	readConnection,
	readCredential,
	requireSameRecord,
	saysSomething,
	getValueAt,
	warnOfPlainHttp,
	type Concurrency,
	type Collection,
	type Decoder,
	type ErrorBody,
	type HttpObserver,
	type HttpRequest,
	type N8nFunctions,
	type NumberedPage,
	type Query,
	type WriteJournal,
} from '../../kit';
import { keepChosen } from '../model/chosenFields';
import { getAttributeLabel } from '../model/customerFields';

/** Name of the credential type. */
export const CREDENTIAL = 'contactHubApi';

/** Maximum customers or events per page (ContactHub API 1.3). */
export const PAGE_SIZE = 50;

/** One page of a list. */
export interface Page extends NumberedPage<IDataObject> {
	/** The total number of records in the list. */
	totalElements: number;
}

/** Which pages of a list to read. */
export interface PageRange {
	/** How many records are wanted; if fewer than a page, the page is smaller. */
	limit: number;
	/** First page. Default: 0. */
	from?: number;
	/** The number after the last page. Default: the end. */
	to?: number;
	/** A page that has already been read; reading continues after it. */
	after?: Page;
}

/** Options of a write. */
export interface WriteOptions {
	query?: Query;
	/** Whether sending it twice has the same effect as once, see `HttpRequest`. */
	idempotent?: boolean;
	/** Whether an empty response also counts as success. */
	mayBeEmpty?: boolean;
}

const JSON_TYPE = 'application/json';

/** The records of a workspace that have an ID (ContactHub API 2). */
const COLLECTIONS: Collection[] = [
	{
		path: /\/workspaces\/[^/]+\/customers$/,
		id: 'id',
		known: (customer) => [customer.externalId, getValueAt(customer, 'base.contacts.email')],
	},
	{ path: /\/customers\/[^/]+\/sessions$/, id: 'id', known: ({ value }) => [value] },
	{
		path: /\/customers\/[^/]+\/(?:educations|jobs|likes|subscriptions)$/,
		id: 'id',
		known: ({ id }) => [id],
	},
	{ path: /\/workspaces\/[^/]+\/events$/, id: 'id' },
];

/** The ContactHub REST API of one workspace. */
export class ContactHubApi {
	private readonly decode = createJsonDecoder(readErrorBody);

	constructor(
		private readonly http: HttpClient,
		readonly workspaceId: string,
		/** The node set in the credential. */
		readonly defaultNodeId: string | undefined,
	) {}

	/** Creates the client from the chosen credential. @throws InputError when the credential is incomplete */
	static async connect(
		functions: N8nFunctions,
		hint: (text: string) => void = () => {},
	): Promise<ContactHubApi> {
		const credential = await readCredential(functions, CREDENTIAL);
		const connection = readConnection(credential);
		const workspaceId = String(credential.workspaceId ?? '').trim();
		const token = String(credential.token ?? '').trim();
		const nodeId = String(credential.nodeId ?? '').trim();
		if (workspaceId === '' || token === '') {
			throw new InputError(
				"The credential lacks its 'Workspace ID' or its 'Token'",
				'Open the credential and fill in both; ContactHub shows them under Settings > Sources.',
			);
		}
		const baseUrl = parseBaseUrl(String(credential.baseUrl ?? ''));
		warnOfPlainHttp(baseUrl, hint);
		const credentialId = functions.getNode().credentials?.[CREDENTIAL]?.id ?? workspaceId;
		const http = new HttpClient(functions, {
			credentialType: CREDENTIAL,
			credentialKey: `${CREDENTIAL}:${credentialId}:${baseUrl}`,
			baseUrl,
			secrets: [token],
			known: [workspaceId, nodeId],
			concurrency: connection.concurrency,
			requestsPerSecond: connection.requestsPerSecond,
			timeout: connection.timeout,
			retry: connection.retry,
		});
		return new ContactHubApi(http, workspaceId, nodeId || undefined);
	}

	/** How many pieces of work that need requests to start at the same time. */
	get concurrency(): Concurrency {
		return this.http.concurrency;
	}

	/** The same client, with its requests and responses observed. */
	observedBy(observer: HttpObserver): ContactHubApi {
		return this.withHttp(this.http.observedBy(observer));
	}

	/** The same client, recording its writes in a journal. */
	journaledBy(journal: WriteJournal): ContactHubApi {
		return this.withHttp(this.http.journaledBy(journal));
	}

	private withHttp(http: HttpClient): ContactHubApi {
		return new ContactHubApi(http, this.workspaceId, this.defaultNodeId);
	}

	/** The node that an operation uses. @throws InputError when neither the operation nor the credential specifies one */
	nodeId(chosen: string | undefined): string {
		const nodeId = chosen ?? this.defaultNodeId;
		if (nodeId !== undefined) return nodeId;
		throw new InputError(
			'No ContactHub node is given, and the credential has no default',
			"Fill in 'Default Node ID' in the credential, or add 'Node' under Additional Fields, Filters or Options.",
		);
	}

	/** Reads `target` below the workspace. @throws TransportError when the response isn't an object, or is another record */
	async get(target: string, query: Query = {}): Promise<IDataObject> {
		return await this.read(this.below(target, query), (response, request) =>
			requireSameRecord(response, { request, mayHaveActed: false }, COLLECTIONS),
		);
	}

	/** Reads `/me`, the only path outside the workspaces (ContactHub API 1.1). */
	async getMe(): Promise<IDataObject> {
		return await this.read('/me', (response) => response);
	}

	/** Creates something. Not repeated if the server may have acted. */
	async post(target: string, body: IDataObject, options: WriteOptions = {}): Promise<IDataObject> {
		return await this.write('POST', target, body, options);
	}

	/**
	 * Changes the properties in the body. ContactHub merges objects and replaces lists (ContactHub API 2.1), so sending the same
	 * PATCH twice has the same effect as once.
	 */
	async patch(target: string, body: IDataObject, options: WriteOptions = {}): Promise<IDataObject> {
		return await this.write('PATCH', target, body, { idempotent: true, ...options });
	}

	/** Replaces the whole record. */
	async put(target: string, body: IDataObject, options: WriteOptions = {}): Promise<IDataObject> {
		return await this.write('PUT', target, body, options);
	}

	/**
	 * Deletes a record. If the first try succeeded but its response was lost, the repeated request finds nothing; that is a success
	 * too.
	 */
	async delete(target: string): Promise<void> {
		const request: HttpRequest = { method: 'DELETE', target: this.below(target) };
		await this.http.send(request, (response) => {
			if (response.status === 404 && response.repeated) return undefined;
			return this.decode(response);
		});
	}

	/** Reads a list that the API doesn't page: `{"elements": [...]}` (ContactHub API 1.3). */
	async elements(target: string): Promise<IDataObject[]> {
		return await this.read(this.below(target), readElements);
	}

	/** Reads one page of a list. Records have the fields that the query requests, or all fields. */
	async page(target: string, query: Query, number: number, limit = Infinity): Promise<Page> {
		const size = Math.min(PAGE_SIZE, limit);
		const page = await this.read(this.below(target, { ...query, page: number, size }), readPage);
		const { fields } = query;
		if (typeof fields !== 'string') return page;
		return { ...page, items: page.items.map(keepChosen(fields.split(','))) };
	}

	/**
	 * Reads a list in pages of 50, in order, prefetching the following pages.
	 *
	 * @throws TransportError when a page has fewer records than the list should have there
	 */
	async *pages(target: string, query: Query, range: PageRange): AsyncGenerator<Page> {
		const request = `GET ${target}`;
		const size = Math.min(PAGE_SIZE, range.limit);
		const to = Math.min(range.to ?? Infinity, Math.ceil(range.limit / size));
		let { from, after } = range;
		for (;;) {
			const pages = readNumberedPages<Page>({
				request,
				signal: this.http.stopSignal,
				concurrency: this.concurrency,
				from,
				after,
				to,
				fetchPage: async (number) =>
					requireWhole(await this.page(target, query, number, range.limit), request, size),
			});
			for await (const page of pages) {
				after = page;
				yield page;
			}
			if (after === undefined || after.items.length < size || after.number + 1 >= to) return;
			// The total may be too small if the index stops counting at 10,000: a full page may be followed by another.
			after = { ...after, totalPages: after.number + 2 };
			from = undefined;
		}
	}

	private async write(
		method: 'POST' | 'PATCH' | 'PUT',
		target: string,
		body: IDataObject,
		{ query, idempotent, mayBeEmpty = false }: WriteOptions,
	): Promise<IDataObject> {
		const request: HttpRequest = {
			method,
			target: this.below(target, query),
			headers: { 'Content-Type': JSON_TYPE },
			body: JSON.stringify(body),
			...(idempotent !== undefined && { idempotent }),
		};
		return await this.send(request, (response) => {
			const value = this.decode(response);
			if (mayBeEmpty && !isRecord(value)) return {};
			if (!isRecord(value)) throw emptyResponseError(response);
			return requireSameRecord(value as IDataObject, response, COLLECTIONS, body);
		});
	}

	/** A response without the requested data is an error: an empty list would look like a workspace without customers. */
	private async read<Value>(target: string, readResponse: ResponseReader<Value>): Promise<Value> {
		return await this.send({ method: 'GET', target }, (response) => {
			const body = this.decode(response);
			if (isRecord(body)) return readResponse(body as IDataObject, response.request);
			throw emptyResponseError(response);
		});
	}

	private async send<Value>(request: HttpRequest, decode: Decoder<Value>): Promise<Value> {
		const headers = { Accept: JSON_TYPE, ...request.headers };
		return await this.http.send({ ...request, headers }, decode);
	}

	private below(target: string, query: Query = {}): string {
		return `${path`/workspaces/${this.workspaceId}`}${target}${encodeQuery(query)}`;
	}
}

/**
 * A page, if it has as many records as its total implies. With fewer, some were left out, and reading on would lose them
 * silently. More are fine: totals may be rounded down.
 *
 * @throws TransportError when it has fewer
 */
export function requireWhole(page: Page, request: string, size = PAGE_SIZE): Page {
	const { items, number, totalElements } = page;
	const expected = Math.min(size, totalElements - number * size);
	if (items.length >= expected) return page;
	throw unreadableResponseError(
		request,
		`page ${number + 1} of the list holds ${formatCount(items.length, 'record')} instead of ${expected}, which a total of ${totalElements} makes`,
	);
}

/** The data of a response to a GET. @throws TransportError when it isn't what was requested */
type ResponseReader<Value> = (response: IDataObject, request: string) => Value;

const readElements: ResponseReader<IDataObject[]> = ({ elements }, request) => {
	if (!Array.isArray(elements)) {
		throw unreadableResponseError(request, "a response without 'elements' came instead of a list");
	}
	if (elements.every(isRecord)) return elements as IDataObject[];
	throw unreadableResponseError(request, 'a list came with something else than records in it');
};

/** Reads the page envelope (ContactHub API 1.3). Lists without paging have only `elements`. */
const readPage: ResponseReader<Page> = (response, request) => {
	const items = readElements(response, request);
	if (!isRecord(response.page)) {
		return { items, number: 0, totalPages: 1, totalElements: items.length };
	}
	const { number, totalPages, totalElements } = response.page;
	if (typeof number !== 'number' || typeof totalPages !== 'number') {
		throw unreadableResponseError(request, 'a page came without its number or the number of pages');
	}
	return {
		items,
		number,
		totalPages,
		totalElements: typeof totalElements === 'number' ? totalElements : items.length,
	};
};

/**
 * Reads an error body: the documented one (`message`, `errors[]` with a JSON pointer, `data`) or a gateway's (`error`), see
 * ContactHub API 1.5.
 */
function readErrorBody(body: unknown): ErrorBody {
	if (!isRecord(body)) return { message: '', origin: 'elsewhere' };
	const message = [body.message, body.error].find(saysSomething) ?? '';
	const errors = Array.isArray(body.errors) ? body.errors.filter(isRecord) : [];
	const details = errors.map((error) => ({
		...(typeof error.path === 'string' && { path: toFieldName(error.path) }),
		message: saysSomething(error.message) ? error.message : 'not valid',
	}));
	// The framework in front of the service sends `status` and `error`; the service itself doesn't (ContactHub API 1.5).
	const isFramework = 'status' in body && 'error' in body;
	const origin = isFramework || !('message' in body) ? 'elsewhere' : 'service';
	return { message, details, data: body.data, origin };
}

/** The user-facing name of the position that an error gives as a JSON pointer, e.g. `/base/address/city`. */
function toFieldName(pointer: string): string {
	const path = pointer.replace(/^\//, '').replaceAll('/', '.');
	const label = getAttributeLabel(path);
	return label === path ? pointer : label;
}
