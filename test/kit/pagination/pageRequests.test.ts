import fc from 'fast-check';
import * as n8nWorkflow from 'n8n-workflow';

import {
	readLinkedPages,
	ServerError,
	StoppedError,
	type LinkedPage,
	type LinkedPages,
} from '../../../nodes/kit';
import { toResult } from '../../../nodes/kit/async/result';

const request = 'GET /contacts';

/** A list whose pages have their number as text, and what happens with them. */
class List {
	readonly events: string[] = [];

	/** How many pages are requested or being decoded, at most. */
	most = 0;

	private current = 0;

	constructor(
		private readonly pages: number,
		private readonly failAt = Infinity,
	) {}

	/** Finds the right link. */
	readonly findNext = (text: string): string | undefined =>
		Number(text) < this.pages ? String(Number(text) + 1) : undefined;

	count(event: string): number {
		return this.events.filter((seen) => seen.startsWith(event)).length;
	}

	readonly fetchPage: LinkedPages<LinkedPage<string>>['fetchPage'] = async (next, lookAhead) => {
		const number = Number(next ?? 1);
		this.events.push(`request ${number}`);
		this.current++;
		this.most = Math.max(this.most, this.current);
		lookAhead.noteLeaving();
		await turnOfLoop();
		await lookAhead.scan(String(number))?.();
		this.events.push(`decode ${number}`);
		this.current--;
		if (number >= this.failAt)
			throw new ServerError({ status: 404, request, serverMessage: `no page ${number}` });
		return {
			items: [`record of ${number}`],
			...(number < this.pages && { next: String(number + 1) }),
		};
	};
}

/** Lets the event loop do whatever is ready. */
async function turnOfLoop(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}

const all = { limit: Infinity, request };

type Source = LinkedPages<LinkedPage<string>>;

const toSource = ({ fetchPage, findNext }: List): Source => ({ ...all, fetchPage, findNext });

async function read(list: List, more: Partial<Source> = {}) {
	const items: string[] = [];
	const source = { ...toSource(list), ...more };
	const reading = (async () => {
		for await (const page of readLinkedPages(source)) {
			items.push(...page.items);
			list.events.push(`use ${page.items.join(' ')}`);
		}
	})();
	return { items, result: await toResult(reading) };
}

const records = (count: number) =>
	Array.from({ length: count }, (_, index) => `record of ${index + 1}`);

it('requests a page before the one ahead of it is decoded', async () => {
	const list = new List(4);
	expect(await read(list)).toMatchObject({ items: records(4) });
	const at = (event: string) => list.events.indexOf(event);
	for (const page of [1, 2, 3]) {
		expect(at(`request ${page + 1}`)).toBeLessThan(at(`decode ${page}`));
		expect(at(`request ${page + 1}`)).toBeGreaterThan(at(`use record of ${page - 1}`));
	}
	expect(list.count('request')).toBe(4);
});

/** Reads two pages, the second of which leaves once n8n has read the credential. @returns what happened, in order */
async function readTwo(
	readCredential: (sofar: readonly string[]) => Promise<void>,
): Promise<string[]> {
	const events: string[] = [];
	const fetchPage: List['fetchPage'] = async (next, lookAhead) => {
		if (next !== undefined) await readCredential(events);
		lookAhead.noteLeaving();
		// What else n8n does before a request is on its way.
		for (let turn = 0; turn < 3; turn++) await turnOfLoop();
		events.push(`${next ?? 1} is on its way`);
		await lookAhead.scan(next ?? '1')?.();
		events.push(`${next ?? 1} is decoded`);
		return { items: [next], ...(next === undefined && { next: '2' }) } as LinkedPage<string>;
	};
	const next = (text: string) => (text === '1' ? '2' : undefined);
	for await (const page of readLinkedPages({ ...all, fetchPage, findNext: next })) void page;
	return events;
}

it('lets the request leave first, however many turns of the event loop its credential takes', async () => {
	const sleep = jest.spyOn(n8nWorkflow, 'sleep').mockReturnValue(new Promise(() => {}));
	const events = await readTwo(async () => {
		for (let turn = 0; turn < 30; turn++) await turnOfLoop();
	});
	sleep.mockRestore();
	expect(events.indexOf('2 is on its way')).toBeLessThan(events.indexOf('1 is decoded'));
});

