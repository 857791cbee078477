import type { IDataObject } from 'n8n-workflow';

import { ManualClock } from '../../../sandbox';
import { readBinary } from '../../../support';
import { COLUMNS } from './columns';
import { connectReplicator, hintsOf, type Replicator } from './setup';

let node: Replicator;

beforeAll(async () => {
	const clock = new ManualClock(Date.UTC(2026, 2, 1));
	node = await connectReplicator({ clock, constantContactV2: { contacts: 501 } });
});
afterAll(async () => await node.close());
beforeEach(() => {
	node.staticData = {};
	node.sandbox.log.clear();
});

const full = async (table: string, more = {}) =>
	await node.rows({ tables: [table], replication: 'full', ...more });

describe('the choice', () => {
	it('is of columns, in the table’s order', async () => {
		const columns = ['contacts.status', 'contacts.email_address', 'contacts.id'];
		const [row] = await full('contacts', { tableOptions: { columns } });
		expect(Object.keys(row!)).toEqual(['id', 'status', 'email_address']);
	});

	it.each([
		['={{ $json.columns }}', "'Column Names or IDs' is empty: its expression returns nothing"],
		[['contacts.status.x'], "the table 'Contacts' has no column 'status.x'"],
	])('of columns is refused: %j', async (columns, message) => {
		const parameters = { tables: ['contacts'], replication: 'full', tableOptions: { columns } };
		const { error } = await node.run('table', 'replicate', parameters);
		expect(error?.message).toContain(message);
		expect(node.sandbox.log.count).toBe(0);
	});

	it('of columns may have spaces at the ends, and a hint names tables that are not read', async () => {
		const tableOptions = { columns: ['contacts.status ', 'contactLists.name'] };
		const parameters = { tables: ['contacts'], replication: 'full', tableOptions };
		const { json, hints } = await node.run('table', 'replicate', parameters);
		expect(Object.keys(json[0] ?? {})).toEqual(['status']);
		expect(hints.map(({ message }) => message)).toContain(
			"'Column Names or IDs' has columns of 'Contact Lists', which isn't among the tables",
		);
	});

	it('of several tables marks each row, and reads them in one order', async () => {
		const tables = ['emailCampaigns', 'accountInfo', 'contactLists'];
		const rows = await node.rows({ tables, replication: 'full' });
		expect([...new Set(rows.map(({ table }) => table))]).toEqual([
			'accountInfo',
			'contactLists',
			'emailCampaigns',
		]);
		expect(Object.keys(rows[1]!)).toEqual(['table', ...COLUMNS.contactLists!]);
	});

	it.each([
		[{ tables: ['contact'] }, "'Tables' contains 'contact', which isn't a table", 'contactLists'],
		[
			{ tables: ['contacts'], tableOptions: { columns: ['contacts.mail'] } },
			"'Column Names or IDs': the table 'Contacts' has no column 'mail'",
			'email_address',
		],
		[
			{ tables: ['contacts'], tableOptions: { columns: ['status'] } },
			"'Column Names or IDs' contains 'status', which isn't a table",
			'e.g. contacts.status',
		],
		[
			{ tables: ['contacts'], tableOptions: { dailyRequests: 0 } },
			"'Daily Requests' is 0, out of range",
			'at least 1',
		],
	])('%j is refused', async (parameters, message, description) => {
		const { error } = await node.replicate(parameters);
		expect(error?.message).toContain(message);
		expect(error?.description).toContain(description);
		expect(node.queries()).toEqual([]);
	});

	it('must not depend on the item: a run that fails would lose the rows of another', async () => {
		const items = [{ table: 'contacts' }, { table: 'contactLists' }];
		const parameters = { tables: '={{ [$json.table] }}' };
		const refused = await node.run('table', 'replicate', parameters, items);
		expect(refused.error?.message).toContain("'Replicate' runs once, not for each of 2 items");
		expect(refused.error?.description).toContain("Turn on 'Execute Once'");
		const once = await node.run('table', 'replicate', parameters, items, { executeOnce: true });
		expect(once.items).toHaveLength(501);
		const fixed = await node.run('table', 'replicate', { tables: ['contactLists'] }, items);
		expect(fixed.items).toHaveLength(node.account.counts.lists);
	});
});

describe('files', () => {
	const toFiles = async (tables: string[], more = {}) => {
		const result = await node.replicate({ tables, replication: 'full', output: 'file', ...more });
		expect(result.error).toBeUndefined();
		return result.items;
	};

	it('are CSV with the columns, one for each table', async () => {
		const [lists, contacts] = await toFiles(['contacts', 'contactLists']);
		expect(lists!.json).toEqual({
			table: 'contactLists',
			status: 'complete',
			rows: node.account.counts.lists,
			file_name: expect.stringMatching(/^contactLists-\d{4}-\d\d-\d\d\.csv$/),
			last_run_date: '2026-03-01T00:00:00.000Z',
		});
		const text = (await readBinary(lists)).toString();
		const [head, first, ...others] = text.trim().split('\r\n');
		expect(head).toBe([...COLUMNS.contactLists!, 'other'].join(','));
		const { id, name, createdTime } = node.account.lists()[0]!;
		expect(first).toContain(`${id},${name},ACTIVE,${new Date(createdTime).toISOString()}`);
		expect(others).toHaveLength(node.account.counts.lists - 1);
		expect(contacts!.json).toMatchObject({ table: 'contacts', rows: 501 });
		expect(contacts!.binary!.data!.mimeType).toBe('text/csv');
	});

	it('are JSON Lines with the very rows that the items would be', async () => {
		const rows = await full('contacts');
		const tableOptions = { format: 'jsonl', binaryProperty: 'copy' };
		const [item] = await toFiles(['contacts'], { tableOptions });
		expect(item!.json.file_name).toMatch(/^contacts-.*\.jsonl$/);
		const lines = (await readBinary(item, 'copy')).toString().trim().split('\n');
		expect(lines.map((line) => JSON.parse(line) as IDataObject)).toEqual(rows);
	});

	it('contain only the header if nothing changed', async () => {
		await node.rows({ tables: ['contacts'] });
		const tableOptions = { columns: ['contacts.id', 'contacts.status'] };
		const result = await node.replicate({ tables: ['contacts'], output: 'file', tableOptions });
		expect((await readBinary(result.items[0])).toString()).toBe('id,status,other\r\n');
		expect(result.items[0]!.json.rows).toBe(0);
	});
});

it('the rows and requests of each table are reported', async () => {
	const result = await node.replicate({ tables: ['contacts', 'contactLists'] });
	expect(hintsOf(result)).toEqual([
		'Contact Lists: 5 rows with 1 request; 9999 left for today',
		'Contacts: 501 rows with 2 requests; 9997 left for today',
	]);
});
