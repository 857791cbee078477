import type { IDataObject } from 'n8n-workflow';

import type { EventCursor } from '../../../nodes/ContactHubTrigger/feeds/eventCursor';
import { eventFeed } from '../../../nodes/ContactHubTrigger/feeds/events';
import type { Page } from '../../../nodes/ContactHub/api/pages';
import { feedCall, HOUR, MINUTE, NOW, stoppedClock, type CallOptions } from './feedCall';

const clock = stoppedClock();

interface ListQuery {
	dateFrom?: string;
	dateTo?: string;
}

/** Events that can be listed by date, in no order, as in the API. */
class EventList {
	readonly asked: Array<[from: number, to: number | undefined, number: number]> = [];

	/** Called with the number of the page before the response. */
	before: (number: number) => void = () => {};

	constructor(public dates: number[]) {}

	nodeId = (chosen = 'node') => chosen;

	page = async (
		_path: string,
		query: ListQuery,
		number: number,
		limit = Infinity,
	): Promise<Page> => {
		const [from, to] = [Date.parse(query.dateFrom ?? '1970-01-01'), query.dateTo];
		this.asked.push([from, to === undefined ? undefined : Date.parse(to), number]);
		this.before(number);
		const size = Math.min(50, limit);
		const until = to === undefined ? Infinity : Date.parse(to);
		const found = [...this.dates.entries()].filter(([, date]) => date >= from && date <= until);
		return await Promise.resolve({
			items: found.slice(number * size, (number + 1) * size).map(toEvent),
			number,
			totalElements: found.length,
			totalPages: Math.ceil(found.length / size),
		});
	};

	async *pages(path: string, query: ListQuery, { after }: { after?: Page }): AsyncGenerator<Page> {
		let { number, totalPages } = after ?? { number: -1, totalPages: 1 };
		while (++number < totalPages) {
			const page = await this.page(path, query, number);
			({ totalPages } = page);
			yield page;
		}
	}
}

function toEvent([index, date]: [number, number]): IDataObject {
	return { id: `e${index}`, date: new Date(date).toISOString() };
}

/** A call of the feed for a list, and its messages to the administrator. */
function callOf(
	list: EventList,
	{ overlap = 60, ...options }: CallOptions & { overlap?: number } = {},
) {
	return feedCall(list, { triggerOptions: { eventOverlap: overlap } }, options);
}

/** This many dates, evenly distributed up to now. */
const upToNow = (count: number, every: number) =>
	Array.from({ length: count }, (_, index) => NOW - index * every);

const idsOf = (records: IDataObject[]) => records.map(({ id }) => id);

/** A cursor before which everything has been output. */
const start = (from: number): EventCursor => ({ from, begun: from, server: 0, seen: {} });

describe('where the trigger begins', () => {
	it('all that lies within the overlap counts as passed on', async () => {
		const list = new EventList([NOW - 2 * HOUR, NOW - HOUR, NOW - 1, NOW + HOUR]);
		const { call } = callOf(list);
		expect(await eventFeed.begin(call, undefined)).toEqual({
			from: NOW - HOUR,
			begun: NOW - HOUR,
			server: 0,
			seen: { e1: NOW - HOUR, e2: NOW - 1, e3: NOW + HOUR },
			whole: { own: NOW, server: 0, total: 3, ahead: { own: NOW, server: 0 } },
		});
		expect(list.asked).toEqual(Array(2).fill([NOW - HOUR - 1, undefined, 0]));
	});

	it('is taken from the earlier of two clocks', async () => {
		const { call } = callOf(new EventList([]), { serverTime: NOW - MINUTE });
		expect(await eventFeed.begin(call, undefined)).toMatchObject({
			from: NOW - MINUTE - HOUR,
			begun: NOW - MINUTE - HOUR,
			server: NOW - MINUTE,
		});
	});

	it('the overlap is halved until what lies within it can be remembered', async () => {
		const { call, warnings } = callOf(new EventList(upToNow(24_000, 300)));
		const cursor = (await eventFeed.begin(call, undefined)) as EventCursor;
		expect(cursor).toMatchObject({ from: NOW - HOUR / 2, begun: NOW - HOUR / 2 });
		expect(Object.keys(cursor.seen)).toHaveLength(6001);
		expect(warnings).toEqual([]);
	});

	it('where a second holds too many, the oldest are left behind, and the administrator is informed', async () => {
		const dates = upToNow(12_000, 0).map((date, index) => date - (index % 480));
		const { call, warnings } = callOf(new EventList(dates));
		const cursor = (await eventFeed.begin(call, undefined)) as EventCursor;
		// 25 events per date, so that the first 400 dates from now have 10,000.
		expect(cursor.from).toBe(NOW - 399);
		expect(Object.values(cursor.seen).every((time) => time >= cursor.from)).toBe(true);
		expect(Object.keys(cursor.seen)).toHaveLength(10_000);
		const until = new Date(NOW - 399).toISOString();
		expect(warnings).toEqual([
			`more than 10000 events within the overlap, so it is shortened: events that arrive with a date before ${until} are missed. Set a shorter 'Overlap of Events'.`,
		]);
	});

	it('may be a date, and everything from then on is new', async () => {
		const { call } = callOf(new EventList([]));
		expect(await eventFeed.begin(call, 7)).toEqual({ from: 7, begun: 7, server: 0, seen: {} });
	});
});

