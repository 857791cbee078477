import type { IDataObject } from 'n8n-workflow';

import { ManualClock } from '../../../sandbox';
import {
	connectReplicator,
	hintsOf,
	presentContacts,
	sentCampaigns,
	type Replicator,
} from './setup';

let node: Replicator;

beforeAll(async () => {
	node = await connectReplicator({
		clock: new ManualClock(Date.UTC(2026, 2, 1, 12)),
		constantContactV3: { contacts: 620, campaigns: 70, recipients: 3 },
	});
});
afterAll(async () => await node.close());
beforeEach(() => {
	node.sandbox.log.clear();
	node.staticData = {};
});

const replicate = async (tables: string[], items: IDataObject[], more: IDataObject = {}) =>
	await node.replicate(
		{ tables, replication: 'full', tableOptions: { legacyIds: true }, ...(more as object) },
		'trigger',
		items,
	);
const xrefs = () => node.queries().filter((query) => query.includes('xrefs'));
const numberOf = (id: unknown) => String(node.account.contact(String(id))!.number);
const allContacts = () =>
	[...node.account.contacts()].map(({ number }) => ({ id: String(number) }));

it('appear in a column of their own, with one request per 500', async () => {
	const { items, error } = await replicate(['contacts'], allContacts());
	expect(error).toBeUndefined();
	expect(items).toHaveLength(presentContacts(node).length);
	for (const { json } of items) expect(json.legacy_id).toBe(numberOf(json.id));
	expect(Object.keys(items[0]!.json).at(-1)).toBe('legacy_id');
	expect(xrefs()).toHaveLength(2);
	expect(xrefs()[0]).toMatch(/^GET \/contacts\/contact_id_xrefs\?sequence_ids=11,12,13,/);
});

it('are not requested, and have no column, if the switch is off', async () => {
	const { items } = await replicate(['contacts'], allContacts(), { tableOptions: {} });
	expect(xrefs()).toEqual([]);
	expect(items[0]!.json).not.toHaveProperty('legacy_id');
});

it('are returned in addition to the selected columns', async () => {
	const { items } = await replicate(['contacts'], [{ id: 12 }], {
		tableOptions: { legacyIds: true, columns: ['contacts.email_address'] },
	});
	expect(Object.keys(items[0]!.json)).toEqual(['email_address', 'legacy_id']);
	expect(items.filter(({ json }) => json.legacy_id !== null)).toHaveLength(1);
});

it.each<[string, string, () => Array<[id: string, number: number]>, string]>([
	[
		'contactLists',
		'/contact_lists/list_id_xrefs?sequence_ids=',
		() => node.account.lists().map(({ id, number }) => [id, number]),
		'legacy_id',
	],
	[
		'emailCampaigns',
		'/emails/campaign_id_xrefs?v2_email_campaign_ids=',
		() => node.account.campaigns().map(({ id, number }) => [id, number]),
		'legacy_id',
	],
])('of %s are requested at %s', async (table, path, records, column) => {
	const known = new Map(records());
	const { items } = await replicate(
		[table],
		[...known.values()].map((id) => ({ id })),
	);
	expect(items.length).toBeGreaterThan(0);
	for (const { json } of items) expect(json[column]).toBe(String(known.get(String(json.id))));
	const most = table === 'emailCampaigns' ? 50 : 500;
	expect(xrefs()).toHaveLength(Math.ceil(known.size / most));
	for (const query of xrefs()) expect(query.startsWith(`GET ${path}`)).toBe(true);
});

it('of tracking are those of campaigns and of contacts, looked up once for all tables', async () => {
	const [campaign] = sentCampaigns(node);
	const { number } = node.account.campaigns().find(({ id }) => id === campaign)!;
	const input = [
		{ table: 'emailCampaigns', id: String(number) },
		...allContacts().map((one) => ({ table: 'contacts', ...one })),
	];
	const { items, error } = await replicate(['contactTracking', 'contacts'], input);
	expect(error).toBeUndefined();
	expect(xrefs()).toHaveLength(3);
	const tracked = items.filter(({ json }) => json.table === 'contactTracking');
	expect(tracked.length).toBeGreaterThan(20);
	for (const { json } of tracked) {
		expect(json.legacy_contact_id).toBe(numberOf(json.contact_id));
		expect(json.legacy_campaign_id).toBe(json.campaign_id === campaign ? String(number) : null);
	}
});

it('are taken from legacy_id, if a copy has both, and current IDs are left alone', async () => {
	const [first, second] = presentContacts(node) as [string, string];
	const { items, error } = await replicate(
		['contacts'],
		[{ id: first, legacy_id: numberOf(first) }, { id: second }, { legacy_id: '  ' }],
	);
	expect(error).toBeUndefined();
	expect(xrefs()).toEqual([`GET /contacts/contact_id_xrefs?sequence_ids=${numberOf(first)}`]);
	expect(items.filter(({ json }) => json.legacy_id !== null).map(({ json }) => json.id)).toEqual([
		first,
	]);
});

it('that the account does not know are named', async () => {
	const result = await replicate(['contacts'], [{ id: '11' }, { id: '999999' }, { id: '888888' }]);
	expect(hintsOf(result)).toContain(
		'The account knows no contacts for 2 of 3 older IDs: 999999, 888888',
	);
});

it.each<[string, string[], IDataObject[], string]>([
	[
		'no item has one',
		['contacts'],
		[{ name: 'Ann' }],
		"'Legacy IDs' is on, but no input item has an ID of version 1 or 2",
	],
	[
		'they may be of two tables',
		['contacts', 'contactTracking'],
		[{ table: 'contacts', id: 1 }, { id: 7 }],
		"Input item 1 doesn't say under 'table' which table its ID belongs to",
	],
	[
		'they are of a table without IDs',
		['contacts'],
		[{ table: 'events', id: 7 }],
		"Input item 0 doesn't say under 'table' which table its ID belongs to",
	],
])('where %s, nothing is sent', async (_what, tables, items, message) => {
	const { error } = await replicate(['accountInfo', ...tables], items);
	expect(error?.message).toContain(message);
	expect(node.queries()).toEqual([]);
});

it('are of no use to tables without them', async () => {
	const { error } = await replicate(['tags'], [{ name: 'Ann' }]);
	expect(error).toBeUndefined();
	expect(xrefs()).toEqual([]);
});
