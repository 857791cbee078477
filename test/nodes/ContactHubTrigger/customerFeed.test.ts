import type { IDataObject } from 'n8n-workflow';

import { createCustomerFeed } from '../../../nodes/ContactHubTrigger/feeds/customers';
import type { TimeCursor } from '../../../nodes/kit';
import type { Page } from '../../../nodes/ContactHub/api/pages';
import { feedCall, HOUR, MINUTE, NOW, SECOND, stoppedClock, type CallOptions } from './feedCall';

const DAY = 24 * HOUR;

const clock = stoppedClock();

interface Listed {
	id: string;
	registeredAt: number;
	updatedAt: number;
}

/** A customer registered at a time, and possibly updated later. */
const customer = (id: string, registeredAt: number, updatedAt = registeredAt): Listed => ({
	id,
	registeredAt,
	updatedAt,
});

/** This many, registered one after another. */
const many = (count: number, from: number, every: number) =>
	Array.from({ length: count }, (_, index) => customer(`c${index}`, from + index * every));

/** Customers that can be sorted and filtered by their times, as in the API. */
class CustomerList {
	readonly asked: IDataObject[] = [];

	private readonly sorted = new Map<string, Listed[]>();

	constructor(readonly customers: Listed[]) {}

	nodeId = (chosen = 'node') => chosen;

	page = async (
		target: string,
		query: IDataObject,
		number: number,
		limit = Infinity,
	): Promise<Page> => {
		const size = Math.min(50, limit);
		this.asked.push({ target, ...query, number, size });
		const [key, order] = String(query.sort).split(',') as [keyof Listed, string];
		const bounds = [...String(query.query ?? '').matchAll(/"operator":"(.TE)","value":"([^"]+)"/g)];
		const boundOf = (wanted: string, open: number) => {
			const value = bounds.find(([, operator]) => operator === wanted)?.[2];
			return value === undefined ? open : Date.parse(value.replace('+0000', 'Z'));
		};
		const [from, to] = [boundOf('GTE', -Infinity), boundOf('LTE', Infinity)];
		const sorted = this.sortedBy(key);
		const start = sorted.findIndex((one) => Number(one[key]) >= from);
		const end = sorted.findLastIndex((one) => Number(one[key]) <= to) + 1;
		const found = start < 0 ? [] : sorted.slice(start, end);
		if (order === 'desc') found.reverse();
		return await Promise.resolve({
			items: found.slice(number * size, (number + 1) * size).map(toRecord),
			number,
			totalElements: found.length,
			totalPages: Math.ceil(found.length / size),
		});
	};

	private sortedBy(key: keyof Listed): Listed[] {
		const sorted =
			this.sorted.get(key) ??
			[...this.customers].sort((left, right) => Number(left[key]) - Number(right[key]));
		this.sorted.set(key, sorted);
		return sorted;
	}
}

function toRecord({ id, registeredAt, updatedAt }: Listed): IDataObject {
	return {
		id,
		registeredAt: new Date(registeredAt).toISOString(),
		updatedAt: new Date(updatedAt).toISOString(),
	};
}

/** A call of the feed for a list; the lookback window is in minutes. */
function callOf(
	list: CustomerList,
	options: CallOptions & { overlap?: number; filters?: IDataObject } = {},
) {
	const { overlap, filters, ...others } = options;
	return feedCall(list, { triggerOptions: { overlap, ...filters } }, others);
}

const created = createCustomerFeed('registeredAt');
const updated = createCustomerFeed('updatedAt');

const idsOf = (records: IDataObject[]) => records.map(({ id }) => id);

const start = (from: number, more: Partial<TimeCursor> = {}): TimeCursor => ({
	from,
	newest: from - 1,
	watermarks: [],
	seen: {},
	...more,
});

