import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import {
	encodeQuery,
	ServerError,
	type HttpObserver,
	type HttpResponse,
	type LinkedPage,
	type Operation,
	type Query,
} from '../../../../../nodes/kit';
import type { ConstantContactV2Api } from '../../../../../nodes/ConstantContactLegacyV2/api/client';
import type {
	Table,
	TableCall,
	TablePage,
} from '../../../../../nodes/ConstantContactLegacyV2/tables/table';
import { collect } from '../../../../kit/collect';

export { collect };

afterEach(() => {
	jest.restoreAllMocks();
});

/** Sets the machine's clock to this time. */
export function clockAt(time: string): void {
	jest.spyOn(Date, 'now').mockReturnValue(Date.parse(time));
}

/** What an async iterable yields before it fails, and its error. @throws Error if it doesn't fail */
export async function untilFailure<Value>(
	values: AsyncIterable<Value>,
): Promise<{ before: Value[]; error: unknown }> {
	const before: Value[] = [];
	try {
		for await (const value of values) before.push(value);
	} catch (error) {
		return { before, error };
	}
	throw new Error('Nothing was thrown');
}

/** An error response. */
export function refusal(status: number, message = 'No'): ServerError {
	return new ServerError({ status, request: 'GET /asked', serverMessage: message });
}

/** Returns each of the results once; then repeats the last one. */
export function inTurn(...responses: unknown[]): () => unknown {
	return () => (responses.length > 1 ? responses.shift() : responses[0]);
}

/** A list that is read endlessly must fail at once, instead of hanging. */
const MOST_REQUESTS = 60;

/** Responses of the client's stand-in by path and query; a function is called, an error is thrown. */
export type Responses = Record<string, unknown>;

/** The parts of the client that a test may override. */
export interface FakeSettings {
	concurrency?: number;
	account?: string;
	/** The `Date` header of all responses, or of each in turn. */
	date?: string | (() => unknown);
}

/** A client that responds from a table, and its requests: path and query, or just the cursor. */
export function apiOf(
	responses: Responses,
	{ concurrency = 2, account = 'account', date }: FakeSettings = {},
): { api: ConstantContactV2Api; asked: string[] } {
	const asked: string[] = [];
	const observedBy = (observer: HttpObserver): ConstantContactV2Api => {
		const send = async (target: string, query: Query = {}): Promise<unknown> => {
			observer.beforeRequest?.();
			const request = `${target}${decodeURIComponent(encodeQuery(query))}`;
			if (asked.push(request) > MOST_REQUESTS) throw new Error('Requests without end');
			const response = responses[request];
			const value: unknown = typeof response === 'function' ? await response() : response;
			const headers = { date: typeof date === 'function' ? date() : date };
			observer.afterResponse?.({ headers } as unknown as HttpResponse);
			if (value === undefined) throw new Error(`No response for ${request}`);
			if (value instanceof Error) throw value;
			return value;
		};
		async function* linkedPages(
			target: string,
			query?: Query,
			from?: string,
		): AsyncGenerator<LinkedPage<IDataObject>> {
			let next = from;
			do {
				const request = next === undefined ? send(target, query) : send(next);
				const page = (await request) as LinkedPage<IDataObject>;
				yield page;
				next = page.next;
			} while (next !== undefined);
		}
		async function* pages(target: string, query?: Query): AsyncGenerator<IDataObject[]> {
			for await (const { items } of linkedPages(target, query)) yield items;
		}
		const reads = { get: send, list: send, records: send, linkedPages, pages };
		return { concurrency, account, observedBy, ...reads } as unknown as ConstantContactV2Api;
	};
	return { api: observedBy({}), asked };
}

/** When the runs in these tests began. */
export const STARTED = '2026-03-01T12:00:00.000Z';

/** A call of a table's `read`, with its requests, and how many more it announces. */
export function callOf(
	responses: Responses,
	more: Partial<TableCall> = {},
	settings: FakeSettings = {},
): { call: TableCall; asked: string[]; expected: number[] } {
	const { api, asked } = apiOf(responses, settings);
	const expected: number[] = [];
	const call: TableCall = {
		api,
		options: { trackingBy: 'campaign', campaignDetails: false },
		started: () => STARTED,
		state: {},
		expect: (requests) => expected.push(requests),
		hint: () => {},
		...more,
	};
	return { call, asked, expected };
}

/** Reads a table to its end. */
export async function readAll(
	{ read }: Pick<Table, 'read'>,
	responses: Responses,
	more: Partial<TableCall> = {},
): Promise<{ pages: TablePage[]; asked: string[]; expected: number[]; state: TableCall['state'] }> {
	const { call, asked, expected } = callOf(responses, more);
	const pages = await collect(read(call));
	return { pages, asked, expected, state: call.state };
}

/** Runs an operation without n8n, with parameters that have already been read. */
export async function runPlain(
	operation: Operation<ConstantContactV2Api>,
	call: object,
): Promise<unknown> {
	const { run } = operation as unknown as { run: (call: object) => Promise<unknown> };
	return await run(call);
}

/** A file as the stand-in for n8n stores it. */
export interface StoredFile {
	name: string;
	type: string;
	content: string;
}

/** n8n's functions for storing files, and the stored files. */
export function filesOf(): { functions: IExecuteFunctions; files: StoredFile[] } {
	const files: StoredFile[] = [];
	const prepareBinaryData = async (pieces: AsyncIterable<Buffer>, name: string, type: string) => {
		const content = Buffer.concat(await collect(pieces)).toString();
		files.push({ name, type, content });
		return files.at(-1) as unknown as IBinaryData;
	};
	const functions = { helpers: { prepareBinaryData }, getTimezone: () => 'UTC' };
	return { functions: functions as unknown as IExecuteFunctions, files };
}
