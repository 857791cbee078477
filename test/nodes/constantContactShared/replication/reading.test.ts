import type { IDataObject } from 'n8n-workflow';

import type { ConstantContactV2Api } from '../../../../nodes/ConstantContactLegacyV2/api/client';
import { RequestBudget } from '../../../../nodes/constantContactShared/replication/budget';
import type { TableCheckpoint } from '../../../../nodes/constantContactShared/replication/checkpoint';
import { hashRecord } from '../../../../nodes/constantContactShared/replication/lookbackWindow';
import {
	TableReading,
	type Replication,
} from '../../../../nodes/constantContactShared/replication/reading';
import type {
	Table,
	TableCall,
	TablePage,
} from '../../../../nodes/ConstantContactLegacyV2/tables/table';
import {
	apiOf,
	clockAt,
	collect,
	inTurn,
	refusal,
	untilFailure,
	type FakeSettings,
} from '../../ConstantContactLegacyV2/tables/unit/setup';

const OWN_CLOCK = '2026-03-01T15:00:00.000Z';
const SERVER_CLOCK = '2026-03-01T12:00:00.000Z';
const DATE = 'Sun, 01 Mar 2026 12:00:00 GMT';
const LAST_RUN = '2026-02-28T12:00:00.000Z';
const HISTORY = '2026-01-01T00:00:00.000Z';

beforeEach(() => clockAt(OWN_CLOCK));

const changed = (id: string, time: string) => ({ id, changed: time });
/** A record in the time range of the next run. */
const recent = (id: string) => changed(id, SERVER_CLOCK);
const old = (id: string) => changed(id, LAST_RUN);

interface Told extends Partial<Omit<Replication<ConstantContactV2Api>, 'table'>> {
	/** What the table yields, with one request per page. */
	pages?: TablePage[];
	/** What it does before that. */
	begin?: (call: TableCall) => void;
	/** False for a table without the key. */
	keyed?: boolean;
	responses?: Record<string, unknown>;
	date?: FakeSettings['date'];
	limit?: number;
}

/** A run of a table that sends one request for each of its pages. */
function readingOf({
	pages = [],
	begin,
	keyed = true,
	responses,
	date = DATE,
	limit = 99,
	...more
}: Told) {
	const calls: TableCall[] = [];
	const hints: string[] = [];
	const { api, asked } = apiOf({ '/page': {}, ...responses }, { date });
	const budget = new RequestBudget(limit, undefined, () => '2026-03-01');
	const read = async function* (call: TableCall): AsyncGenerator<TablePage> {
		calls.push(call);
		begin?.(call);
		for (const page of pages) {
			await call.api.get('/page');
			yield page;
		}
	};
	const table = {
		value: 'contacts',
		name: 'Contacts',
		...(keyed && { changedAt: ({ changed: time }: IDataObject) => time }),
		read,
	} as unknown as Table;
	const reading = new TableReading({
		api,
		table,
		type: 'keyBased',
		options: { trackingBy: 'campaign', campaignDetails: false },
		overlap: 10,
		checkpoint: {},
		budget,
		hint: (text) => hints.push(text),
		...more,
	});
	return { reading, asked, hints, budget, call: () => calls[0]! };
}

const recordsOf = async (reading: TableReading<ConstantContactV2Api>) =>
	(await collect(reading.records())).flat();

const unfinished: TableCheckpoint['unfinished'] = {
	replication: 'keyBased',
	since: '2026-02-01T00:00:00.000Z',
	started: '2026-02-02T00:00:00.000Z',
	cursor: { next: 'b', after: '7' },
	seen: ['earlier'],
	state: { read: ['1'] },
};

