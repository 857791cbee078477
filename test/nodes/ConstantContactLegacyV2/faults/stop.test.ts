import { AT_ONCE, type NodeResult } from '../../../support';
import { byId, connectBench, type Bench } from './bench';

let bench: Bench;

beforeEach(async () => {
	bench = await connectBench({ contacts: 5000 }, { latencyMs: 40 });
});
afterEach(async () => await bench.close());

interface Stopped extends NodeResult {
	/** Milliseconds from Stop to the end of the run. */
	settledAfter: number;
	/** Requests that arrived after Stop. */
	after: number;
}

/** Runs the node and presses Stop once the server has received this many requests. */
async function stopAfter(
	requests: number,
	...[resource, operation, parameters, items, options]: Parameters<Bench['run']>
): Promise<Stopped> {
	const { log } = bench.sandbox;
	const stop = new AbortController();
	let pressed = 0;
	let seen = 0;
	const watch = setInterval(() => {
		if (log.count < requests || stop.signal.aborted) return;
		[seen, pressed] = [log.count, performance.now()];
		stop.abort();
	}, 1);
	const more = { ...options, abortSignal: stop.signal };
	const outcome = await bench.run(resource, operation, parameters, items, more);
	const settledAfter = performance.now() - pressed;
	clearInterval(watch);
	expect(stop.signal.aborted).toBe(true);
	await new Promise((resolve) => setTimeout(resolve, 150));
	return { ...outcome, settledAfter, after: log.count - seen };
}

it.each(['items', 'file'])('in the middle of a long Get Many (%s) ends it', async (output) => {
	const parameters = { returnAll: true, output };
	const stopped = await stopAfter(4, 'contact', 'getAll', parameters);
	expect(stopped.status).toBe('canceled');
	expect(stopped.items).toEqual([]);
	expect(stopped.settledAfter).toBeLessThan(AT_ONCE);
	expect(stopped.after).toBeLessThanOrEqual(1);
	expect(bench.sandbox.log.count).toBeLessThan(10);
});

it.each([false, 'continueRegularOutput', 'continueErrorOutput'] as const)(
	'in the middle of 500 writes ends them (Continue on Fail: %p)',
	async (continueOnFail) => {
		const items = Array.from({ length: 500 }, (_, index) => ({ name: `List ${index}` }));
		const before = bench.listNames().length;
		const connection = { maxConcurrentRequests: 4 };
		const parameters = { name: '={{ $json.name }}', connection };
		const stopped = await stopAfter(20, 'contactList', 'create', parameters, items, {
			continueOnFail,
		});
		expect(stopped.status).toBe('canceled');
		expect(stopped.settledAfter).toBeLessThan(AT_ONCE);
		expect(stopped.after).toBeLessThanOrEqual(4);
		expect(bench.listNames().length - before).toBeLessThan(40);
	},
);

describe('does not wait', () => {
	it('for a response that does not come', async () => {
		bench.fault({ kind: 'hang' });
		const stopped = await stopAfter(1, 'contactList', 'get', { list: byId('2') });
		expect(stopped).toMatchObject({ status: 'canceled', after: 0 });
		expect(stopped.settledAfter).toBeLessThan(AT_ONCE);
	});

	it('for a Retry-After', async () => {
		bench.fault({ kind: 'status', status: 429, headers: { 'retry-after': '60' } });
		const stopped = await stopAfter(1, 'contactList', 'create', { name: 'New' });
		expect(stopped).toMatchObject({ status: 'canceled', after: 0 });
		expect(stopped.settledAfter).toBeLessThan(AT_ONCE);
	});

	it('for its turn under Requests per Second', async () => {
		const connection = { requestsPerSecond: 0.1, maxConcurrentRequests: 2 };
		const items = Array.from({ length: 10 }, (_, index) => ({ name: `List ${index}` }));
		const parameters = { name: '={{ $json.name }}', connection };
		const stopped = await stopAfter(1, 'contactList', 'create', parameters, items);
		expect(stopped).toMatchObject({ status: 'canceled', after: 0 });
		expect(stopped.settledAfter).toBeLessThan(AT_ONCE);
	});

	it('for the end of a bulk activity', async () => {
		const parameters = { list: byId('2'), activityOptions: { checkEvery: 30 } };
		const start = performance.now();
		const { status } = await bench.run('activity', 'exportContacts', parameters, [{}], {
			stopWhen: () => bench.sandbox.log.entries[0]?.durationMs !== undefined,
		});
		expect(status).toBe('canceled');
		expect(performance.now() - start).toBeLessThan(2 * AT_ONCE);
		expect(bench.requests()).toEqual(['POST /activities/exportcontacts']);
	});
});