describe('a poll', () => {
	it('passes on what is new in the order of dates, and leaves behind what is older than the overlap', async () => {
		const list = new EventList([NOW - 1, NOW - 3 * HOUR, NOW - 2 * HOUR]);
		const { call } = callOf(list);
		const { records, cursor } = await eventFeed.read(call, start(NOW - 3 * HOUR));
		expect(idsOf(records)).toEqual(['e1', 'e2', 'e0']);
		expect(cursor).toEqual({
			from: NOW - HOUR,
			begun: NOW - 3 * HOUR,
			server: 0,
			seen: { e0: NOW - 1 },
			whole: { own: NOW, server: 0, total: 1, ahead: { own: NOW, server: 0 } },
		});
		const next = await eventFeed.read(call, cursor);
		expect(next.records).toEqual([]);
	});

	it('returns as many as requested, and the next one continues with the rest', async () => {
		const list = new EventList(upToNow(120, MINUTE));
		const { call } = callOf(list, { limit: 50 });
		const seen: unknown[] = [];
		let cursor = start(NOW - 2 * HOUR);
		for (const expected of [50, 50, 20, 0]) {
			const found = await eventFeed.read(call, cursor);
			expect(found.records).toHaveLength(expected);
			seen.push(...idsOf(found.records));
			({ cursor } = found);
		}
		expect(seen).toEqual(upToNow(120, MINUTE).map((_, index) => `e${119 - index}`));
	});

	it('that is late ends after a stretch', async () => {
		const list = new EventList(upToNow(3000, 1000));
		const { call } = callOf(list, { limit: 3000 });
		const late = { ...call, isLate: () => true };
		const { records, cursor } = await eventFeed.read(late, start(NOW - HOUR));
		expect(records.length).toBeGreaterThan(0);
		expect(records.length).toBeLessThanOrEqual(510);
		expect(cursor.whole).toBeUndefined();
	});

	it('begins again before the overlap when its cursor lies ahead of both clocks', async () => {
		const list = new EventList([NOW - MINUTE]);
		const { call } = callOf(list, { serverTime: NOW - 1000 });
		const ahead = { ...start(NOW + HOUR), begun: NOW - 5 * HOUR };
		const { records, cursor } = await eventFeed.read(call, ahead);
		expect(idsOf(records)).toEqual(['e0']);
		expect(list.asked[0]).toEqual([NOW - HOUR - 1, undefined, 0]);
		expect(cursor.from).toBe(NOW - HOUR);
	});

	it('never begins before the trigger did', async () => {
		const list = new EventList([]);
		const { call } = callOf(list);
		await eventFeed.read(call, { ...start(NOW + HOUR), begun: NOW - MINUTE });
		expect(list.asked[0]).toEqual([NOW - MINUTE - 1, undefined, 0]);
	});

	it('reads a list again that became shorter, and gives up if it continues', async () => {
		const passes = (most: number) => {
			const list = new EventList(upToNow(200, 1000));
			let deleted = 0;
			list.before = (number) => {
				if (number === 1 && deleted < most) {
					deleted++;
					list.dates = list.dates.slice(1);
				}
			};
			return list;
		};
		const { call } = callOf(passes(4));
		const { records } = await eventFeed.read(call, start(NOW - HOUR));
		expect(records.length).toBeGreaterThanOrEqual(196);
		const endless = callOf(passes(99)).call;
		await expect(eventFeed.read(endless, start(NOW - HOUR))).rejects.toMatchObject({
			problem: 'unreadable',
			request: 'GET /events',
			seen: 'events kept being deleted while they were listed',
			mayHaveActed: false,
		});
	});
});

