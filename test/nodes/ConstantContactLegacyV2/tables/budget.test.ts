import type { IDataObject } from 'n8n-workflow';

import { ConstantContactLegacyV2 } from '../../../../nodes/ConstantContactLegacyV2/ConstantContactLegacyV2.node';
import { ManualClock, type ConstantContactV2Options } from '../../../sandbox';
import { runNode } from '../../../support';
import {
	activityKey,
	allActivities,
	campaignsThat,
	connectReplicator,
	hintsOf,
	memory,
	memoryOf,
	onRequest,
	useClock,
	type Replicator,
} from './setup';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let node: Replicator;
let clock: ManualClock;

afterEach(async () => await node.close());

async function connect(options: Partial<ConstantContactV2Options>): Promise<void> {
	clock = new ManualClock(Date.UTC(2026, 2, 1, 11, 59));
	useClock(clock);
	node = await connectReplicator({ clock, constantContactV2: options });
	// It would be sent while the days pass
	for (const id of campaignsThat(node, 'SCHEDULED')) node.account.removeCampaign(id);
	clock.advance(MINUTE);
}

const ids = (found: IDataObject[]) => found.map(({ id }) => String(id));

/** Runs once a day until the table is complete. @returns the rows of each day */
async function dayByDay(table: string, dailyRequests: number, more = {}): Promise<IDataObject[][]> {
	const parts: IDataObject[][] = [];
	do {
		node.sandbox.log.clear();
		const tableOptions = { dailyRequests, ...more };
		parts.push(await node.rows({ tables: [table], tableOptions }));
		expect(node.queries().length).toBeLessThanOrEqual(dailyRequests);
		clock.advance(DAY);
		expect(parts.length).toBeLessThan(100);
	} while (memoryOf(node, table)?.lastRun === undefined);
	return parts;
}

