import type { IDataObject } from 'n8n-workflow';

import { tables } from '../../../../nodes/ConstantContact/tables/all';
import { tables as legacyTables } from '../../../../nodes/ConstantContactLegacyV2/tables/all';
import { ManualClock } from '../../../sandbox';
import {
	activitiesOf,
	activityKey,
	allActivities,
	connectReplicator,
	idsOf,
	presentContacts,
	sentCampaigns,
	type Replicator,
} from './setup';

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

let node: Replicator;

beforeAll(async () => {
	node = await connectReplicator({
		clock: new ManualClock(Date.UTC(2026, 2, 1, 12)),
		constantContactV3: { contacts: 700, campaigns: 15, recipients: 60 },
	});
	const [mail] = node.account.campaignActivities(sentCampaigns(node)[0]!);
	const [first, second] = presentContacts(node).filter(
		(id) => node.account.contact(id)!.phones.length > 0,
	) as [string, string];
	for (const [id, kind] of [
		[first, 'work'],
		[second, 'other'],
	] as const) {
		const { phones } = node.account.contact(id)!;
		node.account.putContact({ id, phones: phones.map((phone) => ({ ...phone, kind })) });
	}
	node.account.recordActivity({
		activityId: mail!.id,
		contactId: first,
		kind: 'em_optouts',
		reason: 'Too many mails',
	});
});
afterAll(async () => await node.close());
beforeEach(() => {
	node.sandbox.log.clear();
	node.staticData = {};
});

const full = async (table: string, more: IDataObject = {}) =>
	await node.rows({ tables: [table], replication: 'full', ...(more as object) });

describe.each(tables)('$value', ({ value, columns }) => {
	const own = columns.filter(({ isLegacyId }) => !isLegacyId).map(({ name }) => name);

	it('has its columns in each row, times in UTC', async () => {
		const rows = await full(value);
		expect(rows.length).toBeGreaterThan(0);
		for (const row of rows) {
			expect(Object.keys(row)).toEqual(own);
			for (const { name, type } of columns) {
				if (type === 'time' && row[name] !== null) expect(row[name]).toMatch(UTC);
			}
		}
	});

	it('fills each column in some row', async () => {
		const rows = await full(value, { tableOptions: { campaignDetails: true } });
		const empty = own.filter((name) => rows.every((row) => row[name] === null));
		// Deleted records are only included in changes; the sandbox's owner has no logo
		expect(empty.filter((name) => !['deleted_date', 'company_logo'].includes(name))).toEqual([]);
	});
});

it.each(legacyTables.filter(({ value }) => tables.some((table) => table.value === value)))(
	'$value keeps the columns of version 2, in their order, if there is data for them',
	({ value, columns }) => {
		const GONE = [
			...['fax', 'prefix_name', 'middle_name', 'source_details'],
			...['bounce_description', 'bounce_message', 'unsubscribe_source'],
		];
		const older = columns.filter(({ name }) => !GONE.includes(name));
		const table = tables.find((one) => one.value === value)!;
		const kept = table.columns.slice(0, older.length);
		expect(kept.map(({ name, type }) => [name, type])).toEqual(
			older.map(({ name, type }) => [name, type]),
		);
	},
);

describe('contacts', () => {
	it('are those that were not deleted, with three requests', async () => {
		const rows = await full('contacts');
		expect(idsOf(rows)).toEqual(presentContacts(node));
		const include = 'custom_fields,list_memberships,phone_numbers,street_addresses,taggings,notes';
		expect(node.queries()[0]).toBe(
			`GET /contacts?status=all&include=${include}&include_count=true&limit=500`,
		);
		expect(
			node.queries().filter((query) => query.startsWith('GET /contacts?cursor=')),
		).toHaveLength(1);
		expect(node.queries().filter((query) => query.includes('custom_fields?'))).toEqual([
			'GET /contact_custom_fields?limit=100',
		]);
		expect(node.queries()).toHaveLength(3);
	});

	it('have what the account knows, in the terms of version 2', async () => {
		const rows = await full('contacts');
		expect(new Set(rows.map(({ status }) => status))).toEqual(
			new Set(['ACTIVE', 'OPTOUT', 'UNCONFIRMED', 'TEMP_HOLD', 'NON_SUBSCRIBER']),
		);
		const labels = new Map(node.account.customFields().map(({ id, label }) => [id, label]));
		for (const row of rows) {
			const contact = node.account.contact(String(row.id))!;
			const { email, texts, lists, tags, updatedTime, phones, notes, fields } = contact;
			expect(row).toMatchObject({
				email_address: email?.address,
				permission_to_send: email?.permission,
				first_name: texts.first_name ?? null,
				lists: lists.map((id) => ({ id, status: 'ACTIVE' })),
				modified_date: new Date(updatedTime).toISOString(),
				home_phone: phones.find(({ kind }) => kind === 'home')?.number ?? null,
				cell_phone: phones.find(({ kind }) => kind === 'mobile')?.number ?? null,
			});
			expect(JSON.parse(String(row.tags))).toEqual(tags);
			expect(JSON.parse(String(row.notes))).toHaveLength(notes.length);
			const custom = JSON.parse(String(row.custom_fields)) as IDataObject[];
			expect(custom.map(({ label }) => label)).toEqual(
				fields.map(({ fieldId }) => labels.get(fieldId)),
			);
		}
	});

	it('that are in no list are removed, as in version 2', async () => {
		const id = presentContacts(node).find(
			(one) => node.account.contact(one)!.email?.permission === 'explicit',
		)!;
		const { lists } = node.account.contact(id)!;
		node.account.putContact({ id, lists: [] });
		const rows = await full('contacts');
		expect(rows.find((row) => row.id === id)!.status).toBe('REMOVED');
		node.account.putContact({ id, lists });
	});
});

