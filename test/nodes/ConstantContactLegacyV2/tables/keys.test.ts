import type { IDataObject } from 'n8n-workflow';

import { ManualClock } from '../../../sandbox';
import {
	activitiesOf,
	activityKey,
	campaignsThat,
	connectReplicator,
	hintsOf,
	memoryOf,
	onRequest,
	useClock,
	type Replicator,
} from './setup';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 2, 1, 12, 0, 0, 500);
/** As reported by the server, in seconds. */
const FIRST_RUN = '2026-03-01T12:00:00.000Z';

let node: Replicator;
let clock: ManualClock;

beforeEach(async () => {
	clock = new ManualClock(START);
	node = await connectReplicator({
		clock,
		constantContactV2: { contacts: 30, campaigns: 12, recipients: 10, lists: 3 },
	});
});
afterEach(async () => await node.close());

const rows = async (table: string, more = {}) => {
	node.sandbox.log.clear();
	return await node.rows({ tables: [table], ...more });
};
const ids = (found: IDataObject[]) => found.map(({ id }) => Number(id));
const windows = () =>
	node.queries().map((query) => /(?:modified|created)_since=([^&]+)/.exec(query)?.[1]);

describe('the window of a run', () => {
	const startDate = '2025-02-01T00:00:00+01:00';

	it.each(['contactLists', 'contacts', 'emailCampaigns', 'contactTracking'])(
		'of %s begins with the start date, then with the last run',
		async (table) => {
			await rows(table, { tableOptions: { startDate } });
			const listed = table === 'contactTracking' ? 1 : 0;
			for (const since of windows().slice(listed)) expect(since).toBe('2025-01-31T23:00:00.000Z');
			expect(memoryOf(node, table)).toMatchObject({ lastRun: FIRST_RUN });
			clock.advance(DAY);
			await rows(table, { tableOptions: { startDate } });
			expect(windows().slice(listed).length).toBeGreaterThan(0);
			for (const since of windows().slice(listed)) expect(since).toBe('2026-03-01T11:50:00.000Z');
			clock.advance(DAY);
			await rows(table, { tableOptions: { startDate, overlap: 2.5 } });
			for (const since of windows().slice(listed)) expect(since).toBe('2026-03-02T11:57:30.000Z');
		},
	);

	it.each([-7, 0, 7])(
		'uses the earlier of the server’s clock and n8n’s, which differ by %i hours',
		async (hours) => {
			useClock({ now: () => clock.now() + hours * HOUR });
			expect(await rows('contacts')).toHaveLength(30);
			clock.advance(5 * MINUTE);
			const { id } = node.account.putContact({ id: 12 });
			clock.advance(HOUR);
			expect(ids(await rows('contacts'))).toEqual([id]);
			// By the earlier clock: rows from a longer time are compared with those already output
			const earlier = hours < 0 ? '2026-03-01T04:50:00.500Z' : '2026-03-01T11:50:00.000Z';
			expect(windows()).toEqual([earlier]);
		},
	);

	it.each([1, 24, 24 * 365])(
		'is not moved ahead by one response whose time is %i hours ahead',
		async (hours) => {
			useClock(clock);
			const skew = node.sandbox.faults.add({ do: { kind: 'clockSkew', ms: hours * HOUR } });
			await rows('contacts');
			skew.remove();
			clock.advance(5 * MINUTE);
			node.account.putContact({ id: 12 });
			clock.advance(30 * MINUTE);
			expect(ids(await rows('contacts'))).toEqual([12]);
		},
	);

	it('does not suffer from a server whose clock jumps', async () => {
		const skew = node.sandbox.faults.add({ do: { kind: 'clockSkew', ms: -3 * HOUR } });
		await rows('contacts');
		skew.remove();
		node.account.putContact({ id: 12 });
		expect(ids(await rows('contacts'))).toContain(12);
		expect(windows()).toEqual(['2026-03-01T08:50:00.000Z']);
	});

	it('is everything for tables without a key', async () => {
		const { length } = await rows('myLibraryFiles', { tableOptions: { startDate } });
		expect(length).toBeGreaterThan(0);
		expect(await rows('myLibraryFiles', { tableOptions: { startDate } })).toHaveLength(length);
		expect(windows()).toEqual([undefined]);
	});
});

describe('rows inside the overlap', () => {
	it.each<[table: string, change: () => number]>([
		['contacts', () => node.account.putContact({ id: 12, texts: { first_name: 'Ann' } }).id],
		['contactLists', () => node.account.putList({ id: 2, name: `At ${clock.now()}` }).id],
		[
			'emailCampaigns',
			() => node.account.putCampaign({ id: campaignsThat(node, 'DRAFT')[0], content: {} }).id,
		],
	])('of %s are returned once, and again when they change again', async (table, change) => {
		const changed = change();
		clock.advance(5 * MINUTE);
		expect(ids(await rows(table))).toContain(changed);
		clock.advance(MINUTE);
		expect(await rows(table)).toEqual([]);
		expect(await rows(table)).toEqual([]);
		change();
		expect(ids(await rows(table))).toEqual([changed]);
		expect(await rows(table)).toEqual([]);
	});

	it('of contact tracking are returned once, those that became known late as well', async () => {
		const [campaignId] = campaignsThat(node, 'SENT') as [number];
		const open = (contactId: number, time?: number) =>
			node.account.recordActivity({ type: 'EMAIL_OPEN', campaignId, contactId, time });
		open(12);
		clock.advance(5 * MINUTE);
		await rows('contactTracking');
		const late = clock.now() - 3 * MINUTE;
		open(13, late);
		const found = await rows('contactTracking');
		expect(found).toMatchObject([
			{
				contact_id: '13',
				open_date: new Date(late).toISOString(),
				campaign_id: String(campaignId),
			},
		]);
		expect(await rows('contactTracking')).toEqual([]);
	});

	it('are returned again beyond what can be remembered, rather than being lost', async () => {
		const many = await connectReplicator({ clock, constantContactV2: { contacts: 5001 } });
		for (const { id } of many.account.contacts()) many.account.putContact({ id });
		expect(await many.rows({ tables: ['contacts'] })).toHaveLength(5001);
		expect(memoryOf(many, 'contacts')!.seen).toBeUndefined();
		expect(await many.rows({ tables: ['contacts'] })).toHaveLength(5001);
		await many.close();
	});
});

