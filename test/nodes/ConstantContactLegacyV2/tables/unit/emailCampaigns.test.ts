import { TransportError } from '../../../../../nodes/kit';
import {
	emailCampaigns,
	readSentCampaigns,
} from '../../../../../nodes/ConstantContactLegacyV2/tables/emailCampaigns';
import { apiOf, callOf, inTurn, readAll, STARTED, untilFailure } from './setup';

const since = '2026-02-28T12:00:00.000Z';
const PATH = '/emailmarketing/campaigns';
const ALL = `${PATH}?status=ALL&limit=50`;
const CHANGED = `${PATH}?status=ALL&modified_since=${since}&limit=50`;
const deletedSince = (time: string) => `${PATH}?status=DELETED&modified_since=${time}&limit=50`;

const [BEFORE, LATER] = ['2026-03-01T11:59:59.999Z', '2026-03-01T12:30:00.000Z'];
const campaign = (id: string, time = BEFORE) => ({ id, modified_date: time });
const page = (...ids: string[]) => ({ items: ids.map((id) => campaign(id)) });
const records = (...ids: string[]) => ids.map((id) => campaign(id));

it('have the time of their last change as the key', () => {
	expect(emailCampaigns.changedAt?.({ modified_date: 'now', created_date: 'then' })).toBe('now');
});

it.each([
	[0, 2],
	[50, 2],
	[51, 3],
])('%i are expected to take %i requests', (count, requests) => {
	const size = { contacts: 7000, sentCampaigns: count, files: 7000 };
	expect(emailCampaigns.expectedRequests(size, { trackingBy: 'campaign' })).toBe(requests);
});

describe('a list of one page', () => {
	it('takes one request the first time, because no copy has deleted ones', async () => {
		const { pages, asked } = await readAll(emailCampaigns, { [ALL]: page('1', '2') });
		expect(pages).toEqual([{ records: records('1', '2'), cursor: { stage: 'deleted', gone: '' } }]);
		expect(asked).toEqual([ALL]);
	});

	it('is followed by those that were deleted since the last run', async () => {
		const deleted = { items: [campaign('3', LATER), campaign('4')] };
		const responses = { [CHANGED]: page('1'), [deletedSince(since)]: deleted };
		const { pages, asked } = await readAll(emailCampaigns, responses, { since });
		expect(pages).toEqual([
			{ records: records('1'), cursor: { stage: 'deleted', gone: '' } },
			{ records: deleted.items },
		]);
		expect(asked).toEqual([CHANGED, deletedSince(since)]);
	});

	it('has newer names in older responses', async () => {
		const old = (id: string) => ({ items: [{ id, last_edit_date: BEFORE }] });
		const responses = { [CHANGED]: old('1'), [deletedSince(since)]: old('2') };
		const { pages } = await readAll(emailCampaigns, responses, { since });
		expect(pages.map((part) => part.records)).toEqual([records('1'), records('2')]);
	});
});

describe('a list of several pages', () => {
	const LIST = { [ALL]: { ...page('1', '2'), next: 'b' }, b: page('3') };
	const listed = (gone: string) => [
		{ records: records('1', '2'), cursor: { next: 'b', gone } },
		{ records: records('3'), cursor: { stage: 'deleted', gone } },
	];

	it.each([
		['nothing was deleted', []],
		['something was deleted before the run', [campaign('9', BEFORE)]],
	])('is read once where %s', async (_what, items) => {
		const responses = { ...LIST, [deletedSince(STARTED)]: { items } };
		const { pages, asked } = await readAll(emailCampaigns, responses);
		expect(pages).toEqual([...listed(''), { records: [] }]);
		expect(asked).toEqual([ALL, 'b', deletedSince(STARTED)]);
	});

	it.each([STARTED, LATER])('is read again if one was deleted at %s', async (time) => {
		const responses = {
			[ALL]: inTurn(LIST[ALL], { ...page('1', '4'), next: 'c' }),
			b: LIST.b,
			c: page('2', '5'),
			[deletedSince(STARTED)]: { items: [campaign('9', time), campaign('8', BEFORE)] },
		};
		const { pages, asked } = await readAll(emailCampaigns, responses);
		expect(pages).toEqual([
			...listed(''),
			{ records: [], cursor: { stage: 'again', gone: '9' } },
			{ records: records('4'), cursor: { next: 'c', gone: '9' } },
			{ records: records('5'), cursor: { stage: 'deleted', gone: '9' } },
			{ records: [] },
		]);
		expect(asked).toEqual([ALL, 'b', deletedSince(STARTED), ALL, 'c', deletedSince(STARTED)]);
	});

	it('is read again in a key-based run, which tells of the deleted ones in the end', async () => {
		const deleted = { items: [campaign('9', LATER)] };
		const responses = { [CHANGED]: LIST[ALL], b: LIST.b, [deletedSince(since)]: deleted };
		const { pages, asked } = await readAll(emailCampaigns, responses, { since });
		expect(pages).toEqual([
			...listed(''),
			{ records: [], cursor: { stage: 'again', gone: '9' } },
			{ records: [], cursor: { next: 'b', gone: '9' } },
			{ records: [], cursor: { stage: 'deleted', gone: '9' } },
			{ records: deleted.items },
		]);
		expect(asked).toHaveLength(6);
	});

	it('is given up where something was deleted in each of five passes', async () => {
		let id = 100;
		const responses = {
			...LIST,
			[deletedSince(STARTED)]: () => ({ items: [campaign(String(++id), LATER)] }),
		};
		const { call, asked } = callOf(responses);
		const { before, error } = await untilFailure(emailCampaigns.read(call));
		expect(error).toBeInstanceOf(TransportError);
		expect({ ...(error as TransportError) }).toEqual({
			name: 'TransportError',
			problem: 'connectionLost',
			request: 'GET /emailmarketing/campaigns',
			seen: 'campaigns kept being deleted while they were listed',
			mayHaveActed: false,
		});
		expect(asked).toHaveLength(15);
		expect(before.at(-1)).toEqual({
			records: [],
			cursor: { stage: 'again', gone: '101 102 103 104 105' },
		});
	});

	it('is complete if nothing was deleted in the fifth pass', async () => {
		const deleted = [1, 2, 3, 4].map((id) => ({ items: [campaign(`10${id}`, LATER)] }));
		const responses = { ...LIST, [deletedSince(STARTED)]: inTurn(...deleted, { items: [] }) };
		const { pages, asked } = await readAll(emailCampaigns, responses);
		expect(pages.at(-1)).toEqual({ records: [] });
		expect(asked).toHaveLength(15);
	});
});