describe('a table is reported', () => {
	const state = { campaigns: ['1'] };

	it.each<[string, Told, Partial<TableCall>]>([
		['nothing the first time', {}, {}],
		['the history the first time', { history: HISTORY }, { since: HISTORY, history: HISTORY }],
		[
			'the last run, less the overlap',
			{ history: HISTORY, checkpoint: { lastRun: LAST_RUN, state } },
			{ since: '2026-02-28T11:50:00.000Z', history: HISTORY, state },
		],
		[
			'the last run itself where nothing overlaps',
			{ overlap: 0, checkpoint: { lastRun: LAST_RUN } },
			{ since: LAST_RUN },
		],
		[
			'the last run, less half a minute',
			{ overlap: 0.5, checkpoint: { lastRun: LAST_RUN } },
			{ since: '2026-02-28T11:59:30.000Z' },
		],
		[
			'no window in full',
			{ type: 'full', history: HISTORY, checkpoint: { lastRun: LAST_RUN } },
			{},
		],
		[
			'no window without a key',
			{ keyed: false, history: HISTORY, checkpoint: { lastRun: LAST_RUN } },
			{ history: HISTORY },
		],
		[
			'where an earlier part stopped, with its window',
			{ history: HISTORY, checkpoint: { lastRun: LAST_RUN, state, unfinished } },
			{
				since: unfinished.since,
				history: HISTORY,
				from: unfinished.cursor,
				state: unfinished.state,
			},
		],
		[
			'the window of the whole of an earlier part',
			{ checkpoint: { lastRun: LAST_RUN, unfinished: { ...unfinished, since: undefined } } },
			{ from: unfinished.cursor, state: unfinished.state },
		],
		[
			'nothing of an earlier part of another kind',
			{ type: 'full', checkpoint: { lastRun: LAST_RUN, state, unfinished } },
			{ state },
		],
		[
			'nothing of an earlier part in full where it goes by the key',
			{ checkpoint: { lastRun: LAST_RUN, unfinished: { ...unfinished, replication: 'full' } } },
			{ since: '2026-02-28T11:50:00.000Z' },
		],
	])('%s', async (_what, told, expected) => {
		const { reading, call } = readingOf(told);
		await recordsOf(reading);
		const { since, history, from, state: given } = call();
		expect({ since, history, from, state: given }).toEqual({ state: {}, ...expected });
	});

	it('the options of the user, and may give a hint', async () => {
		const options = { trackingBy: 'contact', campaignDetails: true } as const;
		const { reading, call, hints } = readingOf({ options, begin: ({ hint }) => hint('Look') });
		await recordsOf(reading);
		expect(call().options).toBe(options);
		expect(hints).toEqual(['Look']);
	});

	it('a copy of the state, so that a run that fails changes nothing', async () => {
		const checkpoint = { state: { campaigns: ['1'] } };
		const { reading } = readingOf({ checkpoint, begin: ({ state: own }) => (own.read = ['2']) });
		await recordsOf(reading);
		expect(checkpoint).toEqual({ state: { campaigns: ['1'] } });
		expect(reading.checkpoint().state).toEqual({ campaigns: ['1'], read: ['2'] });
	});
});

describe('the time when a run began', () => {
	const page = { records: [] };
	it.each<[string, Told, string]>([
		['is that of the server', { pages: [page] }, SERVER_CLOCK],
		[
			'is that of its first response',
			{ pages: [page, page], date: inTurn(DATE, 'Sun, 01 Mar 2026 12:00:09 GMT') as () => string },
			SERVER_CLOCK,
		],
		[
			'is that of the first response that has it',
			{ pages: [page, page], date: inTurn(undefined, DATE) as () => string },
			SERVER_CLOCK,
		],
		['is our own where the server tells none', { pages: [page], date: () => undefined }, OWN_CLOCK],
		['is our own where the server’s can’t be read', { pages: [page], date: 'today' }, OWN_CLOCK],
		['is our own where nothing was asked', {}, OWN_CLOCK],
		[
			'is our own where the server’s is ahead',
			{ pages: [page], date: 'Sun, 01 Mar 2026 16:00:00 GMT' },
			OWN_CLOCK,
		],
		[
			'is that of the first part',
			{ pages: [page], checkpoint: { unfinished } },
			'2026-02-02T00:00:00.000Z',
		],
	])('%s', async (_what, told, expected) => {
		const { reading, call } = readingOf(told);
		await recordsOf(reading);
		expect(reading.began()).toBe(expected);
		expect(call().started()).toBe(expected);
		expect(reading.checkpoint().lastRun).toBe(expected);
	});

	it('is when it began, however late that is requested', () => {
		const { reading } = readingOf({});
		clockAt('2026-03-01T16:00:00.000Z');
		expect(reading.began()).toBe(OWN_CLOCK);
	});

	it("doesn't change once it is known", () => {
		const { reading } = readingOf({});
		expect(reading.began()).toBe(OWN_CLOCK);
		clockAt('2026-03-01T16:00:00.000Z');
		expect(reading.began()).toBe(OWN_CLOCK);
	});
});

