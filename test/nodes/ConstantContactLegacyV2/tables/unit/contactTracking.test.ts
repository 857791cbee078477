import type { IDataObject } from 'n8n-workflow';

import { contactTracking } from '../../../../../nodes/ConstantContactLegacyV2/tables/contactTracking';
import { hashRecord } from '../../../../../nodes/constantContactShared/replication/lookbackWindow';
import type {
	TableCursor,
	TableCall,
	TableState,
	TablePage,
} from '../../../../../nodes/ConstantContactLegacyV2/tables/table';
import { callOf, inTurn, readAll, refusal, untilFailure, type Responses } from './setup';

const since = '2026-03-01T12:00:00.000Z';
const history = '2026-01-01T00:00:00.000Z';
const SENT = '/emailmarketing/campaigns?status=SENT&limit=50';
const NONE = { items: [] };

const sentAt = (time: string) => (id: string) => ({ id, modified_date: time });
const campaigns = (...ids: string[]) => ({ items: ids.map(sentAt('2026-02-01T00:00:00.000Z')) });
const trackingOf = (id: string, from?: string) =>
	`/emailmarketing/campaigns/${id}/tracking?limit=500${from === undefined ? '' : `&created_since=${from}`}`;

const timeOf = (minute: number) => `2026-03-01T12:0${minute}:00.000Z`;
const sent = (minute: number): IDataObject => ({ send_date: timeOf(minute) });
const rankOf = (minute: number) => String(-Date.parse(timeOf(minute)));

it('has the time of the activity as the key', () => {
	expect(contactTracking.changedAt?.({ open_date: 'now', activity_date: 'then' })).toBe('now');
});

it.each([
	['campaign', 1200, 0, 1],
	['campaign', 1200, 50, 51],
	['campaign', 1200, 51, 55],
	['contact', 0, 51, 1],
	['contact', 500, 51, 501],
	['contact', 501, 51, 503],
] as const)(
	'by %s, %i contacts and %i campaigns take %i requests',
	(trackingBy, contacts, campaignCount, requests) => {
		const size = { contacts, sentCampaigns: campaignCount, files: 7000 };
		expect(contactTracking.expectedRequests(size, { trackingBy })).toBe(requests);
	},
);