describe('where the trigger begins', () => {
	it('what was registered up to now counts as passed on, as far as it may be returned again', async () => {
		const list = new CustomerList([
			customer('old', NOW - HOUR),
			customer('edge', NOW - 6 * MINUTE),
			customer('new', NOW - MINUTE),
		]);
		const { call } = callOf(list);
		expect(await created.begin(call, undefined)).toEqual({
			from: NOW - 6 * MINUTE,
			newest: NOW - MINUTE,
			watermarks: [],
			seen: { edge: NOW - 6 * MINUTE, new: NOW - MINUTE },
		});
		// The second one checks that there are no newer ones.
		expect(list.asked).toMatchObject([
			{ target: '/customers', nodeId: 'node', sort: 'registeredAt,desc', number: 0, size: 50 },
			{ target: '/customers', nodeId: 'node', sort: 'registeredAt,asc', number: 0, size: 1 },
		]);
	});

	it('not at all if the server gives others than the newest', async () => {
		const list = new CustomerList(many(300, NOW - 300 * MINUTE, MINUTE));
		const { page } = list;
		list.page = async (target, query, ...more) => {
			const sort = String(query.sort).replace('desc', 'asc');
			const response = await page(target, { ...query, sort }, ...more);
			return { ...response, items: [...response.items].reverse() };
		};
		await expect(created.begin(callOf(list).call, undefined)).rejects.toThrow(
			"did not sort the list by 'Registered At'",
		);
	});

	it('without customers everything is new', async () => {
		const { call } = callOf(new CustomerList([]));
		expect(await created.begin(call, undefined)).toEqual(start(0));
	});

	it('does not begin if a customer has no time, because it would be output as new', async () => {
		const list = new CustomerList([customer('a', NOW - MINUTE)]);
		const { page } = list;
		list.page = async (...asked) => {
			const response = await page(...asked);
			return { ...response, items: [{ id: 'x', registeredAt: null }, ...response.items] };
		};
		const { call } = callOf(list);
		await expect(created.begin(call, undefined)).rejects.toThrow(
			"the server sent a customer without a readable time 'registeredAt'",
		);
	});

	it('does not begin with fewer customers than there are, because the others would be output as new', async () => {
		const list = new CustomerList([customer('a', NOW - MINUTE), customer('b', NOW)]);
		const { page } = list;
		list.page = async (...asked) => {
			const response = await page(...asked);
			return { ...response, items: response.items.slice(0, -1) };
		};
		const { call } = callOf(list);
		await expect(created.begin(call, undefined)).rejects.toThrow(
			'page 1 of the list has 1 record instead of 2, as expected for a total of 2',
		);
	});

	it("a time in the future isn't a cursor", async () => {
		const list = new CustomerList([customer('a', NOW + DAY)]);
		const { call } = callOf(list, { serverTime: NOW - SECOND });
		expect(await created.begin(call, undefined)).toEqual({
			from: NOW - SECOND - 5 * MINUTE,
			newest: NOW - SECOND,
			watermarks: [],
			seen: { a: NOW + DAY },
		});
	});

	it.each([
		[49, NOW - 5 * MINUTE, 49],
		[50, NOW - 49 * SECOND + 1, 49],
	])('%i on the first page, of which the last may have others behind it', async (...expected) => {
		const [count, from, seen] = expected;
		const list = new CustomerList(many(count, NOW - (count - 1) * SECOND, SECOND));
		const { call } = callOf(list);
		const cursor = await created.begin(call, undefined);
		expect(cursor).toMatchObject({ from, newest: NOW });
		expect(Object.keys(cursor.seen)).toHaveLength(seen);
	});

	it('may be a date, and everything from then on is new', async () => {
		const { call } = callOf(new CustomerList([]));
		expect(await created.begin(call, 7000)).toEqual(start(7000));
	});

	it.each<[object, boolean]>([
		[start(7), true],
		[{ from: 7, newest: 6, seen: {} }, false],
		[{ from: 7, newest: 6, seen: {}, watermarks: {} }, false],
		[{ from: '7', newest: 6, seen: {}, watermarks: [] }, false],
		[{ from: 7, newest: null, seen: {}, watermarks: [] }, false],
		[{ from: 7, newest: 6, seen: [], watermarks: [] }, false],
	])('%j is a cursor: %p', (stored, expected) => {
		expect(created.isCursor(stored)).toBe(expected);
	});
});

