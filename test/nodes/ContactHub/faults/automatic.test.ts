import { setTimeout as sleep } from 'node:timers/promises';
import { Bench, create, getMany, person, persons } from './bench';

const bench = new Bench({ contactHub: { customers: 600 } });

const log = () => bench.sandbox.log;
const settings = () => bench.sandbox.settings;

afterEach(() => {
	settings().latencyMs = 0;
	settings().isHeld = undefined;
	bench.hub.options.rateLimit = undefined;
});

/** Maximum number of concurrent requests. */
const MOST = 32;

it('begins with four requests at the same time, and takes more as long as nothing speaks against it', async () => {
	settings().latencyMs = 10;
	// The first requests are held until no more arrive.
	let first = 0;
	settings().isHeld = () => first === 0;
	const running = bench.run(create, { json: persons(300) });
	while (log().peakInFlight < 4) await sleep(5);
	await sleep(100);
	first = log().peakInFlight;
	expect(first).toBe(4);
	const { json, items } = await running;
	expect(log().peakInFlight).toBeGreaterThan(8);
	expect(log().peakInFlight).toBeLessThanOrEqual(MOST);
	expect(bench.requests('POST')).toHaveLength(300);
	expect(new Set(json.map(({ id }) => id)).size).toBe(300);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
});

it('keeps the order of items and of pages', async () => {
	settings().latencyMs = 2;
	const people = persons(120);
	const written = await bench.run(create, { json: people });
	const emails = written.json.map(({ base }) => (base as { contacts: object }).contacts);
	expect(emails).toMatchObject(people.map(({ email }) => ({ email })));
	const { json } = await bench.run({ ...getMany, returnAll: true });
	const times = json.map(({ registeredAt }) => String(registeredAt));
	expect(times).toEqual([...times].sort());
	expect(new Set(json.map(({ id }) => id)).size).toBe(json.length);
});

it.each([
	[10, 1],
	[50, 1],
	// One more request finds the end of the list.
	[120, 4],
])('reads no more pages than a Limit of %i needs', async (limit, requests) => {
	const { json } = await bench.run({ ...getMany, returnAll: false, limit });
	expect(json).toHaveLength(limit);
	expect(bench.requests('GET')).toHaveLength(requests);
});

it('sends nothing after a failure but what was in progress', async () => {
	settings().latencyMs = 5;
	const bad = { ...person(), email: 'no address' };
	const json = [...persons(60), bad, ...persons(400)];
	const { error } = await bench.run(create, { json });
	expect(error).toBeDefined();
	expect(bench.requests('POST').length).toBeLessThanOrEqual(61 + MOST);
});

it('executions at the same time stay below 32 together', async () => {
	settings().latencyMs = 5;
	const runs = [150, 150, 150].map(
		async (count) => await bench.run(create, { json: persons(count) }),
	);
	const results = await Promise.all(runs);
	expect(results.map(({ items }) => items.length)).toEqual([150, 150, 150]);
	expect(log().peakInFlight).toBeLessThanOrEqual(MOST);
});

it.each(['seconds', 'none'] as const)(
	'finds out a hidden limit (Retry-After: %s): everything is done, each thing once, and few requests are refused',
	async (retryAfter) => {
		const before = bench.hub.counts.customers;
		bench.hub.options.rateLimit = { requests: 150, perMs: 500, retryAfter };
		const connection = { initialRetryDelay: 500, retries: 5 };
		const { items, error } = await bench.run({ ...create, connection }, { json: persons(500) });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(500);
		expect(bench.hub.counts.customers - before).toBe(500);
		const refused = bench.requests('POST').filter(({ status }) => status === 429);
		// All at once, at least 350 would be.
		expect(refused.length).toBeLessThan(150);
	},
);