describe('a run that reaches its budget continues the next day', () => {
	it('in contacts', async () => {
		await connect({ contacts: 1100 });
		const tableOptions = { dailyRequests: 1 };
		const first = await node.replicate({ tables: ['contacts'], tableOptions });
		expect(first.error).toBeUndefined();
		expect(hintsOf(first)).toEqual([
			'Contacts: 500 rows with 1 request; 0 left for today',
			"Contacts: stopped after 1 request, because 'Daily Requests' is reached; the next run continues there",
		]);
		node.sandbox.log.clear();
		expect(await node.rows({ tables: ['contacts'], tableOptions })).toEqual([]);
		expect(node.queries()).toEqual([]);
		expect(memoryOf(node, 'contacts')!.lastRun).toBeUndefined();

		clock.advance(DAY);
		node.account.putContact({ id: 11, texts: { first_name: 'Part One' } });
		node.account.putContact({ id: 1110, texts: { first_name: 'Part Three' } });
		const parts = await dayByDay('contacts', 1);
		expect(parts.map(({ length }) => length)).toEqual([500, 100]);
		const rows = [...first.items.map(({ json }) => json), ...parts.flat()];
		expect(ids(rows)).toEqual([...node.account.contacts()].map(({ id }) => String(id)));
		expect(rows.at(-1)!.first_name).toBe('Part Three');
		// The last run is when the first part began
		expect(memoryOf(node, 'contacts')!.lastRun).toBe('2026-03-01T12:00:00.000Z');
		expect(ids(await node.rows({ tables: ['contacts'] }))).toEqual(['11']);
	});

	it('in a window of changes, whose rows are returned once', async () => {
		await connect({ contacts: 600 });
		await node.rows({ tables: ['contacts'] });
		clock.advance(DAY);
		for (const { id } of node.account.contacts()) node.account.putContact({ id });
		const tableOptions = { dailyRequests: 1 };
		const first = await node.rows({ tables: ['contacts'], tableOptions });
		clock.advance(DAY);
		const second = await node.rows({ tables: ['contacts'], tableOptions });
		expect([first.length, second.length]).toEqual([500, 100]);
		// The next time range begins before the first part, so that it includes all parts
		expect(await node.rows({ tables: ['contacts'] })).toEqual([]);
		expect(node.queries().at(-2)).toContain('modified_since=2026-03-02T11:50:00.000Z');
	});

	it('in campaigns', async () => {
		await connect({ campaigns: 130 });
		const there = node.account.campaigns().filter(({ status }) => status !== 'DELETED');
		const parts = await dayByDay('emailCampaigns', 1);
		expect(ids(parts.flat()).sort()).toEqual(there.map(({ id }) => String(id)).sort());
		expect(parts.map(({ length }) => length)).toEqual([50, 50, there.length - 100, 0]);
	});

	it('in campaigns, even if one is deleted between two parts', async () => {
		await connect({ campaigns: 130 });
		const before = campaignsThat(node, 'SENT');
		const tableOptions = { dailyRequests: 1 };
		const first = await node.rows({ tables: ['emailCampaigns'], tableOptions });
		node.account.removeCampaign(before.at(-1)!);
		clock.advance(DAY);
		const others = await dayByDay('emailCampaigns', 3);
		const found = new Set(ids([...first, ...others.flat()]));
		expect(before.filter((id) => !found.has(String(id)))).toEqual([]);
	});

	it.each([2, 3, 4, 7])('in tracking, between campaigns, with %i requests', async (limit) => {
		await connect({ contacts: 30, campaigns: 20, recipients: 20 });
		const expected = allActivities(node);
		const parts = await dayByDay('contactTracking', limit);
		expect(parts.flat().map(activityKey)).toEqual(expected);
		// One request per day is for the list
		const sent = campaignsThat(node, 'SENT').length;
		expect(parts).toHaveLength(Math.ceil(sent / (limit - 1)));
	});

	it.each([2, 3, 5])('in the middle of a campaign, with %i requests', async (limit) => {
		await connect({ contacts: 900, campaigns: 7, recipients: 800 });
		const expected = allActivities(node);
		expect(expected.length).toBeGreaterThan(500 * 2 * campaignsThat(node, 'SENT').length);
		const parts = await dayByDay('contactTracking', limit);
		expect(parts.flat().map(activityKey)).toEqual(expected);
		expect(parts.length).toBeGreaterThan(2);
	});

	it('in tracking by contact', async () => {
		await connect({ contacts: 12, campaigns: 8, recipients: 12 });
		const tracking = [...node.account.contacts()].flatMap(({ id }) =>
			node.account.trackingOfContact(id),
		);
		const parts = await dayByDay('contactTracking', 4, { trackingBy: 'contact' });
		expect(parts).toHaveLength(4);
		const keys = parts.flat().map(activityKey);
		expect(keys).toHaveLength(tracking.length);
		expect(new Set(keys)).toEqual(
			new Set(
				tracking.map(({ type, campaignId, contactId, time, link }) =>
					activityKey({
						activity_type: type,
						campaign_id: String(campaignId),
						contact_id: String(contactId),
						activity_date: new Date(time).toISOString(),
						link_id: link === undefined ? null : String(link.uid),
					}),
				),
			),
		);
	});

	it('in the summary', async () => {
		await connect({ campaigns: 20 });
		const sent = campaignsThat(node, 'SENT').map(String);
		const parts = await dayByDay('emailCampaignSummary', 4);
		expect(parts.flat().map(({ campaign_id: id }) => id)).toEqual(sent);
		expect(parts).toHaveLength(Math.ceil(sent.length / 3));
	});

	it.each([1, 2, 3, 4, 5, 6])(
		'or says how many it needs if the list of campaigns takes %i requests',
		async (dailyRequests) => {
			await connect({ campaigns: 130 });
			// Three pages, twice
			expect(Math.ceil(campaignsThat(node, 'SENT').length / 50)).toBe(3);
			for (const tables of [['emailCampaignSummary'], ['contactTracking']]) {
				const told = { tables, tableOptions: { dailyRequests } };
				const result = await node.replicate(told);
				expect(result.items).toEqual([]);
				const least = dailyRequests + (dailyRequests === 6 ? 1 : 2);
				expect(hintsOf(result).at(-1)).toContain(`set it to at least ${least} requests`);
				clock.advance(DAY);
				node.sandbox.log.clear();
			}
		},
	);

	it('in files and the trash', async () => {
		await connect({ trashFiles: 120 });
		const parts = await dayByDay('trashFiles', 1);
		// The list is read a second time, in case a file was deleted in the meantime
		expect(parts.map(({ length }) => length)).toEqual([50, 50, 20, 0, 0, 0]);
		expect(new Set(ids(parts.flat())).size).toBe(120);
	});

	it('in the table where it is reached; those before it are complete', async () => {
		await connect({ contacts: 600 });
		const tables = ['accountInfo', 'contacts', 'emailCampaigns'];
		const tableOptions = { dailyRequests: 2 };
		const result = await node.replicate({ tables, tableOptions });
		expect(result.items).toHaveLength(501);
		expect(hintsOf(result).filter((hint) => hint.includes('stopped'))).toEqual([
			expect.stringContaining('Contacts: stopped after 1 request'),
			expect.stringContaining('Email Campaigns: stopped after 0 requests'),
		]);
		clock.advance(DAY);
		const rows = await node.rows({ tables: tables.slice(1) });
		expect(rows.filter(({ table }) => table === 'contacts')).toHaveLength(100);
		expect(rows.filter(({ table }) => table === 'emailCampaigns').length).toBeGreaterThan(0);
	});

	it('and says how much it expects', async () => {
		await connect({ campaigns: 20 });
		const tableOptions = { dailyRequests: 4 };
		const result = await node.replicate({ tables: ['emailCampaignSummary'], tableOptions });
		const sent = campaignsThat(node, 'SENT').length;
		expect(hintsOf(result)[1]).toContain(
			`stopped after 4 requests of about ${sent} expected ones, because 'Daily Requests' is reached`,
		);
	});

	it('but not if nothing is remembered', async () => {
		await connect({ contacts: 600 });
		const result = await node.replicate({
			tables: ['contacts'],
			keyStorage: 'own',
			tableOptions: { dailyRequests: 1 },
		});
		expect(hintsOf(result)[1]).toContain('the next run starts over');
		expect(result.items[0]!.json.last_run_date).toBeNull();
	});
});

