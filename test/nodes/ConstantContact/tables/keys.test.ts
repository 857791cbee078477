import type { IDataObject } from 'n8n-workflow';

import { ManualClock } from '../../../sandbox';
import { constantContactV3Client } from '../../../sandbox/constantcontact-v3/testClient';
import {
	activitiesOf,
	activityKey,
	connectReplicator,
	idsOf,
	memoryOf,
	onRequest,
	presentContacts,
	sentCampaigns,
	useClock,
	type Replicator,
} from './setup';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 2, 1, 12);
/** Longer than any test, because renewing a token adds a request. */
const accessTokenSeconds = 1_000_000_000;

let node: Replicator;
let clock: ManualClock;

beforeEach(async () => {
	clock = new ManualClock(START);
	useClock(clock);
	node = await connectReplicator({
		clock,
		constantContactV3: {
			accessTokenSeconds,
			contacts: 40,
			campaigns: 12,
			recipients: 10,
			lists: 3,
		},
	});
});
afterEach(async () => await node.close());

const rows = async (table: string, more: IDataObject = {}) => {
	node.sandbox.log.clear();
	return await node.rows({ tables: [table], ...(more as object) });
};
const contactQueries = () =>
	node
		.queries()
		.filter((query) => query.startsWith('GET /contacts?'))
		.map((query) => query.replace(/&include=[^&]*&include_count=true&limit=500/, ''));
const client = () => constantContactV3Client(node.sandbox);

describe('the window of a run', () => {
	it('of contacts asks for updates and for unsubscribes, a second before it begins', async () => {
		await rows('contacts');
		expect(contactQueries()).toEqual(['GET /contacts?status=all']);
		clock.advance(DAY);
		expect(await rows('contacts')).toEqual([]);
		expect(contactQueries()).toEqual([
			'GET /contacts?status=all&updated_after=2026-03-01T11:49:59Z',
			'GET /contacts?status=all&optout_after=2026-03-01T11:49:59Z',
		]);
	});

	it('begins with the start date in the first run', async () => {
		const startDate = '2025-02-01T00:00:00+01:00';
		const found = await rows('contacts', { tableOptions: { startDate } });
		expect(contactQueries()[0]).toContain('updated_after=2025-01-31T22:59:59Z');
		const since = Date.parse(startDate);
		const changed = [...node.account.contacts()].filter(
			({ updatedTime, email }) =>
				updatedTime >= since ||
				(email?.permission === 'unsubscribed' && (email.optOut?.time ?? 0) >= since),
		);
		expect(idsOf(found).sort()).toEqual(changed.map(({ id }) => id).sort());
	});

	it('of campaigns and of lists begins with the last run, too', async () => {
		await rows('emailCampaigns');
		await rows('contactLists');
		clock.advance(DAY);
		const [id] = sentCampaigns(node);
		await client().patch(`/emails/${id}`, { name: 'Renamed' });
		const [list] = node.account.lists();
		await client().put(`/contact_lists/${list!.id}`, { name: 'Renamed' });
		expect(idsOf(await rows('emailCampaigns'))).toEqual([id]);
		expect(node.queries()).toEqual(['GET /emails?limit=500&after_date=2026-03-01T11:49:59Z']);
		expect(idsOf(await rows('contactLists'))).toEqual([list!.id]);
	});

	it.each([true, false])(
		'loses nothing where times are inclusive (%s) and the windows don’t overlap',
		async (inclusiveTimes) => {
			node.account.options.inclusiveTimes = inclusiveTimes;
			const tableOptions = { overlap: 0 };
			await rows('contacts', { tableOptions });
			const [first] = presentContacts(node) as [string];
			node.account.putContact({ id: first, texts: { last_name: 'At the same time' } });
			clock.advance(DAY);
			expect(idsOf(await rows('contacts', { tableOptions }))).toEqual([first]);
		},
	);

	it('refuses an overlap of more than a month, before anything is sent', async () => {
		const { error } = await node.replicate({
			tables: ['contacts'],
			replication: 'keyBased',
			tableOptions: { overlap: 1e12 },
		});
		expect(error?.message).toContain("'Overlap (Minutes)' is 1000000000000, out of range");
		expect(node.sandbox.log.entries).toEqual([]);
	});

	it('reads the others as a whole', async () => {
		for (const table of ['accountInfo', 'tags', 'customFields', 'segments']) {
			const first = await rows(table);
			clock.advance(DAY);
			expect(await rows(table)).toEqual(first);
		}
	});
});

