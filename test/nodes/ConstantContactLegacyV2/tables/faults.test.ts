import type { IDataObject } from 'n8n-workflow';

import { ManualClock, type ConstantContactV2Options, type FaultAction } from '../../../sandbox';
import {
	activitiesOf,
	activityKey,
	allActivities,
	campaignsThat,
	connectReplicator,
	ENDING_FAULTS,
	expectRefused,
	expireCursorsAt,
	hintsOf,
	memory,
	memoryOf,
	onRequest,
	useClock,
	type Replicator,
} from './setup';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let node: Replicator;
let clock: ManualClock;

afterEach(async () => await node.close());

async function connect(options: Partial<ConstantContactV2Options>): Promise<void> {
	clock = new ManualClock(Date.UTC(2026, 2, 1, 12));
	node = await connectReplicator({ clock, constantContactV2: options });
}

const ids = (found: IDataObject[]) => found.map(({ id }) => String(id));
const allContacts = () => [...node.account.contacts()].map(({ id }) => String(id));

describe('a run that fails half way', () => {
	const tables = ['contactLists', 'contacts'];

	it.each(ENDING_FAULTS)(
		'by %j leaves everything as it was, and the next one has all rows',
		async (fault) => {
			await connect({ contacts: 1100 });
			await node.rows({ tables });
			clock.advance(DAY);
			for (const { id } of node.account.contacts()) node.account.putContact({ id });
			const before = memory(node);
			node.sandbox.log.clear();
			const handle = node.sandbox.faults.add({ after: 2, do: fault });
			const failed = await node.replicate({ tables });
			expect(failed.items).toEqual([]);
			expect(failed.error?.message).toMatch(/^Could not replicate tables: /);
			// The lists, a page, and four attempts at the next one
			expect(node.queries()).toHaveLength(6);
			expect(memory(node).tables).toEqual(before.tables);
			handle.remove();
			clock.advance(DAY);
			const rows = await node.rows({ tables: ['contacts'] });
			expect(ids(rows)).toEqual(allContacts());
			expect(node.queries()[6]).toContain('modified_since=2026-03-01T11:50:00.000Z');
		},
	);

	it('fails with Continue on Fail, too', async () => {
		await connect({ contacts: 600 });
		node.sandbox.faults.add({ after: 2, times: 4, do: { kind: 'status', status: 500 } });
		const failed = await node.run('table', 'replicate', { tables }, [{}], {
			mode: 'trigger',
			continueOnFail: 'continueRegularOutput',
		});
		expect(failed.items.map(({ json }) => json)).toEqual([
			{ error: expect.stringMatching(/^Could not replicate tables: sandbox fault 500/) },
		]);
		node.staticData = failed.staticData;
		expect(memory(node).tables).toBeUndefined();
		expect(await node.rows({ tables: ['contacts'] })).toHaveLength(600);
	});

	it('continues where an earlier part stopped', async () => {
		await connect({ contacts: 1600 });
		useClock(clock);
		const first = await node.rows({ tables: ['contacts'], tableOptions: { dailyRequests: 1 } });
		clock.advance(DAY);
		const handle = node.sandbox.faults.add({ after: 1, do: { kind: 'status', status: 500 } });
		const before = memoryOf(node, 'contacts');
		expect((await node.replicate({ tables: ['contacts'] })).error).toBeDefined();
		expect(memoryOf(node, 'contacts')).toEqual(before);
		handle.remove();
		const others = await node.rows({ tables: ['contacts'] });
		expect(ids([...first, ...others])).toEqual(allContacts());
	});

	it("by a kill after the output repeats rows, but doesn't miss any", async () => {
		await connect({ contacts: 20 });
		await node.rows({ tables });
		clock.advance(DAY);
		node.account.putContact({ id: 12 });
		const before = node.staticData;
		expect(ids(await node.rows({ tables: ['contacts'] }))).toEqual(['12']);
		node.staticData = before;
		clock.advance(DAY);
		node.account.putContact({ id: 13 });
		expect(ids(await node.rows({ tables: ['contacts'] }))).toEqual(['12', '13']);
	});
});

describe('a cursor that expires', () => {
	const expireAt = (...numbers: number[]) => expireCursorsAt(node, clock, ...numbers);

	it('in contacts starts over, without repeating rows', async () => {
		await connect({ contacts: 1600, cursorTtlMs: HOUR });
		expireAt(3, 7);
		const rows = await node.rows({ tables: ['contacts'] });
		expect(ids(rows)).toEqual(allContacts());
		expect(node.queries().filter((query) => query.includes('limit=500'))).toHaveLength(3);
	});

	it('in campaigns and files likewise', async () => {
		await connect({ campaigns: 130, trashFiles: 120, cursorTtlMs: HOUR });
		expireAt(3);
		const there = node.account.campaigns().filter(({ status }) => status !== 'DELETED');
		const campaigns = await node.rows({ tables: ['emailCampaigns'] });
		expect(ids(campaigns).sort()).toEqual(there.map(({ id }) => String(id)).sort());
		expireAt(2);
		const files = ids(await node.rows({ tables: ['trashFiles'] }));
		expect([files.length, new Set(files).size]).toEqual([120, 120]);
	});

	it('in tracking begins the campaign again, without repeating rows', async () => {
		await connect({ contacts: 900, campaigns: 5, recipients: 800, cursorTtlMs: HOUR });
		const expected = allActivities(node);
		expect(expected.length).toBeGreaterThan(1000);
		expireAt(3, 6);
		const rows = await node.rows({ tables: ['contactTracking'] });
		expect(rows.map(activityKey)).toEqual(expected);
	});

	it('between two parts of a run, in contacts and in tracking', async () => {
		const options = { contacts: 1600, campaigns: 5, recipients: 800, cursorTtlMs: HOUR };
		await connect(options);
		useClock(clock);
		const tableOptions = { dailyRequests: 3 };
		const tracked = allActivities(node);
		for (const table of ['contacts', 'contactTracking']) {
			const rows: IDataObject[] = [];
			for (let part = 0; memoryOf(node, table)?.lastRun === undefined; part++) {
				expect(part).toBeLessThan(10);
				const budget = part === 0 ? { tableOptions } : {};
				rows.push(...(await node.rows({ tables: [table], ...budget })));
				clock.advance(DAY);
			}
			const expected = table === 'contacts' ? allContacts() : tracked;
			expect(table === 'contacts' ? ids(rows) : rows.map(activityKey)).toEqual(expected);
		}
	});

	it('repeatedly ends the run, and its key does not move', async () => {
		await connect({ contacts: 1100 });
		node.sandbox.faults.add({
			after: 1,
			do: { kind: 'status', status: 400, body: [{ error_key: 'x', error_message: 'Bad cursor' }] },
		});
		const { error } = await node.replicate({ tables: ['contacts'] });
		expect(error?.message).toContain('Bad cursor');
		expect(memory(node).tables).toBeUndefined();
	});
});

