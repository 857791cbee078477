import { ContactHub } from '../../../../nodes/ContactHub/ContactHub.node';
import { listSearch } from '../../../support';
import { Bench, create, getMany, person, persons, requestOf } from './bench';

const bench = new Bench({ contactHub: { customers: 1000 } });

afterEach(() => {
	bench.sandbox.settings.latencyMs = 0;
});

describe('Retries', () => {
	it.each([
		[0, 1],
		[1, 2],
		[3, 4],
	])('%i: %i requests', async (retries, requests) => {
		bench.fault({ kind: 'status', status: 503 });
		await bench.fail({ ...requestOf('GET', bench.customerId()), options: { retries } });
		expect(bench.requests()).toHaveLength(requests);
	});

	it('counts for each request, not for the run', async () => {
		bench.fault({ kind: 'status', status: 429 }, { probability: 0.3 });
		const options = { retries: 10 };
		const { json } = await bench.run({ ...create, options }, { json: persons(20) });
		expect(json).toHaveLength(20);
	});
});

describe('Requests per Second', () => {
	/** The most requests that arrived within 0.9 seconds; the rest of the second is for what a network does. */
	const densest = () => {
		const times = bench.requests().map(({ at }) => at);
		return Math.max(
			...times.map((from) => times.filter((at) => at >= from && at < from + 900).length),
		);
	};

	it('holds for a run', async () => {
		const options = { requestsPerSecond: 10, concurrency: 10 };
		const { took } = await bench.run({ ...create, options }, { json: persons(15) });
		expect(bench.requests()).toHaveLength(15);
		expect(densest()).toBeLessThanOrEqual(10);
		expect(took).toBeGreaterThanOrEqual(1390);
		expect(took).toBeLessThan(2500);
	});

	it('holds for a list with its pages fetched ahead', async () => {
		await bench.run({
			...getMany,
			limit: 600,
			returnAll: false,
			options: { requestsPerSecond: 10 },
		});
		expect(bench.requests().length).toBeGreaterThanOrEqual(12);
		expect(densest()).toBeLessThanOrEqual(10);
	});

	it('holds for two executions with the same credential together', async () => {
		const parameters = { ...create, options: { requestsPerSecond: 10 } };
		const runs = [8, 8].map(async (count) => await bench.run(parameters, { json: persons(count) }));
		await Promise.all(runs);
		expect(bench.requests()).toHaveLength(16);
		expect(densest()).toBeLessThanOrEqual(10);
	});

	it('is not lifted by a pick list that the editor opens meanwhile', async () => {
		const parameters = { ...create, options: { requestsPerSecond: 10 } };
		const running = bench.run(parameters, { json: persons(14) });
		const { baseUrl, workspaceId, nodeId } = bench.hub;
		const contactHubApi = { baseUrl, workspaceId, nodeId, token: bench.token };
		const found = await listSearch(ContactHub, 'searchCustomers', {
			credentials: { contactHubApi },
			parameters: {},
		});
		await running;
		expect(found.results.length).toBeGreaterThan(0);
		const posts = bench.requests('POST').map(({ at }) => at);
		expect((posts.at(-1) ?? 0) - (posts[0] ?? 0)).toBeGreaterThanOrEqual(1290);
	});

	it('zero is no limit', async () => {
		const { took } = await bench.run(create, { json: persons(30) });
		// Far below the seconds that any limit would take; a busy machine needs some itself.
		expect(took).toBeLessThan(5000);
	});
});

describe('Requests at Once', () => {
	it.each([
		[undefined, 4],
		[1, 1],
		[9, 9],
	])('%p holds for items and for lists', async (concurrency, expected) => {
		bench.sandbox.settings.latencyMs = 30;
		const options = concurrency === undefined ? {} : { concurrency };
		await bench.run({ ...create, options }, { json: persons(27) });
		expect(bench.sandbox.log.peakInFlight).toBe(expected);
		bench.sandbox.log.clear();
		await bench.run({ ...getMany, options });
		expect(bench.sandbox.log.peakInFlight).toBe(expected);
	});
});

it('options with an impossible value are refused before anything is sent', async () => {
	const options = { concurrency: 0 };
	const { message } = await bench.fail({ ...create, options }, { json: [person()] });
	expect(message).toBe("'Requests at Once' is 0, out of range");
	expect(bench.requests()).toHaveLength(0);
});
