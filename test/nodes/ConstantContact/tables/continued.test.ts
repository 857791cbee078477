import type { IDataObject } from 'n8n-workflow';

import { ManualClock } from '../../../sandbox';
import { connectReplicator as connectVersion2 } from '../../ConstantContactLegacyV2/tables/setup';
import { Month, sorted } from '../../constantContactShared/replication/month';
import { AccountChanges } from './month/changes';
import { fillAccount, mirrorAccount } from './month/mirror';
import { allActivities, connectReplicator, useClock, type Replicator } from './setup';

const START = Date.UTC(2026, 0, 1, 2);
const DAY = 86_400_000;
const TABLES = ['contactLists', 'contactTracking', 'contacts', 'emailCampaigns'];

/** Columns for which both versions have the same values. Records inside rows have their own IDs. */
const COMMON: Record<string, string[]> = {
	contactLists: ['id', 'name', 'status', 'created_date', 'modified_date'],
	contacts: [
		...['id', 'status', 'first_name', 'last_name', 'job_title', 'company_name', 'email_address'],
		...['home_phone', 'work_phone', 'cell_phone', 'created_date', 'modified_date', 'lists'],
	],
	emailCampaigns: ['id', 'name', 'status', 'modified_date'],
};

let node: Replicator;

afterAll(async () => await node.close());

/** The current IDs by those of version 2, as looked up by the node. */
async function lookUp(
	operation: string,
	ids: unknown[],
	key: string,
): Promise<Map<string, string>> {
	const items = [...new Set(ids.map(String))].map((id) => ({ id }));
	const { items: found } = await node.run('legacyId', operation, {}, items);
	return new Map(found.map(({ json }) => [String(json.legacy_id), String(json[key])]));
}

/** Rows of version 2 with the current IDs. */
async function withNewIds(
	rows: IDataObject[],
	campaigns: Map<number, number>,
): Promise<IDataObject[]> {
	const idsOf = (table: string) => rows.filter((row) => row.table === table).map(({ id }) => id);
	const contacts = await lookUp('getContactIds', idsOf('contacts'), 'contact_id');
	const lists = await lookUp('getListIds', idsOf('contactLists'), 'list_id');
	const mails = await lookUp('getCampaignIds', [...campaigns.values()], 'campaign_id');
	const mailOf = (id: unknown) => mails.get(String(campaigns.get(Number(id))));
	return rows.map((row) => {
		switch (row.table) {
			case 'contacts': {
				const members = (row.lists as IDataObject[]).map((list) => ({
					...list,
					id: lists.get(String(list.id)),
				}));
				return { ...row, id: contacts.get(String(row.id)), lists: members };
			}
			case 'contactLists':
				return { ...row, id: lists.get(String(row.id)) };
			case 'emailCampaigns':
				return { ...row, id: mailOf(row.id) };
			default:
				return {
					...row,
					contact_id: contacts.get(String(row.contact_id)),
					campaign_id: mailOf(row.campaign_id),
				};
		}
	});
}

function common(table: string, rows: IDataObject[]): string[] {
	const present = rows.filter(({ status }) => status !== 'DELETED');
	return sorted(
		present.map((row) => {
			const values = COMMON[table]!.map((name) => [name, row[name]]);
			const { lists, ...others } = Object.fromEntries(values) as IDataObject;
			const ids = Array.isArray(lists) ? (lists as IDataObject[]).map(({ id }) => id).sort() : [];
			return { ...others, lists: ids as string[] };
		}),
	);
}

it('a copy made on version 2 and continued on V3 for a month equals the account', async () => {
	const clock = new ManualClock(START);
	useClock(clock);
	node = await connectReplicator({
		clock,
		keepBodies: false,
		constantContactV3: { contacts: 0, campaigns: 9, cursorTtlMs: 3_600_000 },
	});
	fillAccount(node.account, 620, START - 60 * DAY);
	const clockV2 = new ManualClock(START);
	const before = await connectVersion2({
		clock: clockV2,
		constantContactV2: { contacts: 0, lists: 0, campaigns: 0 },
	});
	const campaigns = mirrorAccount(node.account, before.account, clockV2);
	const rows = await before.rows({ tables: TABLES });
	await before.close();
	expect(new Set(rows.map(({ table }) => table))).toEqual(new Set(TABLES));
	const copied = await withNewIds(rows, campaigns);

	const changes = new AccountChanges(node.account, clock, 7);
	const month = new Month({
		node,
		clock,
		changes,
		tables: TABLES,
		faulty: /^\/v3\//,
		// A day before the last run of version 2
		tableOptions: { startDate: new Date(START - DAY).toISOString() },
	});
	month.apply(copied);
	const untouched = new Set(copied.map((row) => String(row.id)));
	await month.live();

	node.staticData = {};
	for (const [table, columns] of Object.entries(COMMON)) {
		const source = await node.rows({ tables: [table], replication: 'full' });
		expect(source.length).toBeGreaterThan(0);
		expect(common(table, month.copied(table))).toEqual(common(table, source));
		expect(columns.length).toBeGreaterThan(3);
	}
	// Most contacts were never read from V3
	const old = month.copied('contacts').filter(({ permission_to_send: now }) => now === undefined);
	expect(old.length).toBeGreaterThan(100);
	for (const { id } of old) expect(untouched.has(String(id))).toBe(true);
	const kept = month.copy.get('contactTracking')!;
	expect(allActivities(node).filter((key) => !kept.has(key))).toEqual([]);
}, 600_000);