describe('contact tracking', () => {
	it('has all activities of sent campaigns, with seven requests for each', async () => {
		const rows = await full('contactTracking');
		expect(rows.map(activityKey).sort()).toEqual(allActivities(node).sort());
		const sent = sentCampaigns(node);
		expect(node.queries()).toHaveLength(1 + 7 * sent.length);
		expect(node.queries()[0]).toBe('GET /emails?limit=500');
		const [mail] = node.account.campaignActivities(sent[0]!);
		const reports = node.queries().filter((query) => query.includes(mail!.id));
		expect(reports.sort()).toEqual(
			['bounces', 'clicks', 'forwards', 'opens', 'optouts', 'sends'].map(
				(report) => `GET /reports/email_reports/${mail!.id}/tracking/${report}?limit=500`,
			),
		);
	});

	it('has the time of each activity under its own name as well', async () => {
		for (const row of await full('contactTracking')) {
			const dates = ['open', 'send', 'click', 'forward', 'bounce', 'unsubscribe'];
			const filled = dates.map((name) => row[`${name}_date`]).filter((time) => time !== null);
			expect(filled).toEqual([row.activity_date]);
		}
	});
});

describe('email campaigns', () => {
	it('have the statuses of version 2, and are those that were not deleted', async () => {
		const rows = await full('emailCampaigns');
		const there = node.account.campaigns().filter(({ isRemoved }) => !isRemoved);
		expect(idsOf(rows).sort()).toEqual(there.map(({ id }) => id).sort());
		for (const { id, status, current_status: current } of rows) {
			const [mail] = node.account.campaignActivities(String(id));
			expect(current).toBe(mail!.status);
			expect(status).toBe(mail!.status === 'DONE' ? 'SENT' : mail!.status);
		}
	});

	it('have their counters with one request, and their creation date with one more', async () => {
		const rows = await full('emailCampaignSummary');
		expect(node.queries()).toEqual([
			'GET /reports/summary_reports/email_campaign_summaries?limit=500',
		]);
		for (const row of rows) {
			const count = (type: string) =>
				new Set(
					activitiesOf(node, String(row.campaign_id))
						.filter((key) => key.startsWith(`${type} `))
						.map((key) => key.split(' ')[2]),
				).size;
			expect(row).toMatchObject({
				checkid: row.campaign_id,
				start_date: null,
				sends: count('EMAIL_SEND'),
				opens: count('EMAIL_OPEN'),
				clicks: count('EMAIL_CLICK'),
				unsubscribes: count('EMAIL_UNSUBSCRIBE'),
				bounces: count('EMAIL_BOUNCE'),
			});
		}
		node.sandbox.log.clear();
		const detailed = await full('emailCampaignSummary', {
			tableOptions: { campaignDetails: true },
		});
		expect(node.queries()).toHaveLength(2);
		for (const { campaign_id: id, start_date: start } of detailed) {
			const campaign = node.account.campaigns().find((one) => one.id === id)!;
			expect(start).toBe(new Date(campaign.createdTime).toISOString());
		}
	});
});

it('lists are those that were not deleted, with their sizes', async () => {
	const rows = await full('contactLists');
	expect(node.queries()).toEqual([
		'GET /contact_lists?status=all&include_membership_count=all&limit=500',
	]);
	expect(idsOf(rows)).toEqual(node.account.lists().map(({ id }) => id));
	for (const { id, contact_count: count } of rows) {
		const members = [...node.account.contacts()].filter(({ lists }) => lists.includes(String(id)));
		expect(count).toBe(members.length);
	}
});

it('the estimate of each table is what a full load takes', async () => {
	const estimated = await node.run('table', 'estimate', {
		tables: tables.map(({ value }) => value),
	});
	expect(node.queries()).toEqual([
		'GET /reports/summary_reports/email_campaign_summaries?limit=500',
		'GET /emails?limit=500',
		'GET /contacts/counts',
	]);
	for (const { json } of estimated.items) {
		node.sandbox.log.clear();
		await full(String(json.table));
		expect([json.table, json.requests]).toEqual([json.table, node.queries().length]);
	}
});

it('an estimate beyond the daily quota says how many days it takes', async () => {
	const summaries = Array.from({ length: 500 }, (_, id) => ({
		campaign_id: String(id),
		unique_counts: { sends: 9000, opens: 2000 },
	}));
	node.sandbox.faults.add({
		when: { path: '/v3/reports/summary_reports/email_campaign_summaries' },
		times: 1,
		do: {
			kind: 'status',
			status: 200,
			body: { bulk_email_campaign_summaries: summaries, _links: {} },
		},
	});
	const { items, hints } = await node.run('table', 'estimate', { tables: ['contactTracking'] });
	// A list of campaigns, one request per campaign, and 18, 4 and four times 1 pages of activities
	expect(items[0]!.json.requests).toBe(1 + 500 * 27);
	expect(hints.map(({ message }) => message).join(' ')).toContain(
		'A full load takes about 13501 requests, and a key has 10000 a day: it takes 2 days',
	);
	node.sandbox.faults.clear();
});
