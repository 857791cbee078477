import type { FaultAction } from '../../../sandbox';
import { watchWaits } from '../../../support';
import {
	byId,
	connectBench,
	contactIds,
	getContacts,
	REQUESTS,
	send,
	sendInVain,
	type Bench,
	type Method,
} from './bench';

let bench: Bench;

beforeEach(async () => (bench = await connectBench({ contacts: 1100 })));
afterEach(async () => await bench.close());

const METHODS = Object.keys(REQUESTS) as Method[];
const OVER_QPS = {
	error_key: 'mashery.not.authorized.over.qps',
	error_message:
		'The Mashery account associated with this request is over its queries-per-second quota.',
};
const THROTTLED = { error_key: 'throttled', error_message: 'Too Many Requests' };

const refusal = (
	status: number,
	body?: object | string,
	headers: Record<string, string> = {},
): FaultAction => ({ kind: 'status', status, body, headers });

/** Every format in which "too many per second" has been seen, or is to be expected (V2 API 1.4). */
const FORMS: Array<[string, FaultAction]> = [
	['429 with an array', refusal(429, [OVER_QPS])],
	['403 with an array', refusal(403, [OVER_QPS])],
	['401 with an array', refusal(401, [OVER_QPS])],
	['429 with an object', refusal(429, OVER_QPS)],
	['429 with the words of v3', refusal(429, THROTTLED)],
	['403 with the words of v3', refusal(403, THROTTLED)],
	['429 without a body', refusal(429, '')],
	['429 with a page', refusal(429, '<h1>429 Too Many Requests</h1>')],
	[
		'403 with a header alone',
		refusal(403, '<h1>Forbidden</h1>', { 'x-error-detail-header': OVER_QPS.error_key }),
	],
];

describe.each(FORMS)('%s', (_form, action) => {
	it.each(METHODS)('on %s is repeated: the server did nothing', async (method) => {
		const lists = bench.listNames().length;
		const fault = bench.fault(action, { method, times: 2 });
		const { error } = await send(bench, method);
		expect(error).toBeUndefined();
		expect(fault.hits).toBe(2);
		expect(bench.sandbox.log.matching({ method })).toHaveLength(3);
		const difference = { POST: 1, DELETE: -1 }[method as string] ?? 0;
		expect(bench.listNames()).toHaveLength(lists + difference);
		if (method === 'POST') expect(bench.listNames()).toContain('New');
	});

	it('for ever ends within the retries, and says what to do', async () => {
		bench.fault(action);
		const { description } = await sendInVain(bench, 'POST', { retries: 2 });
		expect(bench.statuses()).toHaveLength(3);
		expect(bench.listNames()).not.toContain('New');
		expect(description).toMatch(
			/^Constant Contact is receiving too many requests\. Run again in a few minutes, or set 'Requests per Second' and a lower 'Max Concurrent Requests' in the credential/,
		);
	});
});

it('with Retries 0 is sent once', async () => {
	bench.fault(refusal(429, [OVER_QPS]));
	const { message, description } = await sendInVain(bench, 'GET', { retries: 0 });
	expect(bench.statuses()).toEqual([429]);
	expect(message).toContain('queries-per-second quota. [item 0]');
	expect(description).toMatch(
		/\(GET \/lists\S*, mashery\.not\.authorized\.over\.qps, status 429\)/,
	);
});

describe('Retry-After', () => {
	/** Milliseconds between the first two requests. */
	const gap = () => {
		const [first, second] = bench.sandbox.log.entries;
		return (second?.at ?? 0) - (first?.at ?? 0);
	};

	it('in seconds is waited for', async () => {
		bench.fault(refusal(403, [OVER_QPS], { 'retry-after': '1' }), { times: 1 });
		const waits = watchWaits();
		await send(bench, 'GET');
		expect(gap()).toBeGreaterThanOrEqual(995);
		expect(Math.max(...waits())).toBeLessThanOrEqual(1000);
	});

	it('as a date goes by the clock of the server', async () => {
		const server = Date.UTC(2031, 0, 1);
		const http = (time: number) => new Date(time).toUTCString();
		const headers = { date: http(server), 'retry-after': http(server + 1000) };
		bench.fault(refusal(429, THROTTLED, headers), { times: 1 });
		const waits = watchWaits();
		await send(bench, 'GET');
		expect(gap()).toBeGreaterThanOrEqual(995);
		expect(Math.max(...waits())).toBeLessThanOrEqual(1000);
	});

	it('of an hour ends with an error that says when to come back', async () => {
		bench.fault(refusal(429, [OVER_QPS], { 'retry-after': '3600' }));
		const waits = watchWaits();
		const { description } = await sendInVain(bench, 'POST');
		expect(bench.statuses()).toEqual([429]);
		expect(description).toMatch(/Run again in 60 minutes/);
		expect(waits()).toEqual([]);
	});
});