describe('campaign by campaign', () => {
	const row = (id: string, minute: number) => ({
		campaign_id: id,
		...sent(minute),
		activity_date: timeOf(minute),
	});
	const cursorAt = (id: string, minute: number, next?: string): TableCursor => ({
		by: 'campaign',
		current: id,
		next,
		reached: rankOf(minute),
		atReached: hashRecord(sent(minute)),
	});
	const empty = (id: string): TablePage => ({
		records: [],
		cursor: { by: 'campaign', current: id, next: undefined, reached: undefined, atReached: '' },
	});
	const done = (id: string): TablePage => ({
		records: [],
		cursor: { by: 'campaign', after: id },
	});

	it('reads all of them, by ascending ID, page by page', async () => {
		const reading = await readAll(contactTracking, {
			[SENT]: campaigns('10', '1', '2'),
			[trackingOf('1')]: { items: [sent(5)], next: 'b' },
			b: { items: [sent(4)] },
			[trackingOf('2')]: NONE,
			[trackingOf('10')]: { items: [sent(3)] },
		});
		expect(reading).toEqual({
			pages: [
				{ records: [row('1', 5)], cursor: cursorAt('1', 5, 'b') },
				{ records: [row('1', 4)], cursor: cursorAt('1', 4) },
				done('1'),
				empty('2'),
				done('2'),
				{ records: [row('10', 3)], cursor: cursorAt('10', 3) },
				done('10'),
			],
			asked: [SENT, trackingOf('1'), trackingOf('2'), 'b', trackingOf('10')],
			expected: [3],
			state: { campaigns: ['1', '2', '10'], read: undefined },
		});
	});

	const beginnings = async (call: Partial<TableCall>, list: object = campaigns('1', '2')) => {
		const responses: Responses = { [SENT]: list };
		for (const id of ['1', '2']) {
			for (const from of [undefined, since, history]) responses[trackingOf(id, from)] = NONE;
		}
		const { asked, state } = await readAll(contactTracking, responses, call);
		expect(state).toEqual({ campaigns: ['1', '2'], read: undefined });
		return asked.slice(1);
	};

	it.each<[string, TableCall['state'], string[]]>([
		[
			'all that were read the last time since then',
			{ campaigns: ['1', '2'] },
			[trackingOf('1', since), trackingOf('2', since)],
		],
		[
			'those that were not read from the beginning of the history',
			{ campaigns: ['2'] },
			[trackingOf('1', history), trackingOf('2', since)],
		],
		[
			'all from the beginning of the history where none was read',
			{ campaigns: [] },
			[trackingOf('1', history), trackingOf('2', history)],
		],
	])('reads %s', async (_what, state, requests) => {
		expect(await beginnings({ since, history, state })).toEqual(requests);
	});

	it('treats those that had not changed since as read, if that isn’t known', async () => {
		const items = [sentAt(since)('1'), sentAt('2026-03-01T11:59:59.999Z')('2')];
		const requests = [trackingOf('1'), trackingOf('2', since)];
		expect(await beginnings({ since }, { items })).toEqual(requests);
	});

	it('reads everything the first time, or what belongs to the history', async () => {
		expect(await beginnings({})).toEqual([trackingOf('1'), trackingOf('2')]);
		const all = [trackingOf('1', history), trackingOf('2', history)];
		expect(await beginnings({ since: history, history, state: {} })).toEqual(all);
	});

	const LIST = campaigns('1', '2', '3');
	const others: Responses = { [trackingOf('3')]: NONE };
	const resumed = async (from: TableCursor, responses: Responses, state: TableState = {}) =>
		await readAll(contactTracking, { [SENT]: LIST, ...responses }, { from, state });

	it('continues after the campaign that an earlier run finished', async () => {
		const state = { read: ['1', '2'], campaigns: ['1'] };
		const from = { by: 'campaign', after: '2' };
		expect(await resumed(from, others, state)).toEqual({
			pages: [empty('3'), done('3')],
			asked: [SENT, trackingOf('3')],
			expected: [1],
			state: { campaigns: ['1', '2', '3'], read: undefined },
		});
	});

	it('continues inside the campaign where an earlier run stopped', async () => {
		const from = cursorAt('2', 5, 'b');
		const responses = { ...others, b: { items: [sent(4)] } };
		expect(await resumed(from, responses, { read: ['1'] })).toEqual({
			pages: [
				{ records: [row('2', 4)], cursor: cursorAt('2', 4) },
				done('2'),
				empty('3'),
				done('3'),
			],
			asked: [SENT, 'b', trackingOf('3')],
			expected: [1],
			state: { campaigns: ['1', '2', '3'], read: undefined },
		});
	});

	it('repeats nothing of it where its cursor expired', async () => {
		const responses = {
			...others,
			b: refusal(400),
			[trackingOf('2')]: { items: [sent(6), sent(5), sent(4)] },
		};
		const { pages } = await resumed(cursorAt('2', 5, 'b'), responses);
		expect(pages[0]).toEqual({ records: [row('2', 4)], cursor: cursorAt('2', 4) });
	});

	it('continues with the others if that campaign is gone', async () => {
		const responses = { ...others, b: refusal(404), [trackingOf('2')]: refusal(404) };
		const { pages, state } = await resumed(cursorAt('2', 5, 'b'), responses);
		expect(pages).toEqual([done('2'), empty('3'), done('3')]);
		expect(state).toEqual({ campaigns: ['3'], read: undefined });
	});

	it('continues with the others if that campaign is in the list no more', async () => {
		const { pages, asked, expected } = await readAll(
			contactTracking,
			{ [SENT]: campaigns('1', '3'), ...others },
			{ from: cursorAt('2', 5, 'b') },
		);
		expect(pages).toEqual([empty('3'), done('3')]);
		expect(asked).toEqual([SENT, trackingOf('3')]);
		expect(expected).toEqual([1]);
	});

	it('starts over where the earlier run went by contact', async () => {
		const responses = { ...others, [trackingOf('1')]: NONE, [trackingOf('2')]: NONE };
		const { asked, state } = await resumed({ by: 'contact', after: '2' }, responses, {
			read: ['9'],
		});
		expect(asked).toEqual([SENT, trackingOf('1'), trackingOf('2'), trackingOf('3')]);
		expect(state.campaigns).toEqual(['1', '2', '3']);
	});

	it('skips campaigns that are gone, and takes them for unread', async () => {
		const { pages, state } = await readAll(contactTracking, {
			[SENT]: LIST,
			[trackingOf('1')]: refusal(404),
			[trackingOf('2')]: inTurn({ items: [sent(5)], next: 'b' }, refusal(404)),
			b: refusal(404),
			...others,
		});
		const again = { records: [row('2', 5)], cursor: cursorAt('2', 5, 'b') };
		expect(pages).toEqual([done('1'), again, done('2'), empty('3'), done('3')]);
		expect(state).toEqual({ campaigns: ['3'], read: undefined });
	});

	it('remembers those that it read, if it ends before the last one', async () => {
		const error = refusal(500);
		const { call } = callOf({
			[SENT]: LIST,
			[trackingOf('1')]: NONE,
			[trackingOf('2')]: error,
		});
		call.state.campaigns = ['1', '2', '3'];
		const failed = await untilFailure(contactTracking.read(call));
		expect(failed).toEqual({ before: [empty('1'), done('1')], error });
		expect(call.state).toEqual({ campaigns: ['1', '2', '3'], read: ['1'] });
	});
});