describe('a last run that lies ahead of now', () => {
	it.each([
		['2026-03-01T15:10:00.000Z', OWN_CLOCK, []],
		[
			'2026-03-01T15:10:00.001Z',
			HISTORY,
			[
				'Contacts: the last run seems to be in the future because a clock was wrong, so everything is read again',
			],
		],
	])('is believed within the overlap only: %s', async (lastRun, since, said) => {
		const { reading, call, hints } = readingOf({ history: HISTORY, checkpoint: { lastRun } });
		await recordsOf(reading);
		expect(call().since).toBe(since);
		expect(hints).toEqual(said);
	});
});

describe('a run that reads everything', () => {
	const pages = [
		{ records: [old('1'), recent('2')], cursor: { next: 'b' } },
		{ records: [recent('3')] },
	];

	it('passes on all pages, and tells the next run what it will see again', async () => {
		const { reading, asked, budget } = readingOf({ pages });
		expect(reading.status).toBe('unfinished');
		expect(await collect(reading.records())).toEqual(pages.map(({ records }) => records));
		expect(reading.status).toBe('complete');
		expect(reading.checkpoint()).toEqual({
			lastRun: SERVER_CLOCK,
			seen: [hashRecord(recent('2')), hashRecord(recent('3'))],
			state: {},
		});
		expect([asked.length, budget.sent]).toEqual([2, 2]);
	});

	it.each([
		['2026-03-01T11:49:59.999Z', false],
		['2026-03-01T11:50:00.000Z', true],
	])('what changed at %s is returned again: %p', async (time, isTold) => {
		const record = changed('1', time);
		const { reading } = readingOf({ pages: [{ records: [record] }] });
		await recordsOf(reading);
		expect(reading.checkpoint().seen).toEqual(isTold ? [hashRecord(record)] : []);
	});

	const seen = [hashRecord(recent('2')), hashRecord(old('1'))];

	it('leaves out what the last run passed on', async () => {
		const { reading } = readingOf({ pages, checkpoint: { lastRun: LAST_RUN, seen } });
		expect(await recordsOf(reading)).toEqual([recent('3')]);
		expect(reading.checkpoint()).toEqual({
			lastRun: SERVER_CLOCK,
			seen: [hashRecord(recent('2')), hashRecord(recent('3'))],
			state: {},
		});
	});

	it('leaves nothing out in full', async () => {
		const { reading } = readingOf({ pages, type: 'full', checkpoint: { lastRun: LAST_RUN, seen } });
		expect(await recordsOf(reading)).toEqual([old('1'), recent('2'), recent('3')]);
		expect(reading.checkpoint().seen).toEqual([hashRecord(recent('2')), hashRecord(recent('3'))]);
	});

	it('leaves nothing out of a table without the key, and remembers none of it', async () => {
		const checkpoint = { lastRun: LAST_RUN, seen };
		const { reading } = readingOf({ pages, keyed: false, checkpoint });
		expect(await recordsOf(reading)).toEqual([old('1'), recent('2'), recent('3')]);
		expect(reading.checkpoint()).toEqual({ lastRun: SERVER_CLOCK, seen: [], state: {} });
	});

	it('tells nothing rather than too much', async () => {
		const earlier = Array.from({ length: 5000 }, (_, index) => `mark ${index}`);
		const checkpoint = { unfinished: { ...unfinished, seen: earlier } };
		const { reading } = readingOf({ pages, checkpoint });
		await recordsOf(reading);
		expect(Object.keys(reading.checkpoint())).toEqual(['lastRun', 'state']);
	});

	it('ends an earlier part, of which nothing is left', async () => {
		const checkpoint = { lastRun: LAST_RUN, seen, unfinished };
		const { reading } = readingOf({ pages: [{ records: [recent('8')] }], checkpoint });
		expect(await recordsOf(reading)).toEqual([recent('8')]);
		expect(reading.checkpoint()).toEqual({
			lastRun: unfinished.started,
			seen: ['earlier', hashRecord(recent('8'))],
			state: { read: ['1'] },
		});
	});
});

