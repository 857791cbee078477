import type { IDataObject } from 'n8n-workflow';

import {
	ApiClient,
	buildJsonRequest,
	connect,
	emptyResponseError,
	encodeQuery,
	InputError,
	isDeletedBefore,
	isRecord,
	readNumberedPages,
	path,
	requireSameRecord,
	type Decoder,
	type HttpClient,
	type JsonRequest,
	type N8nFunctions,
	type Query,
	type TellHint,
} from '../../kit';
import { keepChosen } from '../model/chosenFields';
import { COLLECTIONS } from './collections';
import { workspaceCredential } from './credential';
import {
	expectPageBehind,
	PAGE_SIZE,
	readElements,
	readPage,
	requireWhole,
	type Page,
	type PageRange,
	type ResponseReader,
} from './pages';
import { readJson } from './responses';

/** Options of a write. */
export interface WriteOptions {
	query?: Query;
	/** Whether sending it twice has the same effect as once, see `HttpRequest`. */
	idempotent?: boolean;
	/** Whether an empty response also counts as success. */
	mayBeEmpty?: boolean;
}

/** The ContactHub REST API of one workspace. */
export class ContactHubApi extends ApiClient {
	private constructor(
		http: HttpClient,
		readonly baseUrl: string,
		readonly workspaceId: string,
		/** The node set in the credential. */
		readonly defaultNodeId: string | undefined,
	) {
		super(http);
	}

	/** Creates the client from the chosen credential. @throws InputError if the credential is incomplete */
	static async connect(functions: N8nFunctions, hint?: TellHint): Promise<ContactHubApi> {
		const { http, baseUrl, values } = await connect(functions, workspaceCredential, hint);
		return new ContactHubApi(http, baseUrl, values.workspaceId, values.defaultNodeId);
	}

	/** The node that an operation uses. @throws InputError if neither the operation nor the credential specifies one */
	nodeId(chosen: string | undefined): string {
		const nodeId = chosen ?? this.defaultNodeId;
		if (nodeId !== undefined) return nodeId;
		throw new InputError(
			'No ContactHub node is given, and the credential has no default',
			"Fill in 'Default Node ID' in the credential, or add 'Node' under Additional Fields, Filters or Options.",
		);
	}

	/** Reads `target` below the workspace. @throws TransportError if the response isn't an object, or is another record */
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

	/** Deletes a record. */
	async delete(target: string): Promise<void> {
		await this.http.send({ method: 'DELETE', target: this.below(target) }, (response) =>
			isDeletedBefore(response) ? undefined : readJson(response),
		);
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
	 * @throws TransportError if a page has fewer records than the list should have there
	 */
	async *pages(target: string, query: Query, range: PageRange): AsyncGenerator<Page> {
		const request = `GET ${target}`;
		const size = Math.min(PAGE_SIZE, range.limit);
		const to = Math.min(range.to ?? Infinity, Math.ceil(range.limit / size));
		let { from } = range;
		let after = range.after && expectPageBehind(range.after, size);
		for (;;) {
			const pages = readNumberedPages<Page>({
				request,
				signal: this.stopSignal,
				concurrency: range.sequential === true ? 1 : this.concurrency,
				from,
				after,
				to,
				fetchPage: async (number) =>
					expectPageBehind(
						requireWhole(await this.page(target, query, number, range.limit), request, size),
						size,
					),
			});
			for await (const page of pages) {
				after = page;
				yield page;
			}
			if (after === undefined || after.items.length < size || after.number + 1 >= to) return;
			// A full page may be followed by another.
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
		const request: JsonRequest = { method, target: this.below(target, query), body, idempotent };
		return await this.send(request, (response) => {
			const value = readJson(response);
			if (mayBeEmpty && !isRecord(value)) return {};
			if (!isRecord(value)) throw emptyResponseError(response);
			return requireSameRecord(value as IDataObject, response, COLLECTIONS, body);
		});
	}

	/** A response without the requested data is an error: an empty list would look like a workspace without customers. */
	private async read<Value>(target: string, readResponse: ResponseReader<Value>): Promise<Value> {
		return await this.send({ method: 'GET', target }, (response) => {
			const body = readJson(response);
			if (isRecord(body)) return readResponse(body as IDataObject, response.request);
			throw emptyResponseError(response);
		});
	}

	private async send<Value>(request: JsonRequest, decode: Decoder<Value>): Promise<Value> {
		return await this.http.send(buildJsonRequest(request), decode);
	}

	private below(target: string, query: Query = {}): string {
		return `${path`/workspaces/${this.workspaceId}`}${target}${encodeQuery(query)}`;
	}
}