describe('contacts', () => {
	const [unsubscribed, changed, removed, both] = [3, 5, 8, 9];

	it('that changed, unsubscribed or were deleted are returned once each', async () => {
		await rows('contacts');
		clock.advance(DAY);
		const ids = presentContacts(node).filter(
			(id) => node.account.contact(id)!.email?.permission === 'explicit',
		);
		node.account.optOut(ids[unsubscribed]!, 'Too many mails');
		node.account.putContact({ id: ids[changed], texts: { job_title: 'Chef' } });
		node.account.putContact({ id: ids[removed], isDeleted: true });
		node.account.putContact({ id: ids[both], texts: { job_title: 'Chef' } });
		node.account.optOut(ids[both]!);
		clock.advance(HOUR);
		const found = await rows('contacts');
		const shown = found.map(({ id, status }) => [ids.indexOf(String(id)), status]);
		expect(shown.sort()).toEqual([
			[unsubscribed, 'OPTOUT'],
			[changed, 'ACTIVE'],
			[removed, 'DELETED'],
			[both, 'OPTOUT'],
		]);
		const row = found.find(({ id }) => id === ids[unsubscribed])!;
		// The update itself isn't reported
		expect(Date.parse(String(row.modified_date))).toBeLessThan(START);
		expect(row).toMatchObject({
			opt_out_date: '2026-03-02T12:00:00.000Z',
			opt_out_reason: 'Too many mails',
			lists: [],
		});
		expect(found.find(({ id }) => id === ids[removed])).toMatchObject({
			deleted_date: '2026-03-02',
		});
		clock.advance(5 * MINUTE);
		// They are in the lookback window, but were already output
		expect(await rows('contacts')).toEqual([]);
	});

	it('that unsubscribe during the run are returned by the next one', async () => {
		await rows('contacts');
		clock.advance(DAY);
		const [id] = presentContacts(node).filter(
			(one) => node.account.contact(one)!.email?.permission === 'explicit',
		) as [string];
		node.account.putContact({ id, texts: { job_title: 'Chef' } });
		let requests = 0;
		onRequest(node, () => {
			// Between the two requests for contacts
			if (++requests === 2) node.account.optOut(id);
		});
		const found = await rows('contacts');
		expect(found.map(({ status }) => status)).toEqual(['ACTIVE', 'OPTOUT']);
	});

	it('are returned even if a lagging service reports them late', async () => {
		node.account.options.changeLagMs = 4 * MINUTE;
		await rows('contacts');
		clock.advance(DAY);
		const [id] = presentContacts(node) as [string];
		node.account.putContact({ id, texts: { job_title: 'Chef' } });
		clock.advance(MINUTE);
		expect(await rows('contacts')).toEqual([]);
		clock.advance(DAY);
		expect(idsOf(await rows('contacts'))).toEqual([id]);
	});
});