describe('a poll', () => {
	it('passes on what is new, and remembers it', async () => {
		const list = new CustomerList([
			customer('b', NOW - SECOND),
			customer('a', NOW - MINUTE, NOW),
			customer('before', NOW - HOUR),
		]);
		const { call } = callOf(list, { serverTime: NOW - 1 });
		const { records, cursor } = await created.read(call, start(NOW - 2 * MINUTE));
		expect(idsOf(records)).toEqual(['a', 'b']);
		expect(cursor).toEqual({
			from: NOW - 2 * MINUTE,
			newest: NOW - SECOND,
			watermarks: [{ time: NOW - SECOND, own: NOW, server: NOW - 1 }],
			seen: { a: NOW - MINUTE, b: NOW - SECOND },
		});
		expect(list.asked).toMatchObject([{ sort: 'registeredAt,asc', number: 0, size: 50 }]);
		expect((await created.read(call, cursor)).records).toEqual([]);
	});

	it('knows what was passed on, and what an older copy of the index shows', async () => {
		const list = new CustomerList([
			customer('same', NOW - DAY, NOW - MINUTE),
			customer('older', NOW - DAY, NOW - 2 * MINUTE),
			customer('newer', NOW - DAY, NOW - SECOND),
		]);
		const seen = { same: NOW - MINUTE, older: NOW - MINUTE, newer: NOW - MINUTE };
		const { call } = callOf(list);
		const { records, cursor } = await updated.read(call, start(NOW - HOUR, { seen }));
		expect(idsOf(records)).toEqual(['newer']);
		expect(cursor.seen).toEqual({ ...seen, newer: NOW - SECOND });
	});

	it("doesn't treat a registration as an update", async () => {
		const list = new CustomerList([
			customer('registered', NOW - MINUTE),
			customer('updated', NOW - MINUTE, NOW - SECOND),
		]);
		const { call } = callOf(list);
		expect(idsOf((await updated.read(call, start(NOW - HOUR))).records)).toEqual(['updated']);
		expect(idsOf((await created.read(call, start(NOW - HOUR))).records)).toEqual([
			'registered',
			'updated',
		]);
	});

	it('is not led ahead by a time in the future', async () => {
		const list = new CustomerList([customer('a', NOW - SECOND), customer('b', NOW + DAY)]);
		const { call } = callOf(list);
		const { records, cursor } = await created.read(call, start(NOW - MINUTE));
		expect(idsOf(records)).toEqual(['a', 'b']);
		expect(cursor.newest).toBe(NOW - SECOND);
		expect(cursor.from).toBe(NOW - MINUTE);
	});

	it('discards what is complete, one overlap after it was read', async () => {
		const list = new CustomerList([customer('a', NOW - SECOND)]);
		const { call } = callOf(list);
		let { cursor } = await created.read(call, start(NOW - MINUTE));
		for (const [passed, from] of [
			[5 * MINUTE - 1, NOW - MINUTE],
			[5 * MINUTE, NOW - SECOND + 1],
			[9 * MINUTE, NOW - SECOND + 1],
		] as const) {
			clock.time = NOW + passed;
			({ cursor } = await created.read(call, cursor));
			expect(cursor.from).toBe(from);
		}
		expect(cursor).toMatchObject({ seen: {}, newest: NOW - SECOND });
	});

	it('discards the past at once, except for a day and the overlap', async () => {
		const list = new CustomerList(many(3, NOW - 3 * DAY, HOUR));
		const { call } = callOf(list, { overlap: 10 });
		const { records, cursor } = await created.read(call, start(NOW - 4 * DAY));
		expect(records).toHaveLength(3);
		expect(cursor).toMatchObject({ from: NOW - DAY - 10 * MINUTE, seen: {} });
	});

	it('returns as many as requested, and continues where it stopped', async () => {
		const list = new CustomerList(many(130, NOW - HOUR, SECOND));
		const { call } = callOf(list, { limit: 60 });
		const all: unknown[] = [];
		let cursor = start(NOW - HOUR);
		for (const expected of [60, 60, 10, 0]) {
			const found = await created.read(call, cursor);
			expect(found.records).toHaveLength(expected);
			all.push(...idsOf(found.records));
			({ cursor } = found);
		}
		expect(all).toEqual(many(130, 0, 1).map(({ id }) => id));
		expect(cursor).not.toHaveProperty('cut');
	});

	it('remembers where it stopped, and how far the list was complete then', async () => {
		const list = new CustomerList(many(3, NOW - 3 * SECOND, SECOND));
		const { call } = callOf(list, { limit: 2 });
		const { cursor } = await created.read(call, start(NOW - MINUTE));
		expect(cursor.cut).toEqual({ position: NOW - SECOND, complete: 0 });
		expect(cursor.from).toBe(NOW - MINUTE);
		const next = await created.read(call, { ...cursor, cut: { ...cursor.cut!, complete: 7 } });
		expect(idsOf(next.records)).toEqual(['c2']);
		expect(list.asked.at(-1)?.query).toContain(new Date(NOW - SECOND).toISOString().slice(0, 19));
	});

	it('that is late ends after a page that brought something, or got on', async () => {
		const list = new CustomerList(many(120, NOW - HOUR, SECOND));
		const { call } = callOf(list, { isLate: () => true });
		const first = await created.read(call, start(NOW - HOUR));
		expect(first.records).toHaveLength(50);
		expect(first.cursor.cut?.position).toBe(NOW - HOUR + 49 * SECOND);
		const seen = Object.fromEntries(
			list.customers.map(({ id, registeredAt }) => [id, registeredAt]),
		);
		const known = await created.read(call, start(NOW - HOUR, { seen }));
		expect(known.records).toEqual([]);
		expect(known.cursor.cut?.position).toBe(NOW - HOUR + 49 * SECOND);
	});

	it('remembers 10,000 at most, and says that the others follow', async () => {
		const list = new CustomerList(many(10_020, NOW - MINUTE, 1));
		const { call, warnings } = callOf(list, { limit: Infinity });
		const { records, cursor } = await created.read(call, start(NOW - HOUR));
		expect(records).toHaveLength(10_000);
		expect(cursor.cut?.position).toBe(NOW - MINUTE + 10_000);
		expect(warnings).toEqual([
			'more than 10000 customers within the overlap; the rest follow in later polls',
		]);
		// Nothing is complete yet, so nothing more can be remembered.
		const full = await created.read(call, cursor);
		expect(full.records).toEqual([]);
		// Then those that are complete are forgotten first.
		clock.time = NOW + 6 * MINUTE;
		const settled = await created.read(call, full.cursor);
		expect(settled.records).toEqual([]);
		const { records: rest } = await created.read(call, settled.cursor);
		expect(idsOf(rest)).toEqual(many(20, 0, 1).map((_, index) => `c${10_000 + index}`));
	});

	it('keeps a crowd of one time together, however many are remembered', async () => {
		const crowd = Array.from({ length: 10_030 }, (_, index) => customer(`c${index}`, NOW - 1));
		const { call, warnings } = callOf(new CustomerList(crowd), { limit: Infinity });
		const { records } = await created.read(call, start(NOW - HOUR));
		expect(records).toHaveLength(10_030);
		expect(warnings).toEqual([]);
	});
});

describe('what is requested', () => {
	it('are the chosen node and fields, with those that are needed to continue', async () => {
		const list = new CustomerList([]);
		const filters = { node: 'other', fields: ['base.firstName', 'id'] };
		const { call } = callOf(list, { filters });
		await created.read(call, start(NOW));
		expect(list.asked).toMatchObject([
			{ nodeId: 'other', fields: 'id,registeredAt,updatedAt,base.firstName' },
		]);
	});

	it('are the newest as examples', async () => {
		const list = new CustomerList(many(12, NOW - HOUR, SECOND));
		const { call } = callOf(list);
		expect(idsOf(await updated.sample(call))).toEqual(
			many(12, 0, 1)
				.map(({ id }) => id)
				.reverse()
				.slice(0, 10),
		);
		expect(list.asked).toEqual([
			{ target: '/customers', nodeId: 'node', sort: 'updatedAt,desc', number: 0, size: 10 },
		]);
	});
});
