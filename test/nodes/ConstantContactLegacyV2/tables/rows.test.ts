import type { IDataObject } from 'n8n-workflow';

import { ManualClock } from '../../../sandbox';
import { COLUMNS, FILE_COLUMNS } from './columns';
import { activityKey, allActivities, connectReplicator, type Replicator } from './setup';

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

let node: Replicator;

beforeAll(async () => {
	node = await connectReplicator({
		clock: new ManualClock(Date.UTC(2026, 2, 1)),
		constantContactV2: {
			contacts: 501,
			campaigns: 60,
			recipients: 10,
			events: 60,
			registrants: 2,
			trashFiles: 51,
			eventsGone: false,
		},
	});
});
afterAll(async () => await node.close());
beforeEach(() => {
	node.staticData = {};
	node.account.options.idType = 'string';
	node.sandbox.log.clear();
});

const full = async (table: string, more = {}) =>
	await node.rows({ tables: [table], replication: 'full', ...more });
const textIds = (ids: Iterable<{ id: number | string }>) => [...ids].map(({ id }) => String(id));

/** Whether a column has a value of its type: IDs are text, times are in UTC, and what is missing is null. */
function hasItsForm(column: string, value: unknown): boolean {
	if (value === null) return true;
	if (/(^|_)id$/.test(column) && typeof value !== 'string') return false;
	if (column.endsWith('_date')) return typeof value === 'string' && UTC.test(value);
	return value !== undefined && value !== '';
}

describe('every table', () => {
	const sent = () => node.account.campaigns().filter(({ status }) => status === 'SENT');
	const there = () => node.account.campaigns().filter(({ status }) => status !== 'DELETED');
	const inTrash = (wanted: boolean) =>
		node.account.files().filter(({ status }) => (status === 'Deleted') === wanted);
	const cases: Array<[table: string, requests: () => number, ids: () => string[], key?: string]> = [
		['accountInfo', () => 1, () => ['joe@flowers.example.com'], 'email'],
		['contactLists', () => 1, () => textIds(node.account.lists())],
		['contacts', () => 2, () => textIds(node.account.contacts())],
		// The third request is for records deleted in the meantime
		['emailCampaigns', () => 3, () => textIds(there())],
		['emailCampaignSummary', () => 1 + sent().length, () => textIds(sent()), 'campaign_id'],
		// Two pages, twice
		['events', () => 4, () => textIds(node.account.events())],
		['myLibraryFiles', () => 1, () => textIds(inTrash(false))],
		['trashFiles', () => 4, () => textIds(inTrash(true))],
	];

	it.each(cases)('%s is there as a whole', async (table, requests, ids, key = 'id') => {
		const rows = await full(table);
		expect(rows.map((row) => String(row[key])).sort()).toEqual(ids().sort());
		expect(node.queries()).toHaveLength(requests());
	});

	it.each(Object.entries(COLUMNS))('%s has the documents’ columns', async (table, columns) => {
		node.account.options.idType = 'number';
		for (const row of await full(table)) {
			expect(Object.keys(row)).toEqual(columns);
			expect(Object.entries(row).filter((cell) => !hasItsForm(...cell))).toEqual([]);
		}
	});
});

describe('contacts', () => {
	const bothOf = async (more = {}) => {
		const rows = await full('contacts', more);
		const contacts = [...node.account.contacts()];
		return rows.map((row, at) => ({ row, contact: contacts[at]! }));
	};

	it('have the values of the API, of any status', async () => {
		const rows = await bothOf();
		expect(new Set(rows.map(({ row }) => row.status))).toEqual(
			new Set(['ACTIVE', 'OPTOUT', 'REMOVED', 'UNCONFIRMED']),
		);
		for (const { row, contact } of rows) {
			const { id, status, email, confirmed, texts, lists, modifiedTime, notes } = contact;
			expect(row).toMatchObject({
				id: String(id),
				status,
				confirmed,
				email_address: email,
				email_addresses: [expect.objectContaining({ email_address: email, status })],
				first_name: texts.first_name ?? null,
				home_phone: texts.home_phone ?? null,
				modified_date: new Date(modifiedTime).toISOString(),
			});
			expect(row.lists).toEqual(lists.map((list) => expect.objectContaining({ id: String(list) })));
			// The documents require texts for these two
			expect(JSON.parse(String(row.notes))).toHaveLength(notes.length);
			expect(JSON.parse(String(row.custom_fields))).toHaveLength(
				Object.keys(contact.customFields).length,
			);
		}
	});

	it('have lists as JSON text where nested records are flattened', async () => {
		for (const { row, contact } of await bothOf({ tableOptions: { nestedRecords: 'flatten' } })) {
			expect(JSON.parse(String(row.addresses))).toHaveLength(contact.addresses.length);
			expect(JSON.parse(String(row.lists))).toHaveLength(contact.lists.length);
		}
	});
});