it('deleted lists and campaigns are returned in a key-based run', async () => {
	await rows('contactLists');
	await rows('emailCampaigns');
	clock.advance(DAY);
	const [, list] = node.account.lists();
	const draft = node.account
		.campaigns()
		.find(({ id }) => node.account.campaignActivities(id)[0]!.status === 'DRAFT')!;
	await client().delete(`/contact_lists/${list!.id}`);
	clock.advance(HOUR);
	await client().delete(`/emails/${draft.id}`);
	const lists = await rows('contactLists');
	expect(lists.map(({ id, status }) => [id, status])).toEqual([[list!.id, 'DELETED']]);
	expect(lists[0]!.deleted_date).toMatch(/^2026-03-02T/);
	const campaigns = await rows('emailCampaigns');
	expect(campaigns.map(({ id, status }) => [id, status])).toEqual([[draft.id, 'DELETED']]);
	// A node without a stored state doesn't need them
	node.staticData = {};
	expect(idsOf(await rows('contactLists'))).not.toContain(list!.id);
	expect(idsOf(await rows('emailCampaigns'))).not.toContain(draft.id);
});

describe('contact tracking', () => {
	it('reads each report back to the last run, and returns new activities', async () => {
		const sent = sentCampaigns(node);
		await rows('contactTracking');
		expect(memoryOf(node, 'contactTracking')!.state).toEqual({ campaigns: sent });
		clock.advance(DAY);
		const [mail] = node.account.campaignActivities(sent[1]!);
		const [contactId] = presentContacts(node) as [string];
		node.account.recordActivity({ activityId: mail!.id, contactId, kind: 'em_opens' });
		const found = await rows('contactTracking');
		expect(found).toHaveLength(1);
		expect(found[0]).toMatchObject({
			activity_type: 'EMAIL_OPEN',
			campaign_id: sent[1],
			contact_id: contactId,
			open_date: '2026-03-02T12:00:00.000Z',
			activity_date: '2026-03-02T12:00:00.000Z',
		});
		expect(node.queries()).toHaveLength(1 + 7 * sent.length);
	});

	it('reads no page after the one that comes to the last run', async () => {
		await node.close();
		node = await connectReplicator({
			clock,
			constantContactV3: { accessTokenSeconds, contacts: 1300, campaigns: 4, recipients: 1200 },
		});
		const all = await rows('contactTracking');
		expect(all.length).toBeGreaterThan(1000);
		const pages = node.queries().filter((query) => query.includes('cursor=')).length;
		expect(pages).toBeGreaterThan(1);
		clock.advance(DAY);
		expect(await rows('contactTracking')).toEqual([]);
		expect(node.queries().filter((query) => query.includes('cursor='))).toEqual([]);
	});

	it('reads a campaign that was sent since then from its beginning', async () => {
		await rows('contactTracking');
		clock.advance(DAY);
		const draft = node.account
			.campaigns()
			.find(({ id }) => node.account.campaignActivities(id)[0]!.status === 'DRAFT')!;
		const { id: mail } = node.account.campaignActivities(draft.id)[0]!;
		const lists = node.account.lists().map(({ id }) => id);
		const activity = await client().get(`/emails/activities/${mail}`, { include: 'html_content' });
		const {
			campaign_activity_id: _a,
			campaign_id: _c,
			role: _r,
			current_status: _s,
			...body
		} = activity.body;
		await client().put(`/emails/activities/${mail}`, { ...body, contact_list_ids: lists });
		const scheduled = await client().post(`/emails/activities/${mail}/schedules`, {
			scheduled_date: '0',
		});
		expect(scheduled.status).toBe(201);
		clock.advance(2 * DAY);
		const found = await rows('contactTracking');
		expect(found.length).toBeGreaterThan(10);
		expect(found.map(activityKey).sort()).toEqual(activitiesOf(node, draft.id).sort());
	});
});

it('a key that the user keeps is read and output', async () => {
	const [id] = presentContacts(node) as [string];
	node.account.putContact({ id, texts: { job_title: 'Chef' } });
	const found = await rows('contacts', {
		keyStorage: 'own',
		tableOptions: { lastRunDate: '2026-03-01T11:55:00Z' },
	});
	expect(found.map((row) => [row.id, row.last_run_date])).toEqual([
		[id, '2026-03-01T12:00:00.000Z'],
	]);
	expect(contactQueries()[0]).toContain('updated_after=2026-03-01T11:44:59Z');
});
