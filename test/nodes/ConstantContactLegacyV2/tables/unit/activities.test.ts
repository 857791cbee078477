import type { IDataObject } from 'n8n-workflow';

import {
	listActivities,
	readFirstActivities,
	type TrackingList,
} from '../../../../../nodes/ConstantContactLegacyV2/tables/activities';
import { hashRecord } from '../../../../../nodes/constantContactShared/replication/lookbackWindow';
import type {
	TableCursor,
	TablePage,
} from '../../../../../nodes/ConstantContactLegacyV2/tables/table';
import { apiOf, callOf, inTurn, refusal, untilFailure, type Responses } from './setup';

const list: TrackingList = {
	target: '/contacts/7/tracking',
	since: undefined,
	parent: { contact_id: '7' },
};
const FIRST = '/contacts/7/tracking?limit=500';
const ownCursor = { by: 'contact' };

const timeOf = (minute: number) => `2026-03-01T12:0${minute}:00.000Z`;
/** The rank of a time: it increases as the time decreases. */
const rankOf = (minute: number) => String(-Date.parse(timeOf(minute)));
const opened = (minute: number, id = '1') => ({ campaign_id: id, open_date: timeOf(minute) });
const rowOf = (minute: number, id = '1') => ({
	contact_id: '7',
	...opened(minute, id),
	activity_date: timeOf(minute),
});
const marksOf = (...records: IDataObject[]) => records.map(hashRecord).join(' ');

/** The cursor after activities, the last of which took place in this minute. */
const after = (
	minute: number,
	next: string | undefined,
	...atReached: IDataObject[]
): TableCursor => ({
	by: 'contact',
	next,
	reached: rankOf(minute),
	atReached: marksOf(...atReached),
});

/** All pages, and the return value. */
async function read(
	responses: Responses,
	from?: TableCursor,
	first?: { items: IDataObject[]; next?: string },
) {
	const { call, asked } = callOf(responses);
	const reading = listActivities(call, list, ownCursor, from, first);
	const pages: TablePage[] = [];
	for (;;) {
		const { done, value } = await reading.next();
		if (done) return { asked, pages, isThere: value };
		pages.push(value);
	}
}

describe('the first page', () => {
	it.each<[string | undefined, string]>([
		[undefined, FIRST],
		[timeOf(0), `${FIRST}&created_since=${timeOf(0)}`],
	])('since %s is requested with its own window', async (since, request) => {
		const page = { items: [opened(1)], next: 'b' };
		const { api, asked } = apiOf({ [request]: page });
		expect(await readFirstActivities(api, { ...list, since })).toEqual(page);
		expect(asked).toEqual([request]);
	});

	it('is empty if there is none', async () => {
		const { api } = apiOf({});
		const linkedPages = async function* () {};
		expect(await readFirstActivities({ ...api, linkedPages } as never, list)).toEqual({
			items: [],
		});
	});
});

describe('activities', () => {
	it('come page by page, with what they lack, and with where to continue', async () => {
		const [a, b, c] = [opened(5), opened(4), opened(4, '2')];
		const responses = { [FIRST]: { items: [a, b], next: 'b' }, b: { items: [c] } };
		expect(await read(responses)).toEqual({
			asked: [FIRST, 'b'],
			pages: [
				{ records: [rowOf(5), rowOf(4)], cursor: after(4, 'b', b) },
				{ records: [rowOf(4, '2')], cursor: after(4, undefined, b, c) },
			],
			isThere: true,
		});
	});

	it('keep what they say themselves, whatever the path says', async () => {
		const activity = { contact_id: '8', click_date: timeOf(1), activity_date: 'never' };
		const { pages } = await read({ [FIRST]: { items: [activity] } });
		expect(pages.map(({ records }) => records)).toEqual([
			[{ contact_id: '8', click_date: timeOf(1), activity_date: timeOf(1) }],
		]);
	});

	it('begin with the first page if it was read already', async () => {
		const first = { items: [opened(5)], next: 'b' };
		expect(await read({ b: { items: [opened(4)] } }, undefined, first)).toEqual({
			asked: ['b'],
			pages: [
				{ records: [rowOf(5)], cursor: after(5, 'b', opened(5)) },
				{ records: [rowOf(4)], cursor: after(4, undefined, opened(4)) },
			],
			isThere: true,
		});
	});

	it('take no request if the first page was the last one', async () => {
		expect(await read({}, undefined, { items: [opened(5)] })).toEqual({
			asked: [],
			pages: [{ records: [rowOf(5)], cursor: after(5, undefined, opened(5)) }],
			isThere: true,
		});
	});

	it('continue where an earlier run stopped', async () => {
		const [known, fresh] = [opened(4), opened(4, '2')];
		const { pages, asked } = await read({ b: { items: [fresh] } }, after(4, 'b', known));
		expect(asked).toEqual(['b']);
		expect(pages).toEqual([
			{ records: [rowOf(4, '2')], cursor: after(4, undefined, known, fresh) },
		]);
	});

	it('leave out what an earlier run passed on where its cursor expired', async () => {
		const known = opened(4);
		const items = [opened(6), opened(4), opened(4, '2'), opened(3)];
		const responses = { old: refusal(400), [FIRST]: { items } };
		const { pages, asked } = await read(responses, after(4, 'old', known));
		expect(asked).toEqual(['old', FIRST]);
		expect(pages).toEqual([
			{ records: [rowOf(4, '2'), rowOf(3)], cursor: after(3, undefined, opened(3)) },
		]);
	});

	it('leave out what they passed on before a cursor was refused', async () => {
		const responses = {
			[FIRST]: inTurn(
				{ items: [opened(5), opened(4)], next: 'b' },
				{ items: [opened(4), opened(3)] },
			),
			b: refusal(400),
		};
		const { pages, asked } = await read(responses);
		expect(asked).toEqual([FIRST, 'b', FIRST]);
		expect(pages.map(({ records }) => records)).toEqual([[rowOf(5), rowOf(4)], [rowOf(3)]]);
	});

	it('end if the contact is gone', async () => {
		expect(await read({ [FIRST]: refusal(404) })).toEqual({
			asked: [FIRST],
			pages: [],
			isThere: false,
		});
	});

	it('fail as the server does', async () => {
		const error = refusal(500);
		const { call } = callOf({ [FIRST]: { items: [opened(5)], next: 'b' }, b: error });
		const reading = listActivities(call, list, ownCursor, undefined);
		expect(await untilFailure(reading)).toEqual({
			before: [{ records: [rowOf(5)], cursor: after(5, 'b', opened(5)) }],
			error,
		});
	});
});
