import type { IDataObject } from 'n8n-workflow';

import { byId, connectNode, manual, type ConnectedNode } from '../setup';

const SEEDED = 10_000;
const SAME_DATE = 398;
const SHARED_DATE = '2026-06-01T12:00:00.000Z';

// Each test reads 10,000 events: a busy machine needs time.
jest.setTimeout(600_000);

let node: ConnectedNode;

/** Creates an event for each date, using the node itself. */
const createEvents = async (dates: string[]) => {
	const [customer] = node.hub.customers();
	await node.runOk(
		'event',
		'create',
		{
			customer: byId(customer!.id),
			eventType: { __rl: true, mode: 'name', value: 'loggedIn' },
			context: 'WEB',
			properties: manual({}),
			additionalFields: { date: '={{ $json.date }}' },
			connection: { maxConcurrentRequests: 50 },
		},
		dates.map((date) => ({ date })),
	);
};

beforeAll(async () => {
	node = await connectNode({
		keepBodies: false,
		contactHub: { customers: 1, events: SEEDED, deepPaging: false },
	});
	await createEvents([
		'1999-12-31T23:59:59Z',
		...Array.from({ length: SAME_DATE }, () => SHARED_DATE),
		'2199-01-01T00:00:00Z',
	]);
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());

const getAll = async (parameters: IDataObject) =>
	await node.run('event', 'getAll', { simplify: false, ...parameters });

/** IDs of all events that match the filter. */
const idsOf = (keeps: (date: number) => boolean) =>
	[...node.hub.events()].filter(({ date }) => keeps(Date.parse(date))).map(({ id }) => id);

const outcome = (json: IDataObject[]) => ({
	ids: json.map(({ id }) => String(id)).sort(),
	distinct: new Set(json.map(({ id }) => id)).size,
});

it('reads more than 10,000 events by time ranges, without losing or repeating any', async () => {
	const { error, json } = await getAll({ returnAll: true });
	expect(error).toBeUndefined();
	const ids = idsOf(() => true);
	expect(ids).toHaveLength(SEEDED + SAME_DATE + 2);
	expect(outcome(json)).toEqual({ ids: ids.sort(), distinct: ids.length });
	const statuses = new Set(node.sandbox.log.entries.map(({ status }) => status));
	expect(statuses).toEqual(new Set([200]));
	// 208 full pages, and a few more where a time range is split.
	expect(node.sandbox.log.count).toBeLessThan(250);
});

it('requests one list only while 10,000 are enough', async () => {
	const { error, json } = await getAll({ returnAll: false, limit: 10_000 });
	expect(error).toBeUndefined();
	expect(outcome(json).distinct).toBe(10_000);
	expect(node.sandbox.log.count).toBe(200);
	expect(node.sandbox.log.entries.every(({ query }) => !('dateFrom' in query))).toBe(true);
});

it('stops at a limit beyond 10,000', async () => {
	const { error, json } = await getAll({ returnAll: false, limit: 10_020 });
	expect(error).toBeUndefined();
	expect(outcome(json).distinct).toBe(10_020);
});

it('keeps to the dates that the user gave, to the millisecond', async () => {
	const dates = idsOf(() => true).map((id) => Date.parse(node.hub.event(id)!.date));
	const sorted = dates.filter((date) => date > 1e12 && date < 4e12).sort((a, b) => a - b);
	const [from, to] = [sorted[20]!, sorted.at(-20)!];
	// Adjacent events that a time range with invented bounds would include.
	await createEvents([new Date(from - 1).toISOString(), new Date(to + 1).toISOString()]);
	node.sandbox.log.clear();
	const { json } = await getAll({
		returnAll: true,
		filters: { from: new Date(from).toISOString(), to: new Date(to).toISOString() },
	});
	const ids = idsOf((date) => date >= from && date <= to);
	expect(ids.length).toBeGreaterThan(10_000);
	expect(outcome(json)).toEqual({ ids: ids.sort(), distinct: ids.length });
});

it('reads events on the border of two time ranges once', async () => {
	const [middle, year] = [Date.parse(SHARED_DATE), 366 * 86_400_000];
	const filters = {
		from: new Date(middle - 2 * year).toISOString(),
		to: new Date(middle + 2 * year).toISOString(),
	};
	const { json } = await getAll({ returnAll: true, filters });
	const ids = idsOf((date) => Math.abs(date - middle) <= 2 * year);
	expect(outcome(json)).toEqual({ ids: ids.sort(), distinct: json.length });
	// It isn't known whether ContactHub includes the bounds, so the time ranges overlap on both sides.
	const asked = node.sandbox.log.entries.map(({ query }) => [query.dateFrom, query.dateTo]);
	const borders = asked.map(([, to]) => Date.parse(String(to)) - 1);
	const ends = borders.filter((border) =>
		asked.some(([from]) => from === new Date(border - 1).toISOString()),
	);
	expect(ends.length).toBeGreaterThan(0);
});

it('says what to do where ContactHub refuses a page anyway', async () => {
	const fault = node.sandbox.faults.add({
		when: { path: '/events' },
		after: 40,
		do: {
			kind: 'status',
			status: 400,
			body: { message: 'Result window is too large, from + size must be less than: [10000]' },
		},
	});
	const { error } = await getAll({ returnAll: true });
	fault.remove();
	expect(error?.message).toContain('Could not get many events: Result window is too large');
	expect(error?.description).toMatch(/narrow the list with a query or dates/i);
});