describe('a run that reaches its budget', () => {
	const pages = [
		{ records: [old('1'), recent('2')], cursor: { next: 'b' } },
		{ records: [recent('3')], cursor: { next: 'c' } },
		{ records: [recent('4')] },
	];

	it('passes on what it has, and tells where to continue', async () => {
		const checkpoint = { lastRun: LAST_RUN, seen: ['seen'], state: { campaigns: ['1'] } };
		const { reading, asked } = readingOf({ pages, checkpoint, limit: 2 });
		expect(await recordsOf(reading)).toEqual([old('1'), recent('2'), recent('3')]);
		expect(reading.status).toBe('unfinished');
		expect(reading.checkpoint()).toEqual({
			...checkpoint,
			unfinished: {
				replication: 'keyBased',
				since: '2026-02-28T11:50:00.000Z',
				started: SERVER_CLOCK,
				cursor: { next: 'c' },
				seen: [hashRecord(recent('2')), hashRecord(recent('3'))],
				state: { campaigns: ['1'] },
			},
		});
		expect(asked).toHaveLength(2);
	});

	it('continues in full as well', async () => {
		const { reading } = readingOf({ pages, type: 'full', limit: 1 });
		await recordsOf(reading);
		expect(reading.checkpoint().unfinished).toEqual({
			replication: 'full',
			since: undefined,
			started: SERVER_CLOCK,
			cursor: { next: 'b' },
			seen: [hashRecord(recent('2'))],
			state: {},
		});
	});

	it('for a second time keeps what the first part recorded', async () => {
		const checkpoint = { lastRun: LAST_RUN, unfinished };
		const { reading } = readingOf({ pages, checkpoint, limit: 1 });
		await recordsOf(reading);
		expect(reading.checkpoint()).toEqual({
			lastRun: LAST_RUN,
			unfinished: {
				...unfinished,
				cursor: { next: 'b' },
				// The first part began a month ago, so that all of it is repeated
				seen: ['earlier', hashRecord(old('1')), hashRecord(recent('2'))],
			},
		});
	});

	it('for a second time stays where it was when nothing is left', async () => {
		const checkpoint = { lastRun: LAST_RUN, unfinished };
		const { reading } = readingOf({ pages, checkpoint, limit: 0 });
		expect(await recordsOf(reading)).toEqual([]);
		expect(reading.checkpoint()).toEqual(checkpoint);
	});

	it('before its first page leaves everything as it was', async () => {
		const checkpoint = { lastRun: LAST_RUN, seen: ['seen'] };
		const { reading } = readingOf({ pages, checkpoint, limit: 0 });
		expect(await recordsOf(reading)).toEqual([]);
		expect(reading.status).toBe('unfinished');
		expect(reading.checkpoint()).toBe(checkpoint);
	});

	it('records nothing rather than too much of what is returned again', async () => {
		const earlier = Array.from({ length: 5000 }, (_, index) => `mark ${index}`);
		const checkpoint = { unfinished: { ...unfinished, seen: earlier } };
		const { reading } = readingOf({ pages, checkpoint, limit: 1 });
		await recordsOf(reading);
		expect(reading.checkpoint().unfinished?.seen).toEqual([]);
	});
});

describe('a run that fails', () => {
	it.each([404, 500, 401])('with %i passes on what came before', async (status) => {
		const error = refusal(status);
		const pages = [{ records: [old('1')] }, { records: [] }];
		const { reading } = readingOf({ pages, responses: { '/page': inTurn({}, error) } });
		expect(await untilFailure(reading.records())).toEqual({ before: [[old('1')]], error });
		expect(reading.status).toBe('unfinished');
	});

	it.each([refusal(410), refusal(400, 'http.status.gone')])(
		'because the table was switched off (%s) changes nothing',
		async (error) => {
			const checkpoint = { lastRun: LAST_RUN };
			const { reading } = readingOf({
				pages: [{ records: [], cursor: { next: 'b' } }, { records: [] }],
				responses: { '/page': inTurn({}, error) },
				checkpoint,
			});
			expect(await recordsOf(reading)).toEqual([]);
			expect(reading.status).toBe('retired');
			expect(reading.checkpoint()).toBe(checkpoint);
		},
	);
});

it.each<[number[], number | undefined]>([
	[[], undefined],
	[[0], 0],
	[[3, 4], 7],
])('of %j requests that are to come, %p are expected', async (told, expected) => {
	const begin = ({ expect: tell }: TableCall) => told.forEach((count) => tell(count));
	const { reading } = readingOf({ begin });
	await recordsOf(reading);
	expect(reading.expected).toBe(expected);
});
