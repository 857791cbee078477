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

/** Has the machine's clock show this time. */
export function clockAt(time: string): void {
	jest.spyOn(Date, 'now').mockReturnValue(Date.parse(time));
}

/** What an async iterable yields before it fails, and with what it fails. @throws Error when it doesn't */
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

/** A server's no. */
export function refusal(status: number, message = 'No'): ServerError {
	return new ServerError({ status, request: 'GET /asked', serverMessage: message });
}

/** Gives each of the answers once; the last one again and again. */
export function inTurn(...answers: unknown[]): () => unknown {
	return () => (answers.length > 1 ? answers.shift() : answers[0]);
}

/** A list that is read without end must fail at once, instead of hanging. */
const MOST_REQUESTS = 60;

/** What the stand-in for the client answers by path and query; a function is called, an error is thrown. */
export type Answers = Record<string, unknown>;

/** What a test may want to be different about the client. */
export interface FakeSettings {
	concurrency?: number;
	account?: string;
	/** The header `Date` of all answers, or of each in turn. */
	date?: string | (() => unknown);
}

/** A client that answers from a table, and what it was asked: path and query, or the cursor alone. */
export function apiOf(
	answers: Answers,
	{ concurrency = 2, account = 'account', date }: FakeSettings = {},
): { api: ConstantContactV2Api; asked: string[] } {
	const asked: string[] = [];
	const observedBy = (observer: HttpObserver): ConstantContactV2Api => {
		const send = async (target: string, query: Query = {}): Promise<unknown> => {
			observer.beforeRequest?.();
			const request = `${target}${decodeURIComponent(encodeQuery(query))}`;
			if (asked.push(request) > MOST_REQUESTS) throw new Error('Requests without end');
			const answer = answers[request];
			const value: unknown = typeof answer === 'function' ? await answer() : answer;
			const headers = { date: typeof date === 'function' ? date() : date };
			observer.afterResponse?.({ headers } as unknown as HttpResponse);
			if (value === undefined) throw new Error(`No answer for ${request}`);
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

/** When the runs of these tests began. */
export const STARTED = '2026-03-01T12:00:00.000Z';

/** A call of a table's `read`, what it asks for, and how many requests it says are to come. */
export function callOf(
	answers: Answers,
	more: Partial<TableCall> = {},
	settings: FakeSettings = {},
): { call: TableCall; asked: string[]; expected: number[] } {
	const { api, asked } = apiOf(answers, settings);
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
	answers: Answers,
	more: Partial<TableCall> = {},
): Promise<{ pages: TablePage[]; asked: string[]; expected: number[]; state: TableCall['state'] }> {
	const { call, asked, expected } = callOf(answers, more);
	const pages = await collect(read(call));
	return { pages, asked, expected, state: call.state };
}

/** Runs an operation without n8n, with parameters that were read already. */
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

/** What n8n offers to store files, and what was stored. */
export function filesOf(): { functions: IExecuteFunctions; files: StoredFile[] } {
	const files: StoredFile[] = [];
	const prepareBinaryData = async (pieces: AsyncIterable<Buffer>, name: string, type: string) => {
		const content = Buffer.concat(await collect(pieces)).toString();
		files.push({ name, type, content });
		return files.at(-1) as unknown as IBinaryData;
	};
	return { functions: { helpers: { prepareBinaryData } } as unknown as IExecuteFunctions, files };
}
