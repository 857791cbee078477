import type { IDataObject } from 'n8n-workflow';

import {
	buildJsonRequest,
	connect,
	hasStatus,
	isDeletedBefore,
	readLinkedPages,
	ServerError,
	toResult,
	type Decoder,
	type HttpRequest,
	type HttpResponse,
	type JsonRequest,
	type LinkedPage,
	type LookAhead,
	type N8nFunctions,
	type TellHint,
	type WrittenJson,
} from '../../kit';
import { AccountClient } from '../../constantContactShared/api/accountClient';
import { waitUntil } from '../../constantContactShared/waiting';
import { checkSameRecord } from './collections';
import { accountCredential, CREDENTIAL, requireVersion } from './credential';
import { resolveLink } from './links';
import { addMissingPermission, describeMissingPermission } from './permissions';
import { buildQuery, type V3Query } from './query';
import {
	findNext,
	readFile,
	readJson,
	readOptionalRecord,
	readPage,
	readRecord,
	readRecords,
	type NextPage,
} from './responses';

/** Status of the response for a list that the service is still preparing (V3 API 4). */
const NOT_READY = 202;

/** How long to wait for it. */
const READINESS = { checkEvery: 1, timeLimit: 5 };

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
export class ConstantContactApi extends AccountClient {
	private constructor(
		private readonly known: Known,
		...parts: ConstructorParameters<typeof AccountClient>
	) {
		super(...parts);
	}

