import type { IDataObject } from 'n8n-workflow';

import {
	buildJsonRequest,
	connect,
	encodeQuery,
	isDeletedBefore,
	readLinkedPages,
	type Decoder,
	type JsonRequest,
	type LinkedPage,
	type LookAhead,
	type N8nFunctions,
	type Query,
	type TellHint,
	type WrittenJson,
} from '../../kit';
import { AccountClient } from '../../constantContactShared/api/accountClient';
import { readRecord } from './collections';
import { tokenCredential } from './credential';
import { resolveFile } from './links';
import { toRecord } from './records';
import {
	findNextTarget,
	readAnyRecords,
	readCreated,
	readCreatedRecords,
	readFile,
	readJson,
	readPage,
	readRecords,
	readReplacedRecords,
} from './responses';

/** The v2 REST API of one account. Paths are relative to the base URL, e.g. `/contacts`. */
export class ConstantContactV2Api extends AccountClient {
	private constructor(...parts: ConstructorParameters<typeof AccountClient>) {
		super(...parts);
	}

	/** Creates the client from the chosen credential. @throws InputError if the credential can't be used */
	static async connect(functions: N8nFunctions, hint?: TellHint): Promise<ConstantContactV2Api> {
		const { http, baseUrl, credentialId } = await connect(functions, tokenCredential, hint);
		return new ConstantContactV2Api(http, baseUrl, credentialId ?? tokenCredential.type);
	}

	/** Reads one record. @throws TransportError if the response isn't an object */
	async get(target: string, query: Query = {}): Promise<IDataObject> {
		return await this.send({ method: 'GET', target, query }, readRecord);
	}

	/** Reads a list that the API doesn't page. */
	async list(target: string, query: Query = {}): Promise<IDataObject[]> {
		return await this.send({ method: 'GET', target, query }, readRecords);
	}

	/** Reads a response that may be a list, a single record, or empty (V2 API 2.7). */
	async records(target: string): Promise<IDataObject[]> {
		return await this.send({ method: 'GET', target }, readAnyRecords);
	}

	/**
	 * Reads a list page by page.
	 *
	 * @param wanted how many records will be read; the pages that surely takes are requested ahead
	 */
	async *pages(target: string, query: Query = {}, wanted = 0): AsyncGenerator<IDataObject[]> {
		for await (const { items } of this.linkedPages(target, query, undefined, wanted)) yield items;
	}

	/**
	 * Reads a list page by page, with the cursor to each page's next one.
	 *
	 * @param from a `next` of an earlier run, from which reading continues
	 * @param wanted how many records will be read, see `pages`
	 */
	async *linkedPages(
		target: string,
		query: Query = {},
		from?: string,
		wanted = 0,
	): AsyncGenerator<LinkedPage<IDataObject>> {
		yield* readLinkedPages({
			request: `GET ${target}`,
			signal: this.stopSignal,
			limit: wanted,
			perPage: Number(query.limit ?? Infinity),
			findNext: (text) => findNextTarget(text, `GET ${target}`, this.baseUrl),
			fetchPage: async (next = from, lookAhead) => {
				// A cursor includes the query of the first page and is sent without it (V2 API 1.5).
				const request = next === undefined ? { target, query } : { target: next, query: {} };
				return await this.send(
					{ method: 'GET', ...request },
					(response) => readPage(response, this.baseUrl),
					lookAhead,
				);
			},
		});
	}

	/** Creates something. @returns the response @throws TransportError if it is empty */
	async post(target: string, body: JsonBody, query: Query = {}): Promise<IDataObject> {
		return await this.send({ method: 'POST', target, query, body }, (response) =>
			readRecord(response, toRecord(body)),
		);
	}

	/** Creates several things at once. @returns the response */
	async postList(target: string, body: JsonBody): Promise<IDataObject[]> {
		return await this.send({ method: 'POST', target, body }, readCreatedRecords);
	}

	/** Replaces a record; properties that the body omits are cleared (V2 API 0.5). */
	async put(target: string, body: JsonBody, query: Query = {}): Promise<IDataObject> {
		return await this.send({ method: 'PUT', target, query, body }, readRecord);
	}

	/** Like `put`, for responses that are a list. */
	async putList(target: string, body: JsonBody): Promise<IDataObject[]> {
		return await this.send({ method: 'PUT', target, body }, readReplacedRecords);
	}

	/** Deletes a record. */
	async delete(target: string): Promise<void> {
		await this.send({ method: 'DELETE', target }, (response) =>
			isDeletedBefore(response) ? undefined : readJson(response),
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
	async postJob(
		target: string,
		body: JsonBody | WrittenJson,
		query: Query = {},
	): Promise<IDataObject> {
		return await this.send({ method: 'POST', target, query, body }, readCreated);
	}

	/**
	 * Reads the file of an export.
	 *
	 * @param link the file's URL as given in the activity
	 * @param consume receives the text in chunks
	 * @throws InputError if it is on another host
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
		{ target, query = {}, ...request }: ApiRequest,
		decode: Decoder<Value>,
		lookAhead?: LookAhead,
	): Promise<Value> {
		const whole = { ...request, target: `${target}${encodeQuery(query)}` };
		return await this.http.send(buildJsonRequest(whole), decode, lookAhead);
	}
}

/** A body to be sent as JSON. */
type JsonBody = IDataObject | IDataObject[] | string[];

interface ApiRequest extends JsonRequest {
	query?: Query;
}