describe('where more than a page lies within the overlap', () => {
	const GONE = -1;

	/** A trigger that has read 120 events, the first of which is in the future. */
	async function afterFirstRead() {
		const list = new EventList([GONE, ...upToNow(120, 1000)]);
		const { call } = callOf(list);
		let cursor = await eventFeed.begin(call, undefined);
		list.asked.length = 0;
		const poll = async () => {
			const found = await eventFeed.read(call, cursor);
			({ cursor } = found);
			const requests = list.asked.length;
			list.asked.length = 0;
			return { found: idsOf(found.records), requests };
		};
		return { list, poll };
	}

	it('a poll sends one request while there are as many, and all on the first page are known', async () => {
		const { list, poll } = await afterFirstRead();
		expect(await poll()).toEqual({ found: [], requests: 1 });
		list.dates.push(NOW - 1);
		expect(await poll()).toEqual({ found: ['e121'], requests: 4 });
		expect(await poll()).toEqual({ found: [], requests: 1 });
	});

	it('a poll finds one on the first page that came while another one was deleted', async () => {
		const { list, poll } = await afterFirstRead();
		list.dates[0] = NOW - 1;
		list.dates[60] = GONE;
		expect(await poll()).toEqual({ found: ['e0'], requests: 4 });
	});

	it('a poll finds one on another page when a sixth of the overlap has passed', async () => {
		const { list, poll } = await afterFirstRead();
		list.dates[60] = GONE;
		list.dates.push(NOW - 1);
		expect(await poll()).toEqual({ found: [], requests: 1 });
		clock.time = NOW + 10 * MINUTE - 1;
		expect(await poll()).toEqual({ found: [], requests: 1 });
		clock.time = NOW + 10 * MINUTE;
		expect((await poll()).found).toEqual(['e121']);
	});

	it('a poll reads all again if the clock was set back', async () => {
		const { list, poll } = await afterFirstRead();
		list.dates[60] = GONE;
		list.dates.push(NOW - 1);
		clock.time = NOW - 1;
		expect((await poll()).found).toEqual(['e121']);
	});
});

it('what fits on a page is read with one request', async () => {
	const list = new EventList(upToNow(50, 1000));
	const { call } = callOf(list);
	const { records, cursor } = await eventFeed.read(call, start(NOW - HOUR));
	expect(records).toHaveLength(50);
	list.dates[10] = NOW - 10_001;
	list.dates.push(NOW - 2);
	list.dates[0] = -1;
	const { records: more } = await eventFeed.read(call, cursor);
	expect(idsOf(more)).toEqual(['e50']);
});

describe('of a server that does not do as it was asked', () => {
	const broken = (change: (page: Page, query: ListQuery) => Page, dates = upToNow(300, 1000)) => {
		const list = new EventList(dates);
		const { page } = list;
		list.page = async (path, query, ...more) => change(await page(path, query, ...more), query);
		return { list, ...callOf(list) };
	};

	it.each([
		['too large', (total: number) => total + 70],
		['ten times as large', (total: number) => total * 10],
		['always the same', () => 10_000],
	])('a total that is %s is an error, after few requests', async (_what, lie) => {
		const { list, call } = broken((page) => {
			const totalElements = lie(page.totalElements);
			return { ...page, totalElements, totalPages: Math.ceil(totalElements / 50) };
		});
		await expect(eventFeed.read(call, start(NOW - HOUR))).rejects.toThrow(
			/of the list has|kept being deleted/,
		);
		expect(list.asked.length).toBeLessThan(100);
	});

	it.each(['from', 'to'])(
		'a date %s that is left aside is an error, after few requests',
		async (end) => {
			const list = new EventList(upToNow(3000, 1000));
			const { page } = list;
			list.page = async (path, { dateFrom, dateTo }, ...more) =>
				await page(path, end === 'from' ? { dateTo } : { dateFrom }, ...more);
			const { call } = callOf(list);
			await expect(eventFeed.read(call, start(NOW - HOUR / 4))).rejects.toThrow(
				'although its date is outside the requested range',
			);
			expect(list.asked.length).toBeLessThan(200);
		},
	);

	it.each([null, '', 'yesterday'])('an event with the date %p is an error', async (date) => {
		const { call } = broken(
			(page) => ({ ...page, items: [...page.items, { id: 'x', date }] }),
			[NOW - 1],
		);
		await expect(eventFeed.read(call, start(NOW - HOUR))).rejects.toThrow(
			'event x has no readable date',
		);
	});
});

it('examples are the newest of a page, newest first', async () => {
	const list = new EventList([NOW - 3000, NOW - 1000, NOW - 2000]);
	const { call } = callOf(list);
	expect(idsOf(await eventFeed.sample(call))).toEqual(['e1', 'e2', 'e0']);
	expect(list.asked).toHaveLength(1);
});

it.each<[object, boolean]>([
	[{ from: 1, begun: 1, server: 0, seen: {} }, true],
	[{ from: 1, begun: 1, seen: {} }, false],
	[{ from: 1, server: 0, seen: {} }, false],
	[{ begun: 1, server: 0, seen: {} }, false],
	[{ from: 1, begun: 1, server: 0 }, false],
])('%j is a cursor: %p', (stored, expected) => {
	expect(eventFeed.isCursor(stored)).toBe(expected);
});