describe('requests are counted by UTC day', () => {
	const tables = ['contacts'];
	const tableOptions = { dailyRequests: 3 };

	it('over all runs, those that fail and repeated requests as well', async () => {
		await connect({ contacts: 20 });
		await node.rows({ tables, tableOptions });
		node.sandbox.faults.add({ times: 1, do: { kind: 'status', status: 503 } });
		await node.rows({ tables, tableOptions });
		expect(memory(node).requests).toEqual({ day: '2026-03-01', used: 3 });
		node.sandbox.log.clear();
		await node.rows({ tables, tableOptions });
		expect(node.queries()).toEqual([]);
		clock.set(Date.UTC(2026, 2, 1, 23, 59));
		await node.rows({ tables, tableOptions });
		expect(node.queries()).toEqual([]);
		clock.set(Date.UTC(2026, 2, 2));
		node.sandbox.faults.add({ do: { kind: 'status', status: 400 } });
		expect((await node.replicate({ tables, tableOptions })).error).toBeDefined();
		expect(memory(node).requests).toEqual({ day: '2026-03-02', used: 1 });
	});

	it('in a run that lasts beyond midnight', async () => {
		await connect({ contacts: 1600 });
		clock.set(Date.UTC(2026, 2, 1, 23, 59));
		let requests = 0;
		onRequest(node, () => {
			if (++requests === 2) clock.advance(2 * MINUTE);
		});
		const rows = await node.rows({ tables, tableOptions: { dailyRequests: 2 } });
		expect(rows).toHaveLength(1600);
		expect(memory(node).requests).toEqual({ day: '2026-03-02', used: 2 });
	});
});

describe('the server’s own quota', () => {
	it.each<Partial<ConstantContactV2Options>>([
		{ throttleBody: 'mashery' },
		{ throttleBody: 'mashery', throttleStatus: 403 },
		{ throttleBody: 'v3' },
	])('%j ends the run at once, and the key does not move', async (shape) => {
		await connect({ contacts: 1100, ...shape });
		node.account.options.dailyLimit = 2;
		const result = await node.replicate({ tables: ['contactLists', 'contacts'] });
		expect(node.queries()).toHaveLength(3);
		expect(result.items).toEqual([]);
		expect(result.error?.message).toMatch(
			/^Could not replicate tables: .*(over its rate quota|Limit Exceeded)/,
		);
		expect(result.error?.description).toContain(
			'The API key has used up its requests for the day, 10,000 for a standard key. The count resets at 00:00 UTC',
		);
		expect(memory(node).tables).toBeUndefined();
		clock.advance(DAY);
		node.account.options.dailyLimit = 10;
		expect(await node.rows({ tables: ['contacts'] })).toHaveLength(1100);
	});
});

it('four requests a second are sent unless the user wants another rate', async () => {
	node = await connectReplicator({ constantContactV2: { contacts: 9, campaigns: 0 } });
	const result = await runNode(
		ConstantContactLegacyV2,
		{
			resource: 'table',
			operation: 'replicate',
			tables: ['contactTracking'],
			tableOptions: { trackingBy: 'contact' },
		},
		{ credentials: node.credentials },
	);
	expect(result.error).toBeUndefined();
	const times = node.sandbox.log.entries.map(({ at }) => at);
	expect(times).toHaveLength(10);
	// Four at once, then one every 250 ms: 1.5 s, less the time that a busy machine takes to send the first one.
	expect(times[9]! - times[0]!).toBeGreaterThan(1000);
});
