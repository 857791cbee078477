import { ContactHub } from '../../../../nodes/ContactHub/ContactHub.node';
import type { LogEntry } from '../../../sandbox';
import { listSearch, watchWaits } from '../../../support';
import { Bench, create, getMany, person, persons, requestOf } from './bench';

const bench = new Bench({ contactHub: { customers: 1000 } });

afterEach(() => {
	bench.sandbox.settings.latencyMs = 0;
	bench.sandbox.settings.isHeld = undefined;
});

describe('Retries', () => {
	it.each([
		[0, 1],
		[1, 2],
		[3, 4],
	])('%i: %i requests', async (retries, requests) => {
		bench.fault({ kind: 'status', status: 503 });
		await bench.fail({ ...requestOf('GET', bench.customerId()), connection: { retries } });
		expect(bench.requests()).toHaveLength(requests);
	});

	it('counts for each request, not for the run', async () => {
		bench.fault({ kind: 'status', status: 429 }, { probability: 0.3 });
		const connection = { retries: 10, maxConcurrentRequests: 4 };
		const { json } = await bench.run({ ...create, connection }, { json: persons(20) });
		expect(json).toHaveLength(20);
	});
});

describe('Requests per Second', () => {
	let started = 0;

	beforeEach(() => {
		started = Date.now();
	});

	/** Expects ten per second: each request arrives a tenth of a second after the previous one, or later on a busy machine. */
	const expectTenPerSecond = (entries: LogEntry[]) => {
		const early = entries.filter(({ at }, index) => at - started < index * 100 - 5);
		expect(early).toEqual([]);
	};

	it('holds for a run', async () => {
		const connection = { requestsPerSecond: 10, maxConcurrentRequests: 10 };
		await bench.run({ ...create, connection }, { json: persons(15) });
		expect(bench.requests()).toHaveLength(15);
		expectTenPerSecond(bench.requests());
	});

	it('holds for a list with its pages fetched ahead', async () => {
		await bench.run({
			...getMany,
			limit: 600,
			returnAll: false,
			connection: { requestsPerSecond: 10 },
		});
		expect(bench.requests().length).toBeGreaterThanOrEqual(12);
		expectTenPerSecond(bench.requests());
	});

	it('holds for two executions with the same credential together', async () => {
		const parameters = { ...create, connection: { requestsPerSecond: 10 } };
		const runs = [8, 8].map(async (count) => await bench.run(parameters, { json: persons(count) }));
		await Promise.all(runs);
		expect(bench.requests()).toHaveLength(16);
		expectTenPerSecond(bench.requests());
	});

	it('is not lifted by a pick list that the editor opens meanwhile', async () => {
		const parameters = { ...create, connection: { requestsPerSecond: 10 } };
		const running = bench.run(parameters, { json: persons(14) });
		const { baseUrl, workspaceId, nodeId } = bench.hub;
		const contactHubApi = { baseUrl, workspaceId, nodeId, token: bench.token };
		const found = await listSearch(ContactHub, 'searchCustomers', {
			credentials: { contactHubApi },
			parameters: {},
		});
		await running;
		expect(found.results.length).toBeGreaterThan(0);
		expect(bench.requests('POST')).toHaveLength(14);
		expectTenPerSecond(bench.requests('POST'));
	});

	it("zero isn't a limit", async () => {
		const waits = watchWaits();
		await bench.run({ ...create, connection: { requestsPerSecond: 0 } }, { json: persons(30) });
		expect(bench.requests()).toHaveLength(30);
		expect(waits()).toEqual([]);
	});
});

describe('Max Concurrent Requests', () => {
	it.each([1, 9])('%p holds for items and for lists', async (expected) => {
		const { log, settings } = bench.sandbox;
		settings.latencyMs = 30;
		// The first page of a list contains the total, so it is requested alone.
		settings.isHeld = ({ query }) => query.page !== '0' && log.peakInFlight < expected;
		const connection = { maxConcurrentRequests: expected };
		await bench.run({ ...create, connection }, { json: persons(27) });
		expect(log.peakInFlight).toBe(expected);
		log.clear();
		await bench.run({ ...getMany, connection });
		expect(log.peakInFlight).toBe(expected);
	});
});

it('a credential with an impossible value is refused before anything is sent', async () => {
	const connection = { maxConcurrentRequests: -1 };
	const { message } = await bench.fail({ ...create, connection }, { json: [person()] });
	expect(message).toBe("'Max Concurrent Requests (in the credential)' is -1, out of range");
	expect(bench.requests()).toHaveLength(0);
});