describe('what changes during a run', () => {
	it('is returned by it or by the next one', async () => {
		const more = await connectReplicator({ clock, constantContactV2: { contacts: 501 } });
		let pages = 0;
		onRequest(more, () => {
			if (++pages !== 2) return;
			clock.advance(20 * MINUTE);
			more.account.putContact({ id: 11, texts: { first_name: 'First Page' } });
			more.account.putContact({ id: 511, texts: { first_name: 'Second Page' } });
			more.account.putContact({ email: 'new@example.com' });
		});
		const first = await more.rows({ tables: ['contacts'] });
		expect(first).toHaveLength(502);
		expect(first[500]!.first_name).toBe('Second Page');
		const second = await more.rows({ tables: ['contacts'] });
		expect(second).toMatchObject([{ id: '11', first_name: 'First Page' }]);
		await more.close();
	});
});

describe('reading everything', () => {
	it('is what Full does each time; a key-based run continues after it', async () => {
		const replication = 'full';
		expect(await rows('contacts', { replication })).toHaveLength(30);
		expect(await rows('contacts', { replication })).toHaveLength(30);
		expect(windows()).toEqual([undefined]);
		clock.advance(HOUR);
		node.account.putContact({ id: 12 });
		expect(ids(await rows('contacts'))).toEqual([12]);
	});

	it('is what Start Over does, from the start date on', async () => {
		await rows('contacts');
		const tableOptions = { startOver: true };
		expect(await rows('contacts', { tableOptions })).toHaveLength(30);
		const startDate = '2026-03-01T00:00:00Z';
		node.account.putContact({ id: 12 });
		const found = await rows('contacts', { tableOptions: { ...tableOptions, startDate } });
		expect(ids(found)).toEqual([12]);
		expect(windows()).toEqual(['2026-03-01T00:00:00.000Z']);
		expect(await rows('contacts')).toEqual([]);
	});
});

describe('a last run that the user keeps', () => {
	const keyStorage = 'own';
	const since = (lastRunDate: unknown) => ({ keyStorage, tableOptions: { lastRunDate } });

	it('is included in each row, and nothing is remembered', async () => {
		const found = await rows('contacts', { keyStorage });
		expect(found).toHaveLength(30);
		expect(new Set(found.map(({ last_run_date: date }) => date))).toEqual(new Set([FIRST_RUN]));
		expect(Object.keys(found[0]!).at(-1)).toBe('last_run_date');
		expect(memoryOf(node, 'contacts')).toBeUndefined();
		clock.advance(HOUR);
		node.account.putContact({ id: 12 });
		const again = await rows('contacts', since(FIRST_RUN));
		expect(again).toMatchObject([{ id: '12', last_run_date: '2026-03-01T13:00:00.000Z' }]);
		expect(windows()).toEqual(['2026-03-01T11:50:00.000Z']);
	});

	it('stays with a file that is not complete', async () => {
		const tableOptions = { dailyRequests: 2, lastRunDate: FIRST_RUN };
		const parameters = { keyStorage, output: 'file', tableOptions };
		await rows('contactTracking', parameters);
		const [file] = await rows('contactTracking', parameters);
		expect(file).toMatchObject({ status: 'unfinished', rows: 0, last_run_date: FIRST_RUN });
	});

	it('holds for the tracking of campaigns that were sent before it', async () => {
		const [draft] = campaignsThat(node, 'DRAFT') as [number];
		node.account.putCampaign({ id: draft, status: 'RUNNING' });
		node.account.recordActivity({ type: 'EMAIL_SEND', campaignId: draft, contactId: 12 });
		clock.advance(HOUR);
		const [first] = await rows('contactTracking', { keyStorage });
		clock.advance(HOUR);
		node.account.putCampaign({ id: draft, status: 'SENT' });
		const found = await rows('contactTracking', since(first!.last_run_date));
		expect(found.map(activityKey)).toEqual(activitiesOf(node, draft));
	});
});

it('a run by hand says that n8n remembers nothing of it', async () => {
	const result = await node.replicate({ tables: ['contacts'] }, 'manual');
	expect(hintsOf(result)).toContainEqual(expect.stringContaining('This was a test run'));
	expect(await rows('contacts')).toHaveLength(30);
	const own = await node.replicate({ tables: ['contacts'], keyStorage: 'own' }, 'manual');
	expect(hintsOf(own)).not.toContainEqual(expect.stringContaining('This was a test run'));
});
