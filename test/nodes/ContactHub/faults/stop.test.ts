import type { INodeParameters } from 'n8n-workflow';
import { AT_ONCE, type RunNodeOptions } from '../../../support';
import { Bench, create, getMany, person, persons, requestOf } from './bench';

const bench = new Bench({ latencyMs: 20, contactHub: { customers: 2000 } });

afterEach(() => {
	bench.sandbox.settings.isHeld = undefined;
});

/** Runs the node and presses Stop once the server has received this many requests. */
async function stopAfter(
	requests: number,
	parameters: INodeParameters,
	options: RunNodeOptions = {},
) {
	const stop = new AbortController();
	let pressed = 0;
	let seen = 0;
	const watch = setInterval(() => {
		if (bench.sandbox.log.count < requests || stop.signal.aborted) return;
		seen = bench.sandbox.log.count;
		pressed = performance.now();
		stop.abort();
	}, 1);
	const outcome = await bench.run(parameters, { ...options, abortSignal: stop.signal });
	const settledAfter = performance.now() - pressed;
	clearInterval(watch);
	expect(stop.signal.aborted).toBe(true);
	await new Promise((resolve) => setTimeout(resolve, 150));
	return { ...outcome, settledAfter, seen, after: bench.sandbox.log.count - seen };
}

it.each(['items', 'file'])('in the middle of a Get Many (%s) ends it', async (output) => {
	const connection = { maxConcurrentRequests: 4 };
	const stopped = await stopAfter(10, { ...getMany, output, connection });
	expect(stopped.status).toBe('canceled');
	expect(stopped.items).toEqual([]);
	expect(stopped.settledAfter).toBeLessThan(AT_ONCE);
	// Those whose connection was being opened when Stop was pressed.
	expect(stopped.after).toBeLessThanOrEqual(4);
	expect(bench.sandbox.log.count).toBeLessThan(20);
});

it.each([false, 'continueRegularOutput', 'continueErrorOutput'] as const)(
	'in the middle of 1,000 creates ends them (Continue on Fail: %p)',
	async (continueOnFail) => {
		const before = bench.hub.counts.customers;
		const connection = { maxConcurrentRequests: 4 };
		const parameters = { ...create, connection };
		const stopped = await stopAfter(100, parameters, { json: persons(1000), continueOnFail });
		expect(stopped.status).toBe('canceled');
		expect(stopped.settledAfter).toBeLessThan(AT_ONCE);
		expect(stopped.after).toBeLessThanOrEqual(4);
		expect(bench.requests('POST').length).toBeLessThan(110);
		expect(bench.hub.counts.customers - before).toBeLessThan(110);
	},
);

it('says which items were done', async () => {
	const before = bench.hub.counts.customers;
	const connection = { maxConcurrentRequests: 4 };
	const { thrown } = await stopAfter(40, { ...create, connection }, { json: persons(1000) });
	const { message, description } = thrown[0] as Error & { description: string };
	expect(message).toMatch(/^The execution was canceled \[item \d+\]$/);
	const done = Number(/(\d+) of 1000 items were done: items /.exec(description)?.[1]);
	// Those in flight may have been carried out after all.
	expect(bench.hub.counts.customers - before - done).toBeGreaterThanOrEqual(0);
	expect(bench.hub.counts.customers - before - done).toBeLessThanOrEqual(4);
});

describe('does not wait', () => {
	it('for a response that does not come', async () => {
		bench.fault({ kind: 'hang' });
		const stopped = await stopAfter(1, requestOf('GET', bench.customerId()));
		expect(stopped).toMatchObject({ status: 'canceled', after: 0 });
		expect(stopped.settledAfter).toBeLessThan(AT_ONCE);
	});

	it('for its turn under Requests per Second', async () => {
		const connection = { requestsPerSecond: 0.1, maxConcurrentRequests: 2 };
		const stopped = await stopAfter(1, { ...create, connection }, { json: persons(10) });
		expect(stopped).toMatchObject({ status: 'canceled', after: 0 });
		expect(stopped.settledAfter).toBeLessThan(AT_ONCE);
	});

	it('for another item that works on the same customer', async () => {
		bench.sandbox.settings.isHeld = () => true;
		const customer = { __rl: true, mode: 'id', value: bench.customerId() };
		const parameters = { resource: 'customer', operation: 'delete', customer };
		const stopped = await stopAfter(1, parameters, { json: [{}, {}, {}, {}] });
		expect(stopped).toMatchObject({ status: 'canceled', after: 0 });
		expect(stopped.settledAfter).toBeLessThan(AT_ONCE);
	});

	// Last, because it holds back later requests with this credential.
	it('for a Retry-After', async () => {
		const headers = { 'retry-after': '15' };
		bench.fault({ kind: 'status', status: 429, headers });
		const stopped = await stopAfter(1, create, { json: [person()] });
		expect(stopped).toMatchObject({ status: 'canceled', after: 0 });
		expect(stopped.settledAfter).toBeLessThan(AT_ONCE);
	});
});