it("doesn't wait for a request that has to wait itself", async () => {
	const sleep = jest.spyOn(n8nWorkflow, 'sleep').mockImplementation(turnOfLoop);
	const events = await readTwo(async (sofar) => {
		for (let turn = 0; turn < 1000 && !sofar.includes('1 is decoded'); turn++) await turnOfLoop();
	});
	sleep.mockRestore();
	expect(events.indexOf('1 is decoded')).toBeLessThan(events.indexOf('2 is on its way'));
});

it('is no more than one page ahead of a slow reader', async () => {
	const list = new List(5);
	const ahead: number[] = [];
	for await (const { items } of readLinkedPages(toSource(list))) {
		for (let turn = 0; turn < 20; turn++) await turnOfLoop();
		ahead.push(list.count('request') - Number(items[0]?.split(' ').at(-1)));
	}
	expect(ahead).toEqual([1, 1, 1, 1, 0]);
	expect(list.most).toBe(2);
});

it.each([
	['without a limit', undefined, 10, 1],
	['where one page may have all', 10, 10, 1],
	['where another page is needed', 11, 10, 2],
	['where the size of a page is not known', 11, undefined, 1],
	['where everything is read', Infinity, undefined, 2],
])('%s', async (_when, limit, perPage, requests) => {
	const list = new List(9);
	const pages = readLinkedPages({ ...toSource(list), limit, perPage });
	await pages.next();
	expect(list.count('request')).toBe(requests);
	await pages.return(undefined);
});

it('does without, once a link was found that is wrong', async () => {
	const list = new List(4);
	const wrong = (text: string) => (Number(text) < 4 ? '99' : undefined);
	const { items, result } = await read(list, { findNext: wrong });
	expect(result.ok).toBe(true);
	expect(items).toEqual(records(4));
	expect(list.events.filter((event) => event.startsWith('request'))).toEqual([
		...['request 1', 'request 99', 'request 2', 'request 3', 'request 4'],
	]);
});

it.each([
	[
		'fails',
		() => {
			throw new Error('no link');
		},
	],
	['leads back', () => '1'],
	['finds nothing', () => undefined],
])('is of no consequence if looking for a link %s', async (_how, next) => {
	const list = new List(3);
	expect((await read(list, { findNext: next })).items).toEqual(records(3));
});

it('throws the error of a page after the pages before it', async () => {
	const list = new List(9, 3);
	const { items, result } = await read(list);
	expect(items).toEqual(records(2));
	expect(result).toMatchObject({ ok: false, error: { serverMessage: 'no page 3' } });
	// Page 4 was on its way.
	for (let turn = 0; turn < 20; turn++) await turnOfLoop();
	expect(list.count('request')).toBe(4);
});

it('sends nothing more for a reader that stops, and leaves nothing behind', async () => {
	const list = new List(9, 2);
	for await (const page of readLinkedPages(toSource(list))) {
		void page;
		break;
	}
	for (let turn = 0; turn < 20; turn++) await turnOfLoop();
	expect(list.events).toEqual(['request 1', 'request 2', 'decode 1']);
});

it('ends when Stop is pressed', async () => {
	const stop = new AbortController();
	const list = new List(9);
	const pages = readLinkedPages({ ...toSource(list), signal: stop.signal });
	await pages.next();
	stop.abort();
	await expect(pages.next()).rejects.toThrow(StoppedError);
	expect(list.count('request')).toBe(2);
});

it('reads the same pages, whatever it looks for', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 6 }),
			fc.option(fc.integer({ min: 1, max: 6 })),
			fc.array(fc.option(fc.integer({ min: 1, max: 9 })), { minLength: 6, maxLength: 6 }),
			fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 7 })),
			async (pages, failAt, guesses, limit) => {
				const list = new List(pages, failAt ?? Infinity);
				const guess = (text: string) => guesses[Number(text) - 1]?.toString();
				const { items, result } = await read(list, { findNext: guess, limit, perPage: 1 });
				const readable = Math.min(pages, (failAt ?? Infinity) - 1);
				expect(items).toEqual(records(readable));
				expect(result.ok).toBe(readable === pages);
				// One that was wrong, and one behind a page that fails.
				expect(list.count('request')).toBeLessThanOrEqual(pages + 2);
			},
		),
		{ numRuns: 60 },
	);
}, 30_000);
