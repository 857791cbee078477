import type { LogEntry } from '../../../sandbox';
import { watchWaits } from '../../../support';
import { Bench, create, getMany, person, persons, requestOf } from './bench';

/** A time at which the server's clock stands still until it has rejected a request. */
let frozen: number | undefined;

const hasRefused = () => bench.requests().some(({ status }) => status === 429);
const bench: Bench = new Bench({
	clock: { now: () => (frozen === undefined || hasRefused() ? Date.now() : frozen) },
});

const tooMany = (headers: Record<string, string> = {}) => ({
	kind: 'status' as const,
	status: 429,
	headers,
	body: { status: 429, error: 'Too Many Requests' },
});
const http = (milliseconds: number) => new Date(milliseconds).toUTCString();

/** Milliseconds between consecutive requests. */
const gaps = (entries: LogEntry[]) =>
	entries.slice(1).map(({ at }, index) => at - (entries[index]?.at ?? 0));

/** Expects these waits, or somewhat less because of a busy machine or chance. */
function expectNoLongerThan(milliseconds: number[], waits: number[]): void {
	expect(waits).toHaveLength(milliseconds.length);
	expect(waits.filter((wait, index) => wait > (milliseconds[index] ?? 0))).toEqual([]);
}

describe('429 with Retry-After', () => {
	it('in seconds is repeated after exactly that time', async () => {
		bench.fault(tooMany({ 'retry-after': '1' }), { times: 1 });
		const waits = watchWaits();
		const { json } = await bench.run(requestOf('GET', bench.customerId()));
		expect(json).toHaveLength(1);
		expect(bench.requests().map(({ status }) => status)).toEqual([429, 200]);
		const [gap] = gaps(bench.requests());
		expect(gap).toBeGreaterThanOrEqual(995);
		expectNoLongerThan([1000], waits());
	});

	it('as a date is repeated then, by the clock of a server that is days ahead', async () => {
		const server = Date.UTC(2031, 0, 1);
		const headers = { date: http(server), 'retry-after': http(server + 1000) };
		bench.fault(tooMany(headers), { times: 1 });
		const waits = watchWaits();
		await bench.run(requestOf('GET', bench.customerId()));
		const [gap] = gaps(bench.requests());
		expect(gap).toBeGreaterThanOrEqual(995);
		expectNoLongerThan([1000], waits());
	});

	it('of more than two minutes ends with an error that says when to come back', async () => {
		bench.fault(tooMany({ 'retry-after': '3600' }));
		const waits = watchWaits();
		const { message, description } = await bench.fail(create, { json: [person()] });
		expect(bench.requests()).toHaveLength(1);
		expect(message).toBe('Could not create customer: Too Many Requests [item 0]');
		expect(description).toMatch(
			/^ContactHub is receiving too many requests\. Run again in 60 minutes, /,
		);
		expect(waits()).toEqual([]);
	});
});

it.each(['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const)(
	'429 without Retry-After on %s is repeated: the server did nothing',
	async (method) => {
		const before = bench.hub.counts.customers;
		bench.fault(tooMany(), { times: 2 });
		const { error } = await bench.run(requestOf(method, bench.customerId(9)), { json: [person()] });
		expect(error).toBeUndefined();
		expect(bench.requests(method).map(({ status }) => status)).toEqual([
			429,
			429,
			method === 'POST' ? 201 : 200,
		]);
		const difference = { POST: 1, DELETE: -1 }[method as string] ?? 0;
		expect(bench.hub.counts.customers - before).toBe(difference);
	},
);

it('429 without Retry-After waits longer each time', async () => {
	bench.fault(tooMany(), { times: 3 });
	const connection = { initialRetryDelay: 100, maxConcurrentRequests: 4 };
	const waits = watchWaits();
	await bench.run({ ...requestOf('GET', bench.customerId()), connection });
	const [first = 0, second = 0, third = 0] = gaps(bench.requests());
	// Half of each wait is random.
	expect(first).toBeGreaterThanOrEqual(49);
	expect(second).toBeGreaterThanOrEqual(99);
	expect(third).toBeGreaterThanOrEqual(199);
	expectNoLongerThan([100, 200, 400], waits());
});

it("a DELETE that met a 429 and then finds nothing isn't a success: nothing was deleted", async () => {
	bench.fault(tooMany(), { times: 1 });
	const { message } = await bench.fail(requestOf('DELETE', 'unknown'));
	expect(message).toContain('customer not found unknown');
	expect(bench.requests().map(({ status }) => status)).toEqual([429, 404]);
});

describe('429 for ever', () => {
	it.each([
		[0, 1],
		[2, 3],
		[undefined, 4],
	])('with Retries %p ends after %i requests and says what to do', async (retries, requests) => {
		bench.fault(tooMany());
		const connection = retries === undefined ? {} : { retries };
		const { message, description } = await bench.fail({ ...getMany, connection });
		expect(bench.requests()).toHaveLength(requests);
		expect(message).toBe('Could not get many customers: Too Many Requests [item 0]');
		expect(description).toMatch(
			/Run again in a few minutes, or set 'Requests per Second' and a lower 'Max Concurrent Requests' in the credential/,
		);
	});
});

it('a 429 holds back the other requests of the credential, too', async () => {
	bench.fault(tooMany({ 'retry-after': '1' }), { times: 1 });
	bench.sandbox.settings.isHeld = ({ fault }) => fault === undefined && !hasRefused();
	const connection = { maxConcurrentRequests: 4 };
	await bench.run({ ...create, connection }, { json: persons(12) });
	bench.sandbox.settings.isHeld = undefined;
	const entries = bench.requests('POST');
	expect(entries).toHaveLength(13);
	const refused = entries.find(({ status }) => status === 429)?.at ?? 0;
	const early = entries.filter(({ at }) => at < refused + 990);
	// Those in flight when the response arrived.
	expect(early.length).toBeLessThanOrEqual(4);
});

it.each(['seconds', 'date', 'none'] as const)(
	'a server with a limit (Retry-After: %s) gets everything in the end, each thing once',
	async (retryAfter) => {
		const before = bench.hub.counts.customers;
		bench.hub.options.rateLimit = { requests: 10, perMs: 400, retryAfter };
		frozen = Date.now();
		const connection = { initialRetryDelay: 50, retries: 10 };
		const { items, error } = await bench.run({ ...create, connection }, { json: persons(14) });
		bench.hub.options.rateLimit = undefined;
		frozen = undefined;
		expect(error).toBeUndefined();
		expect(items).toHaveLength(14);
		expect(bench.hub.counts.customers - before).toBe(14);
		expect(hasRefused()).toBe(true);
	},
);
