import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { TriggerFeedCall } from '../../../nodes/ConstantContactTrigger/call';
import {
	countSince,
	buildRangeQuery,
	readAscending,
	type RangedList,
} from '../../../nodes/ConstantContactTrigger/feeds/timeRanges';
import type { CollectionPage } from '../../../nodes/ConstantContact/api/client';
import type { V3Query } from '../../../nodes/ConstantContact/api/query';
import { Clocks } from '../../../nodes/kit';
import { createRandom } from '../../sandbox/random';

const NOW = Date.UTC(2026, 5, 1, 12);
const SECOND = 1000;
const YEAR = 365 * 24 * 3600 * SECOND;

interface Service {
	/** Times of its records, in whole seconds. */
	times: number[];
	isInclusive?: boolean;
	/** The count that it reports. Default: the real one. */
	total?: (count: number) => number | undefined;
	/** Called with each request. */
	onRequest?: (number: number) => void;
	/** Requests whose page comes without its first record, although it is counted. */
	incomplete?: number[];
}

/** An unordered collection that replaces the service's. */
function serve({
	times,
	isInclusive = false,
	total = (count) => count,
	onRequest,
	incomplete = [],
}: Service) {
	const warnings: string[] = [];
	const asked = { requests: 0 };
	const page = async (
		_target: string,
		_name: string,
		query: V3Query,
		next?: string,
	): Promise<CollectionPage> => {
		asked.requests++;
		onRequest?.(asked.requests);
		const [skip, after, before] =
			next === undefined
				? [0, Date.parse(String(query.t_after)), Date.parse(String(query.t_before ?? '9999-01-01'))]
				: (JSON.parse(next) as [number, number, number]);
		const isWithin = (time: number) =>
			(time > after && time < before) || (isInclusive && (time === after || time === before));
		const found = times.map((time, id) => ({ id, time })).filter(({ time }) => isWithin(time));
		const more = skip + 500 < found.length;
		const first = incomplete.includes(asked.requests) ? skip + 1 : skip;
		return await Promise.resolve({
			items: found.slice(first, skip + 500).map(({ id, time }) => ({ id, time }) as IDataObject),
			total: total(found.length),
			...(more && { next: JSON.stringify([skip + 500, after, before]) }),
		});
	};
	const clocks = new Clocks();
	clocks.serverTime = NOW;
	const call = {
		api: { page, stopSignal: undefined },
		clocks,
		warn: (text: string) => warnings.push(text),
	} as unknown as TriggerFeedCall;
	return { call, warnings, asked };
}

const list: RangedList = {
	target: '/things',
	name: 'things',
	queries: [(range) => ({ ...buildRangeQuery('t', range), limit: 500 })],
	getId: ({ id }) => String(id),
	getTime: ({ time }) => Number(time),
};

async function readAll(call: TriggerFeedCall, start: number): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for await (const records of readAscending(call, list, start)) all.push(...records);
	return all;
}

/** This many times in recent years, in no order. */
function scatter(count: number, shape: (random: number) => number, seed = 1): number[] {
	const random = createRandom(seed);
	return Array.from({ length: count }, () => {
		const time = NOW - Math.floor(shape(random.next()) * 10 * YEAR);
		return Math.floor(time / SECOND) * SECOND;
	});
}

const inOrder = (times: number[], start: number) =>
	times.filter((time) => time >= start).sort((left, right) => left - right);

beforeEach(() => void jest.spyOn(Date, 'now').mockImplementation(() => NOW));
afterEach(() => jest.restoreAllMocks());

it.each<[string, (random: number) => number]>([
	['evenly', (random) => random],
	['mostly lately', (random) => random ** 8],
	['mostly long ago', (random) => 1 - random ** 8],
	['half of them in one second', (random) => (random < 0.5 ? 0.5 : random)],
])(
	'reads 40,000 records that were written %s, with few requests more than pages',
	async (_how, shape) => {
		const times = scatter(40_000, shape);
		const { call, asked } = serve({ times });
		const all = await readAll(call, 0);
		expect(all.map(({ time }) => time)).toEqual(inOrder(times, 0));
		expect(new Set(all.map(({ id }) => id)).size).toBe(40_000);
		expect(asked.requests).toBeLessThan(80 * 2.5);
	},
);

it('takes one request for a page, and one for each further page and for the final count', async () => {
	const some = serve({ times: scatter(500, (random) => random) });
	await readAll(some.call, 0);
	expect(some.asked.requests).toBe(1);
	const more = serve({ times: scatter(1200, (random) => random) });
	await readAll(more.call, 0);
	expect(more.asked.requests).toBe(4);
});

it('reads from a time on, whether the service counts that in or not', async () => {
	const second = fc.integer({ min: 0, max: 40 });
	await fc.assert(
		fc.asyncProperty(fc.array(second), second, fc.boolean(), async (seconds, from, isInclusive) => {
			const times = seconds.map((time) => NOW - time * SECOND);
			const start = NOW - from * SECOND;
			const { call } = serve({ times, isInclusive });
			const all = await readAll(call, start);
			expect(all.map(({ time }) => time)).toEqual(inOrder(times, start));
			expect(await countSince(call, list, start)).toBeGreaterThanOrEqual(all.length);
		}),
	);
});

it.each<[string, (count: number) => number | undefined]>([
	['tells no count', () => undefined],
	['counts everything whatever is asked for', () => 12_000],
	['counts nothing', () => 0],
])('a service that %s is read anyway', async (_what, total) => {
	const times = scatter(12_000, (random) => random);
	const { call } = serve({ times, total });
	const all = await readAll(call, 0);
	expect(all.map(({ time }) => time)).toEqual(inOrder(times, 0));
});

it('a record that moves away while pages are read hides no other', async () => {
	const times = scatter(1400, (random) => random);
	const [gone = 0] = [...times].slice(3, 4);
	const { call, warnings } = serve({
		times,
		// The first record is changed after the first page, so all others move up.
		onRequest: (number) => void (number === 2 && (times[3] = NOW + YEAR * 100)),
	});
	const all = await readAll(call, 0);
	const found = new Set(all.map(({ id }) => id));
	for (const id of times.keys()) if (id !== 3) expect(found).toContain(id);
	expect(gone).toBeLessThan(NOW);
	expect(warnings).toEqual([]);
});

it('reads the only page again if it has fewer records than are counted', async () => {
	const times = scatter(5, (random) => random);
	const { call, warnings, asked } = serve({ times, incomplete: [1] });
	expect(await readAll(call, 0)).toHaveLength(5);
	expect(asked.requests).toBe(2);
	expect(warnings).toEqual([]);
});

it('reads the only page no more than twice if its count is always too large', async () => {
	const times = scatter(5, (random) => random);
	const { call, asked } = serve({ times, total: (count) => count + 5 });
	expect(await readAll(call, 0)).toHaveLength(5);
	expect(asked.requests).toBe(2);
});

it('warns the administrator about a list that never shows all records it counts', async () => {
	const times = scatter(1200, (random) => random);
	const { call, warnings } = serve({ times, total: (count) => count + 5 });
	expect(await readAll(call, 0)).toHaveLength(1200);
	expect(warnings).toEqual(['GET /things counts 1205 records, but returns 1200']);
});