describe('contact tracking', () => {
	it('has the same rows by campaign and by contact', async () => {
		const expected = allActivities(node).sort();
		const byCampaign = await full('contactTracking');
		// One page of campaigns, and one request for each that was sent
		expect(node.queries()).toHaveLength(
			1 + node.account.campaigns().filter(({ status }) => status === 'SENT').length,
		);
		node.sandbox.log.clear();
		const byContact = await full('contactTracking', { tableOptions: { trackingBy: 'contact' } });
		expect(node.queries()).toHaveLength(2 + 501);
		expect(byCampaign.map(activityKey).sort()).toEqual(expected);
		const visible = new Set(expected);
		const rows = byContact.filter((row) => visible.has(activityKey(row)));
		const text = (row: IDataObject) => JSON.stringify(row);
		expect(rows.map(text).sort()).toEqual(byCampaign.map(text).sort());
	});
});

describe('email campaign summary', () => {
	it('has counters and the campaign, and no date that the API lacks', async () => {
		for (const row of await full('emailCampaignSummary')) {
			const { recipients, spam } = node.account.campaignCounters(Number(row.campaign_id));
			expect(row).toEqual({
				checkid: row.campaign_id,
				start_date: null,
				end_date: null,
				...recipients,
				spam_count: spam,
				campaign_id: row.campaign_id,
			});
		}
		expect(node.queries()[1]).toMatch(/\/tracking\/reports\/summary\?updateSummary=true$/);
	});

	it('has the dates of the campaigns if they are wanted, with as many requests', async () => {
		const rows = await full('emailCampaignSummary', { tableOptions: { campaignDetails: true } });
		expect(node.queries()).toHaveLength(1 + rows.length);
		expect(node.queries()[1]).toMatch(/^GET \/emailmarketing\/campaigns\/\d+\?updateSummary=true$/);
		for (const row of rows) {
			const campaign = node.account.campaign(Number(row.campaign_id))!;
			const { recipients, spam } = node.account.campaignCounters(campaign.id);
			expect(row).toMatchObject({ ...recipients, spam_count: spam, checkid: row.campaign_id });
			expect(row.start_date).toBe(new Date(campaign.createdTime).toISOString());
			expect(row.end_date).toBe(new Date(campaign.lastRunTime!).toISOString());
		}
	});
});

describe('files and events', () => {
	it('have records, or the parts of these if they are flattened', async () => {
		const [kept] = await full('myLibraryFiles');
		expect(kept!.thumbnail).toEqual({
			url: expect.any(String),
			height: expect.any(Number),
			width: expect.any(Number),
		});
		const [flat] = await full('myLibraryFiles', { tableOptions: { nestedRecords: 'flatten' } });
		const at = FILE_COLUMNS.indexOf('thumbnail');
		const parts = ['thumbnail_url', 'thumbnail_height', 'thumbnail_width'];
		expect(Object.keys(flat!)).toEqual([
			...FILE_COLUMNS.slice(0, at),
			...parts,
			...FILE_COLUMNS.slice(at + 1),
		]);
		expect(flat!.thumbnail_height).toBe((kept!.thumbnail as IDataObject).height);
	});

	it('have the type of a file whatever it is called', async () => {
		node.account.options.trashFileType = 'type';
		const rows = await full('trashFiles');
		node.account.options.trashFileType = 'file_type';
		expect(rows.every(({ file_type: type }) => typeof type === 'string')).toBe(true);
	});

	it('have the times of files in UTC', async () => {
		for (const row of await full('myLibraryFiles')) {
			const { created } = node.account.files().find(({ id }) => String(id) === row.id)!;
			expect(Date.parse(String(row.created_date))).toBe(Math.floor(created / 1000) * 1000);
		}
	});
});