describe('a record that disappears between two requests', () => {
	it('is skipped if a contact is deleted before its tracking is read', async () => {
		await connect({ contacts: 12, campaigns: 8, recipients: 12 });
		let requests = 0;
		onRequest(node, () => {
			if (++requests === 2) node.account.removeContact(15);
		});
		const tableOptions = { trackingBy: 'contact' };
		const rows = await node.rows({ tables: ['contactTracking'], tableOptions });
		expect(node.queries()).toHaveLength(1 + 12);
		const found = new Set(rows.map(({ contact_id: id }) => id));
		expect(found).toEqual(new Set(allContacts()));
	});

	it('is skipped if a campaign turns into 404, in its first page or later', async () => {
		await connect({ contacts: 900, campaigns: 5, recipients: 800 });
		const [first, ...others] = campaignsThat(node, 'SENT') as [number, ...number[]];
		const expected = others.flatMap((id) => activitiesOf(node, id));
		let requests = 0;
		const { length } = campaignsThat(node, 'SENT');
		onRequest(node, () => {
			// After the first pages of all
			if (++requests === length + 2) node.account.removeCampaign(first);
		});
		const rows = await node.rows({ tables: ['contactTracking'] });
		const keys = rows.map(activityKey).filter((key) => !key.includes(String(first)));
		expect(keys).toEqual(expected);
		expect(memoryOf(node, 'contactTracking')!.state).toEqual({ campaigns: others.map(String) });
	});

	it.each([false, true])('has no row in the summary, with details %s', async (campaignDetails) => {
		await connect({ campaigns: 12 });
		const [first, ...others] = campaignsThat(node, 'SENT') as [number, ...number[]];
		onRequest(node, ({ path }) => {
			if (path.includes(String(first))) node.account.removeCampaign(first);
		});
		const tableOptions = { campaignDetails };
		const rows = await node.rows({ tables: ['emailCampaignSummary'], tableOptions });
		expect(rows.map(({ campaign_id: id }) => id)).toEqual(others.map(String));
	});
});

describe('events', () => {
	it('that are retired are reported, and the other tables are complete', async () => {
		await connect({ eventsGone: true });
		const result = await node.replicate({ tables: ['events', 'contactLists', 'myLibraryFiles'] });
		expect(result.error).toBeUndefined();
		expect(new Set(result.items.map(({ json }) => json.table))).toEqual(
			new Set(['contactLists', 'myLibraryFiles']),
		);
		expect(hintsOf(result)).toContain(
			'Events: Constant Contact has discontinued this table (EventSpot was retired in June 2024), so it stays empty',
		);
		// It isn't requested repeatedly
		expect(node.queries().filter((query) => query.includes('eventspot'))).toHaveLength(1);
		const file = await node.replicate({ tables: ['events'], output: 'file' });
		expect(file.items[0]!.json).toMatchObject({ table: 'events', status: 'retired', rows: 0 });
	});

	it('that are still there are read', async () => {
		await connect({ eventsGone: false, events: 3, registrants: 1 });
		expect(await node.rows({ tables: ['events'] })).toHaveLength(3);
	});
});

describe('a server that cannot be trusted', () => {
	it.each<[FaultAction, string]>([
		[{ kind: 'foreignNextLink' }, 'the list continues at another address (elsewhere.example)'],
		[{ kind: 'loopedLink' }, 'the server sent a page of the list twice'],
		[
			{ kind: 'status', status: 200, body: { meta: { pagination: {} } } },
			'the server sent something other than a list',
		],
		[{ kind: 'status', status: 200, body: {} }, 'the server sent something other than a list'],
	])('%j ends the run, and the key does not move', async (fault, message) => {
		await connect({ contacts: 1100 });
		node.sandbox.faults.add({ do: fault });
		const result = await node.replicate({ tables: ['contacts'] });
		expectRefused(node, result, message);
	});

	it.each([
		'contactLists',
		'emailCampaigns',
		'contactTracking',
		'trashFiles',
		'emailCampaignSummary',
	])("a response of %s without a list isn't an empty table", async (table) => {
		await connect({});
		node.sandbox.faults.add({ do: { kind: 'status', status: 200, body: { results: null } } });
		const { error } = await node.replicate({ tables: [table] });
		expect(error?.message).toContain('the server sent something other than a list');
	});

	it('a refusal of the token ends the run at once', async () => {
		await connect({});
		node.account.options.accessToken = 'another';
		const { error } = await node.replicate({ tables: ['contacts'] });
		expect(error?.description).toContain('Check the access token in the credential');
		expect(node.queries()).toHaveLength(1);
	});
});