	/** Creates the client from the chosen credential. @throws InputError if the credential can't be used */
	static async connect(functions: N8nFunctions, hint?: TellHint): Promise<ConstantContactApi> {
		const connection = await connect(functions, accountCredential, hint);
		const { http, baseUrl, values, credentialId = CREDENTIAL } = connection;
		requireVersion(baseUrl);
		const known = { scopes: values.scopes, read: new Map<string, Promise<unknown>>() };
		return new ConstantContactApi(known, http, baseUrl, credentialId);
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

	/** Whether something is read once for all items, or was. */
	isReadOnce(name: string): boolean {
		return this.known.read.has(name);
	}

	/** Reads one record. @throws TransportError if the response isn't an object */
	async get(target: string, query: V3Query = {}): Promise<IDataObject> {
		return await this.send({ method: 'GET', target, query }, checkSameRecord);
	}

	/**
	 * Reads a list that isn't paged.
	 *
	 * @param name the list's key in the response; undefined if the response itself is the list
	 */
	async list(target: string, query: V3Query = {}, name?: string): Promise<IDataObject[]> {
		return await this.readWhenReady({ method: 'GET', target, query }, (response) =>
			readRecords(response, name),
		);
	}

	/**
	 * Reads a collection page by page. The link to a page includes the filters and the page size (V3 API 3).
	 *
	 * @param name the records' key in a response, e.g. `contacts`
	 * @param wanted how many records will be read; the pages that surely takes are requested ahead
	 */
	async *pages(
		target: string,
		name: string,
		query: V3Query = {},
		wanted = 0,
	): AsyncGenerator<IDataObject[]> {
		for await (const { items } of this.linkedPages(target, name, query, wanted)) yield items;
	}

	/**
	 * Reads a collection page by page, with the link from each page to the next one.
	 *
	 * @param from a `next` of an earlier run, from which reading continues
	 */
	linkedPages(
		target: string,
		name: string,
		query: V3Query,
		wanted: number,
		from?: string,
	): AsyncGenerator<CollectionPage> {
		const request = `GET ${target}`;
		return readLinkedPages({
			request,
			signal: this.stopSignal,
			limit: wanted,
			perPage: Number(query.limit ?? Infinity),
			findNext: (text) => this.findTarget(findNext(text), request, target, query),
			fetchPage: async (next = from, lookAhead) =>
				await this.page(target, name, query, next, lookAhead),
		});
	}

	/**
	 * Reads one page of a collection.
	 *
	 * @param next the next page, as named by an earlier one; undefined for the first page
	 * @param lookAhead sees the response before it is decoded
	 */
	async page(
		target: string,
		name: string,
		query: V3Query = {},
		next?: string,
		lookAhead?: LookAhead,
	): Promise<CollectionPage> {
		const decode = (response: HttpResponse): CollectionPage => {
			const { items, total, ...links } = readPage(response, name);
			const following = this.findTarget(links, response.request, target, query);
			return following === undefined ? { items, total } : { items, total, next: following };
		};
		const wanted = next ?? `${target}${buildQuery(query)}`;
		return await this.readWhenReady({ method: 'GET', target: wanted }, decode, lookAhead);
	}

	/** What fetches the page to which another one links; undefined if it has no link. */
	private findTarget(
		{ link, cursor }: NextPage,
		request: string,
		target: string,
		query: V3Query,
	): string | undefined {
		if (link !== undefined) return resolveLink(link, request, this.baseUrl);
		return cursor === undefined ? undefined : `${target}${buildQuery({ ...query, next: cursor })}`;
	}

	/**
	 * Reads something that the service may still be preparing, e.g. the contacts of a segment (V3 API 4): until then, what it sends
	 * is not the whole list.
	 *
	 * @throws ServerError if it takes too long
	 */
	private async readWhenReady<Value>(
		request: ApiRequest,
		decode: Decoder<Value>,
		lookAhead?: LookAhead,
	): Promise<Value> {
		const decodeIfReady = (response: HttpResponse) =>
			response.status === NOT_READY ? undefined : { value: decode(response) };
		const fetch = async () => await this.send(request, decodeIfReady, lookAhead);
		const isReady = (seen: unknown) => seen !== undefined;
		const read = (await fetch()) ?? (await waitUntil(fetch, isReady, READINESS, this.stopSignal));
		if (read !== undefined) return read.value;
		const [path = ''] = request.target.split('?');
		const serverMessage = 'the records were not ready in time';
		throw new ServerError({ status: NOT_READY, request: `GET ${path}`, serverMessage });
	}

	/** Creates a record, or starts a bulk activity. */
	async post(target: string, body?: IDataObject, query?: V3Query): Promise<IDataObject> {
		return await this.send({ method: 'POST', target, query, body }, (response) =>
			checkSameRecord(response, { ...(query as IDataObject), ...body }),
		);
	}

	/** Starts a bulk activity with many rows. */
	async startActivity(target: string, body: WrittenJson): Promise<IDataObject> {
		return await this.send({ method: 'POST', target, body }, checkSameRecord);
	}

	/** Sends a form, e.g. with a file. */
	async postForm(target: string, form: FormData): Promise<IDataObject> {
		return await this.send({ method: 'POST', target, body: form }, readRecord);
	}

	/** Replaces a record. */
	async put(target: string, body: IDataObject): Promise<IDataObject> {
		return await this.send({ method: 'PUT', target, body }, checkSameRecord);
	}

	/** Changes part of a record. */
	async patch(target: string, body: IDataObject): Promise<IDataObject> {
		return await this.send({ method: 'PATCH', target, body, idempotent: true }, checkSameRecord);
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
	 * Deletes a record.
	 *
	 * @returns the bulk activity that performs it; undefined if it is already done
	 */
	async delete(target: string): Promise<IDataObject | undefined> {
		return await this.send({ method: 'DELETE', target }, (response) =>
			isDeletedBefore(response) ? undefined : readOptionalRecord(response),
		);
	}

	/**
	 * Reads the file of an export.
	 *
	 * @param link as given in the activity
	 * @param consume receives the text in chunks
	 * @throws TransportError if the link leads to another host
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
		{ target, query = {}, ...request }: ApiRequest,
		decode: Decoder<Value>,
		lookAhead?: LookAhead,
	): Promise<Value> {
		const whole = { ...request, target: `${target}${buildQuery(query)}` };
		return await this.nameMissingPermission(
			this.http.send(buildJsonRequest(whole), decode, lookAhead),
		);
	}

	/** The response to a request; if it is refused, the error names the missing permission. */
	private async nameMissingPermission<Value>(sent: Promise<Value>): Promise<Value> {
		const result = await toResult(sent);
		if (result.ok) return result.value;
		const { error } = result;
		if (!hasStatus(error, 403)) throw error;
		const missing = await describeMissingPermission(error.request, this.known.scopes, async () => {
			return await this.readOnce('privileges', async () => await this.readPrivileges());
		});
		throw missing === undefined ? error : addMissingPermission(error, missing);
	}

	/** The user's privileges, which any token may read (V3 API 2). Undefined if they can't be read. */
	private async readPrivileges(): Promise<string[] | undefined> {
		const request = buildJsonRequest({ method: 'GET', target: '/account/user/privileges' });
		const read = await toResult(this.http.send(request, (response) => readRecords(response)));
		return read.ok ? read.value.map((entry) => String(entry.privilege_name)) : undefined;
	}
}

interface ApiRequest extends JsonRequest {
	query?: V3Query;
}