/** Every format of "over the day's quota" (V2 API 1.4). */
const QUOTA: Array<[string, FaultAction]> = [
	...[429, 403, 401].map((status): [string, FaultAction] => [
		`${status} with an array`,
		refusal(status, [{ error_key: 'mashery.not.authorized.over.rate', error_message: 'Over.' }]),
	]),
	[
		'429 with the words of v3',
		refusal(429, { error_key: 'quota_exceeded', error_message: 'Limit Exceeded' }),
	],
	[
		'429 with a Retry-After that could be waited for',
		refusal(429, [{ error_key: 'mashery.not.authorized.over.rate' }], { 'retry-after': '1' }),
	],
];

describe.each(QUOTA)("over the day's quota, %s", (_form, action) => {
	it.each(METHODS)('%s is sent exactly once', async (method) => {
		bench.fault(action);
		const waits = watchWaits();
		const { message, description } = await sendInVain(bench, method);
		expect(bench.statuses()).toHaveLength(1);
		expect(`${message} ${description}`).toMatch(/over\.rate|quota_exceeded/);
		expect(description).toMatch(
			/^The API key has used up its requests for the day, 10,000 for a standard key\. The count resets at 00:00 UTC; run again after that\./,
		);
		expect(waits()).toEqual([]);
	});
});

describe('a server with a limit', () => {
	it.each([
		['mashery', 429],
		['mashery', 403],
		['v3', 429],
	] as const)('in the words of %s, %i, gives everything in the end', async (body, status) => {
		Object.assign(bench.account.options, {
			throttleBody: body,
			throttleStatus: status,
			rateLimit: { requests: 1, perMs: 1500 },
		});
		const connection = { initialRetryDelay: 600, retries: 10 };
		expect((await getContacts(bench, connection)).json.map(({ id }) => id)).toEqual(
			contactIds(bench),
		);
		expect(bench.statuses()).toContain(status);
	});

	it('gets ten lists, each once', async () => {
		bench.account.options.rateLimit = { requests: 4, perMs: 800 };
		const before = bench.listNames();
		const names = Array.from({ length: 10 }, (_, index) => `List number ${index}`);
		const { items, error } = await bench.run(
			'contactList',
			'create',
			{ name: '={{ $json.name }}', connection: { initialRetryDelay: 300, retries: 10 } },
			names.map((name) => ({ name })),
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.name)).toEqual(names);
		expect(bench.listNames().slice(before.length).sort()).toEqual(names);
		expect(bench.statuses()).toContain(429);
	});

	it("passes on what came before the day's quota was used up, and says so", async () => {
		bench.account.options.dailyLimit = 2;
		const { items, errorItems } = await bench.run('contact', 'getAll', { returnAll: true }, [{}], {
			continueOnFail: 'continueErrorOutput',
		});
		expect(items).toHaveLength(1000);
		expect(errorItems).toHaveLength(1);
		expect(errorItems[0]?.json.error).toContain('is over its rate quota');
		expect(bench.statuses()).toEqual([200, 200, 429]);
	});
});

it("a DELETE that was throttled and then finds nothing isn't a success", async () => {
	bench.fault(refusal(429, [OVER_QPS]), { times: 1 });
	const list = byId('987654');
	const { message } = await bench.fail('contactList', 'delete', { list });
	expect(bench.statuses()).toEqual([429, 404]);
	expect(message).toContain('Could not delete contact list');
});
