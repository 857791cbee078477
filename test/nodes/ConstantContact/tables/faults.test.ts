import type { IDataObject } from 'n8n-workflow';

import { ManualClock, type ConstantContactV3Options, type FaultAction } from '../../../sandbox';
import {
	activitiesOf,
	activityKey,
	allActivities,
	connectReplicator,
	ENDING_FAULTS,
	expectRefused,
	expireCursorsAt,
	hintsOf,
	idsOf,
	memory,
	memoryOf,
	presentContacts,
	sentCampaigns,
	useClock,
	type Replicator,
} from './setup';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Longer than any test, because renewing a token adds a request. */
const accessTokenSeconds = 1_000_000_000;

let node: Replicator;
let clock: ManualClock;

afterEach(async () => await node.close());

async function connect(options: Partial<ConstantContactV3Options>): Promise<void> {
	clock = new ManualClock(Date.UTC(2026, 2, 1, 12));
	node = await connectReplicator({ clock, constantContactV3: { accessTokenSeconds, ...options } });
}

describe('a run that fails half way', () => {
	const tables = ['contactLists', 'contacts'];

	it.each(ENDING_FAULTS)(
		'by %j leaves everything as it was, and the next one has all rows',
		async (fault) => {
			await connect({ contacts: 1100 });
			await node.rows({ tables });
			clock.advance(DAY);
			for (const { id, lists } of node.account.contacts()) node.account.putContact({ id, lists });
			const before = memory(node);
			node.sandbox.log.clear();
			const handle = node.sandbox.faults.add({ after: 3, do: fault });
			const failed = await node.replicate({ tables });
			expect(failed.items).toEqual([]);
			expect(failed.error?.message).toMatch(/^Could not replicate tables: /);
			// The lists, a page, the custom fields, and four tries of the next page
			expect(node.queries()).toHaveLength(7);
			expect(memory(node).tables).toEqual(before.tables);
			handle.remove();
			clock.advance(DAY);
			node.sandbox.log.clear();
			const rows = await node.rows({ tables: ['contacts'] });
			expect(idsOf(rows)).toEqual([...node.account.contacts()].map(({ id }) => id));
			expect(node.queries()[0]).toContain('updated_after=2026-03-01T11:49:59Z');
		},
	);

	it("by a kill after the output repeats rows, but doesn't miss any", async () => {
		await connect({ contacts: 20 });
		useClock(clock);
		await node.rows({ tables });
		clock.advance(DAY);
		const [first, second] = presentContacts(node) as [string, string];
		node.account.putContact({ id: first });
		const before = node.staticData;
		expect(idsOf(await node.rows({ tables: ['contacts'] }))).toEqual([first]);
		node.staticData = before;
		clock.advance(DAY);
		node.account.putContact({ id: second });
		expect(idsOf(await node.rows({ tables: ['contacts'] }))).toEqual([first, second]);
	});

	it('because the day’s requests are used up fails at once, and its key does not move', async () => {
		await connect({ contacts: 1100, dailyLimit: 2 });
		const { error } = await node.replicate({ tables: ['contacts'] });
		expect(error?.description).toContain('00:00 UTC');
		// Two that succeeded, and one that was rejected
		expect(node.queries()).toHaveLength(3);
		expect(memory(node).tables).toBeUndefined();
	});
});

describe('a link that expires', () => {
	const expireAt = (...numbers: number[]) => expireCursorsAt(node, clock, ...numbers);

	it('in contacts starts over, without repeating rows', async () => {
		await connect({ contacts: 1600, cursorTtlMs: HOUR });
		// The first page, the custom fields, and the second page
		expireAt(4, 8);
		const rows = await node.rows({ tables: ['contacts'] });
		expect(idsOf(rows)).toEqual(presentContacts(node));
		const begun = node.queries().filter((query) => query.startsWith('GET /contacts?status=all'));
		expect(begun).toHaveLength(3);
	});

	it('in campaigns likewise', async () => {
		await connect({ campaigns: 1100, recipients: 2, cursorTtlMs: HOUR });
		expireAt(3);
		const rows = await node.rows({ tables: ['emailCampaigns'] });
		expect(idsOf(rows).sort()).toEqual(
			node.account
				.campaigns()
				.filter(({ isRemoved }) => !isRemoved)
				.map(({ id }) => id)
				.sort(),
		);
	});

	it('in tracking begins the report again, without repeating rows', async () => {
		await connect({ contacts: 1300, campaigns: 4, recipients: 1200, cursorTtlMs: HOUR });
		const pages = 1 + 1 + 6;
		expireAt(pages + 1, pages + 5);
		const rows = await node.rows({ tables: ['contactTracking'] });
		expect(rows.map(activityKey).sort()).toEqual(allActivities(node).sort());
	});

	it('between two parts of a run, in contacts and in tracking', async () => {
		await connect({ contacts: 1600, campaigns: 4, recipients: 1200, cursorTtlMs: HOUR });
		useClock(clock);
		const present = presentContacts(node);
		// Another campaign is sent in the meantime
		const tracked = allActivities(node).sort();
		const isTracked = (key: string) => tracked.includes(key);
		for (const table of ['contacts', 'contactTracking']) {
			const rows: IDataObject[] = [];
			for (let part = 0; memoryOf(node, table)?.lastRun === undefined; part++) {
				expect(part).toBeLessThan(20);
				const tableOptions = part < 12 ? { dailyRequests: 3 + (part % 7) } : {};
				rows.push(...(await node.rows({ tables: [table], tableOptions })));
				clock.advance(DAY);
			}
			const found =
				table === 'contacts' ? idsOf(rows) : rows.map(activityKey).filter(isTracked).sort();
			expect(found).toEqual(table === 'contacts' ? present : tracked);
		}
	});

	it('repeatedly ends the run, and its key does not move', async () => {
		await connect({ contacts: 1100 });
		node.sandbox.faults.add({
			after: 2,
			do: { kind: 'status', status: 400, body: [{ error_key: 'x', error_message: 'Bad cursor' }] },
		});
		const { error } = await node.replicate({ tables: ['contacts'] });
		expect(error?.message).toContain('Bad cursor');
		expect(memory(node).tables).toBeUndefined();
	});
});