describe('contact by contact', () => {
	const options: TableCall['options'] = { trackingBy: 'contact', campaignDetails: false };
	const FIRST = '/contacts?status=ALL&limit=500';
	const contacts = (...ids: string[]) => ids.map((id) => ({ id }));
	const of = (id: string, from?: string) =>
		`/contacts/${id}/tracking?limit=500${from === undefined ? '' : `&created_since=${from}`}`;
	const row = (id: string, minute: number) => ({
		contact_id: id,
		...sent(minute),
		activity_date: timeOf(minute),
	});
	const cursor = (next: string | undefined, after: string | undefined): TableCursor => ({
		by: 'contact',
		next,
		after,
	});

	it('reads all contacts; where a run stops inside one, it is read again', async () => {
		const reading = await readAll(
			contactTracking,
			{
				[FIRST]: { items: contacts('1', '2'), next: 'p2' },
				[of('1')]: { items: [sent(5)], next: 'b' },
				b: { items: [sent(4)] },
				[of('2')]: NONE,
				p2: { items: contacts('10') },
				[of('10')]: { items: [sent(3)] },
			},
			{ options, history },
		);
		expect(reading).toEqual({
			pages: [
				{ records: [row('1', 5)], cursor: cursor(undefined, undefined) },
				{ records: [row('1', 4)], cursor: cursor(undefined, undefined) },
				{ records: [], cursor: cursor(undefined, '1') },
				{ records: [], cursor: cursor(undefined, '1') },
				{ records: [], cursor: cursor(undefined, '2') },
				{ records: [row('10', 3)], cursor: cursor('p2', '2') },
				{ records: [], cursor: cursor('p2', '10') },
			],
			asked: [FIRST, of('1'), of('2'), 'b', 'p2', of('10')],
			expected: [2, 1],
			state: {},
		});
	});

	it('reads what happened since the last run', async () => {
		const responses = { [FIRST]: { items: contacts('1') }, [of('1', since)]: NONE };
		const { asked } = await readAll(contactTracking, responses, { options, since, history });
		expect(asked).toEqual([FIRST, of('1', since)]);
	});

	it('continues after the contact that an earlier run finished', async () => {
		const responses = {
			p2: { items: contacts('7', '8', '9'), next: 'p3' },
			[of('9')]: NONE,
			p3: { items: contacts('10') },
			[of('10')]: NONE,
		};
		const { pages, asked, expected } = await readAll(contactTracking, responses, {
			options,
			from: cursor('p2', '8'),
		});
		expect(asked).toEqual(['p2', of('9'), 'p3', of('10')]);
		expect(expected).toEqual([1, 1]);
		expect(pages.map(({ cursor: cursorAt }) => cursorAt)).toEqual([
			cursor('p2', '8'),
			cursor('p2', '9'),
			cursor('p3', '9'),
			cursor('p3', '10'),
		]);
	});

	it('starts over, without those that were read, if the cursor expired', async () => {
		const responses = {
			p2: refusal(400),
			[FIRST]: { items: contacts('7', '8', '9') },
			[of('9')]: NONE,
		};
		const { asked } = await readAll(contactTracking, responses, {
			options,
			from: cursor('p2', '8'),
		});
		expect(asked).toEqual(['p2', FIRST, of('9')]);
	});

	it('starts over where the earlier run went by campaign', async () => {
		const responses = { [FIRST]: { items: contacts('1') }, [of('1')]: NONE };
		const from = { by: 'campaign', after: '5', next: 'b' };
		const { asked } = await readAll(contactTracking, responses, { options, from });
		expect(asked).toEqual([FIRST, of('1')]);
	});

	it('skips contacts that are gone, at once or later', async () => {
		const responses = {
			[FIRST]: { items: contacts('1', '2', '3') },
			[of('1')]: refusal(404),
			[of('2')]: inTurn({ items: [sent(5)], next: 'b' }, refusal(404)),
			b: refusal(404),
			[of('3')]: { items: [sent(4)] },
		};
		const { pages } = await readAll(contactTracking, responses, { options });
		expect(pages).toEqual([
			{ records: [], cursor: cursor(undefined, '1') },
			{ records: [row('2', 5)], cursor: cursor(undefined, '1') },
			{ records: [], cursor: cursor(undefined, '2') },
			{ records: [row('3', 4)], cursor: cursor(undefined, '2') },
			{ records: [], cursor: cursor(undefined, '3') },
		]);
	});
});