describe('after an earlier part of the run', () => {
	it('the list continues, and deletions that were known do not count', async () => {
		const deleted = { items: [campaign('7', LATER), campaign('8', LATER)] };
		const responses = { b: page('3'), [deletedSince(STARTED)]: deleted };
		const from = { next: 'b', gone: '7 8' };
		const { pages, asked } = await readAll(emailCampaigns, responses, { from });
		expect(pages).toEqual([
			{ records: records('3'), cursor: { stage: 'deleted', gone: '7 8' } },
			{ records: [] },
		]);
		expect(asked).toEqual(['b', deletedSince(STARTED)]);
	});

	it('only the deleted ones are left, if they were not read', async () => {
		const deleted = { items: [campaign('7', BEFORE)] };
		const from = { stage: 'deleted', gone: '' };
		const responses = { [deletedSince(since)]: deleted };
		const { pages, asked } = await readAll(emailCampaigns, responses, { from, since });
		expect(pages).toEqual([{ records: deleted.items }]);
		expect(asked).toEqual([deletedSince(since)]);
	});

	it('the list is read from its beginning where something was deleted since', async () => {
		const deleted = { items: [campaign('7', LATER)] };
		const responses = { [ALL]: page('1'), [deletedSince(STARTED)]: deleted };
		const from = { stage: 'deleted', gone: '5' };
		const { pages, asked } = await readAll(emailCampaigns, responses, { from });
		expect(pages).toEqual([
			{ records: [], cursor: { stage: 'again', gone: '5 7' } },
			{ records: records('1'), cursor: { stage: 'deleted', gone: '5 7' } },
		]);
		expect(asked).toEqual([deletedSince(STARTED), ALL]);
	});

	it('the list is read from its beginning as well where the earlier part stopped in it', async () => {
		const deleted = { items: [campaign('7', LATER)] };
		const responses = { b: page('3'), [ALL]: page('1', '3'), [deletedSince(STARTED)]: deleted };
		const { pages, asked } = await readAll(emailCampaigns, responses, { from: { next: 'b' } });
		expect(pages).toEqual([
			{ records: records('3'), cursor: { stage: 'deleted', gone: '' } },
			{ records: [], cursor: { stage: 'again', gone: '7' } },
			{ records: records('1'), cursor: { stage: 'deleted', gone: '7' } },
		]);
		expect(asked).toEqual(['b', deletedSince(STARTED), ALL]);
	});

	it('the list starts over if it was to be read again', async () => {
		const deleted = { items: [campaign('7', LATER)] };
		const responses = { [ALL]: page('1'), [deletedSince(STARTED)]: deleted };
		const from = { stage: 'again', gone: '7' };
		const { pages, asked } = await readAll(emailCampaigns, responses, { from });
		expect(pages).toEqual([
			{ records: records('1'), cursor: { stage: 'deleted', gone: '7' } },
			{ records: [] },
		]);
		expect(asked).toEqual([ALL, deletedSince(STARTED)]);
	});
});

describe('sent campaigns', () => {
	it('are read in full, each once, by ascending ID', async () => {
		const first = `${PATH}?status=SENT&limit=50`;
		const { api, asked } = apiOf({
			[first]: { ...page('10', '9'), next: 'b' },
			b: { items: [campaign('9'), { id: '100', last_edit_date: BEFORE }] },
		});
		expect(await readSentCampaigns({ api, started: () => STARTED })).toEqual(
			records('9', '10', '100'),
		);
		expect(asked).toEqual([first, 'b', first, 'b']);
	});
});