describe('a list of contacts that shows fewer than it counts', () => {
	it('is read again, so that none is missing', async () => {
		await connect({ contacts: 1100 });
		// As if others had moved during reading
		node.sandbox.faults.add({
			when: { path: /^\/v3\/contacts$/ },
			times: 1,
			do: {
				kind: 'status',
				status: 200,
				body: { contacts: [], contacts_count: 1100, _links: {} },
			},
		});
		const result = await node.replicate({ tables: ['contacts'] });
		expect(idsOf(result.items.map(({ json }) => json))).toEqual(presentContacts(node));
	});

	it('twice gets a hint', async () => {
		await connect({ contacts: 10 });
		node.sandbox.faults.add({
			when: { path: /^\/v3\/contacts$/ },
			do: {
				kind: 'status',
				status: 200,
				body: { contacts: [], contacts_count: 1100, _links: {} },
			},
		});
		const result = await node.replicate({ tables: ['contacts'] });
		expect(result.items).toEqual([]);
		expect(hintsOf(result).join(' ')).toContain(
			'Contacts: Constant Contact counts 1100 contacts, but returns 0. Load the table in full from time to time',
		);
	});
});

describe('a record that disappears between two requests', () => {
	it('is skipped if a campaign turns into 404, and read the next time if it is back', async () => {
		await connect({ contacts: 30, campaigns: 12, recipients: 20 });
		useClock(clock);
		const [first, ...others] = sentCampaigns(node) as [string, ...string[]];
		const [mail] = node.account.campaignActivities(first);
		const fault = node.sandbox.faults.add({
			when: { path: `/reports/email_reports/${mail!.id}/tracking/opens` },
			do: { kind: 'status', status: 404, body: [{ error_key: 'x', error_message: 'Gone' }] },
		});
		const rows = await node.rows({ tables: ['contactTracking'] });
		expect(memoryOf(node, 'contactTracking')!.state).toEqual({ campaigns: others });
		const opens = activitiesOf(node, first).filter((key) => key.startsWith('EMAIL_OPEN'));
		expect(rows).toHaveLength(allActivities(node).length - opens.length);
		fault.remove();
		clock.advance(DAY);
		const again = await node.rows({ tables: ['contactTracking'] });
		expect(again.map(activityKey)).toEqual(expect.arrayContaining(opens));
	});
});

describe('a server that cannot be trusted', () => {
	it.each<[FaultAction, string]>([
		[{ kind: 'foreignNextLink' }, 'elsewhere.example'],
		[{ kind: 'loopedLink' }, 'the server sent a page of the list twice'],
		[
			{ kind: 'status', status: 200, body: { contacts: null, _links: {} } },
			'the server sent something other than a list',
		],
		[{ kind: 'status', status: 200, body: {} }, 'the server sent something other than a list'],
	])('%j ends the run, and the key does not move', async (fault, message) => {
		await connect({ contacts: 1100 });
		node.sandbox.faults.add({ when: { path: /^\/v3\/contacts$/ }, do: fault });
		const result = await node.replicate({ tables: ['contacts'] });
		expectRefused(node, result, message);
	});

	it.each([
		'contactLists',
		'contactTracking',
		'customFields',
		'emailCampaigns',
		'emailCampaignSummary',
		'segments',
		'tags',
	])("a response of %s without a list isn't an empty table", async (table) => {
		await connect({});
		node.sandbox.faults.add({ do: { kind: 'status', status: 200, body: { _links: {} } } });
		const { error } = await node.replicate({ tables: [table] });
		expect(error?.message).toContain('the server sent something other than a list');
	});

	it('a user who may not read contacts is told which privilege is missing', async () => {
		await connect({});
		node.sandbox.faults.add({
			when: { path: /^\/v3\/contacts$/ },
			do: {
				kind: 'status',
				status: 403,
				body: { error_key: 'access_denied', error_message: 'insufficient user privileges' },
			},
		});
		const { error } = await node.replicate({ tables: ['contacts'] });
		expect(error?.message).toContain('insufficient user privileges');
		expect(memory(node).tables).toBeUndefined();
	});
});
