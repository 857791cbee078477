import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { DateTime } from '../../../../nodes/kit';
import {
	toFile,
	toItems,
	type ReplicateCall,
} from '../../../../nodes/constantContactShared/replication/output';
import type { TableReading } from '../../../../nodes/constantContactShared/replication/reading';
import type { Table } from '../../../../nodes/ConstantContactLegacyV2/tables/table';
import {
	clockAt,
	filesOf,
	STARTED,
	type StoredFile,
} from '../../ConstantContactLegacyV2/tables/unit/setup';

const LAST_RUN = '2026-02-01T00:00:00.000Z';

const table = {
	value: 'contacts',
	columns: [
		{ name: 'id', type: 'text' },
		{ name: 'name', type: 'text' },
		{ name: 'address', type: 'record', parts: ['city'] },
	],
} as Table;

const PAGES: IDataObject[][] = [
	[{ id: 1, name: 'Ann', address: { city: 'Ulm' }, other: true }, { id: 2 }],
	[],
	[{ id: 3, name: '=1' }],
];

function readingOf(status: TableReading<never>['status'], pages = PAGES): TableReading<never> {
	const records = async function* () {
		yield* pages;
	};
	return { status, records, began: () => STARTED } as unknown as TableReading<never>;
}

function callOf(params: object): { call: ReplicateCall<never>; files: StoredFile[] } {
	const { functions, files } = filesOf();
	const all = {
		tables: ['contacts'],
		replication: 'keyBased',
		tableOptions: {},
		...params,
	};
	return { call: { params: all, functions } as unknown as ReplicateCall<never>, files };
}

const lastRunDate = DateTime.fromISO(LAST_RUN);

describe('items', () => {
	const before = { json: { id: 'before' } };

	/** What is added to one existing item, and the number of rows. */
	async function itemsOf(
		params: object,
		status: TableReading<never>['status'] = 'complete',
		pages = PAGES,
	) {
		const items: INodeExecutionData[] = [{ json: { ...before.json } }];
		const rows = await toItems(callOf(params).call, table, readingOf(status, pages), items);
		const [first, ...added] = items;
		expect(first).toEqual(before);
		expect(rows).toBe(added.length);
		return added;
	}

	const rows = [
		{ id: '1', name: 'Ann', address: { city: 'Ulm' } },
		{ id: '2', name: null, address: null },
		{ id: '3', name: '=1', address: null },
	];

	it('are the rows, one after another', async () => {
		expect(await itemsOf({})).toEqual(rows.map((json) => ({ json })));
	});

	it('are none if nothing is read', async () => {
		expect(await itemsOf({}, 'complete', [])).toEqual([]);
	});

	it('name their table if there are several', async () => {
		const items = await itemsOf({ tables: ['contacts', 'events'] });
		expect(items).toEqual(rows.map((row) => ({ json: { table: 'contacts', ...row } })));
		expect(Object.keys(items[0]!.json)[0]).toBe('table');
	});

	it('may be flat', async () => {
		const items = await itemsOf({ tableOptions: { nestedRecords: 'flatten' } });
		expect(items.map(({ json }) => json)).toEqual([
			{ id: '1', name: 'Ann', address_city: 'Ulm' },
			{ id: '2', name: null, address_city: null },
			{ id: '3', name: '=1', address_city: null },
		]);
	});

	it.each<[string[] | undefined, string[]]>([
		[
			['name', 'id'],
			['id', 'name'],
		],
		[['address'], ['address']],
		[[], ['id', 'name', 'address']],
		[undefined, ['id', 'name', 'address']],
	])('of the columns %j have %j', async (contacts, expected) => {
		const [item] = await itemsOf({
			tableOptions: { columns: { ...(contacts && { contacts }), events: ['name'] } },
		});
		expect(Object.keys(item!.json)).toEqual(expected);
	});

	it.each<[TableReading<never>['status'], object, string | null]>([
		['complete', { lastRunDate }, STARTED],
		['unfinished', { lastRunDate }, LAST_RUN],
		['unfinished', {}, null],
	])(
		'have the time of the last run if the user keeps it: %s',
		async (status, tableOptions, date) => {
			const items = await itemsOf({ keyStorage: 'own', tableOptions }, status);
			expect(items).toEqual(rows.map((row) => ({ json: { ...row, last_run_date: date } })));
		},
	);

	it.each(['workflow', 'confirm'])('have none where %s keeps it', async (keyStorage) => {
		const items = await itemsOf({ keyStorage, tableOptions: { lastRunDate } });
		expect(items).toEqual(rows.map((json) => ({ json })));
	});
});

describe('a file', () => {
	beforeEach(() => clockAt(STARTED));

	async function fileOf(params: object, status: TableReading<never>['status'] = 'complete') {
		const items: INodeExecutionData[] = [];
		const { call, files } = callOf(params);
		const rows = await toFile(call, table, readingOf(status), items);
		expect([rows, items.length, files.length]).toEqual([3, 1, 1]);
		return { item: items[0]!, file: files[0]! };
	}

	const JSON_LINES = [
		'{"id":"1","name":"Ann","address":{"city":"Ulm"}}\n',
		'{"id":"2","name":null,"address":null}\n',
		'{"id":"3","name":"=1","address":null}\n',
	].join('');

	it('is CSV, with a description of its content', async () => {
		const { item, file } = await fileOf({});
		const name = 'contacts-2026-03-01.csv';
		expect(file).toEqual({
			name,
			type: 'text/csv',
			content: 'id,name,address.city,other\r\n1,Ann,Ulm,\r\n2,,,\r\n3,=1,,\r\n',
		});
		expect(item).toEqual({
			json: {
				table: 'contacts',
				status: 'complete',
				rows: 3,
				file_name: name,
				last_run_date: STARTED,
			},
			binary: { data: file },
		});
	});

	it('may be JSON Lines in a field of another name', async () => {
		const tableOptions = { format: 'jsonl', binaryProperty: 'copy' };
		const { item, file } = await fileOf({ tableOptions });
		const name = 'contacts-2026-03-01.jsonl';
		expect(file).toEqual({ name, type: 'application/x-ndjson', content: JSON_LINES });
		expect(item.binary).toEqual({ copy: file });
		expect(item.json.file_name).toBe(name);
	});

	it.each([
		['csvEscaped', `"'=1"`],
		['csv', '=1'],
	])('of some columns, flat, as %s', async (format, formula) => {
		const { file } = await fileOf({
			tableOptions: {
				columns: { contacts: ['address', 'name'] },
				nestedRecords: 'flatten',
				format,
			},
		});
		expect(file.content).toBe(`name,address_city,other\r\nAnn,Ulm,\r\n,,\r\n${formula},,\r\n`);
	});

	it('has only the header if nothing is read', async () => {
		const { call, files } = callOf({ tableOptions: { nestedRecords: 'flatten' } });
		const items: INodeExecutionData[] = [];
		expect(await toFile(call, table, readingOf('retired', []), items)).toBe(0);
		expect(files[0]!.content).toBe('id,name,address_city,other\r\n');
		expect(items[0]!.json).toMatchObject({ status: 'retired', rows: 0, last_run_date: null });
	});

	it('tells where the run before began, where this one is not complete', async () => {
		const { item } = await fileOf({ tableOptions: { lastRunDate } }, 'unfinished');
		expect(item.json).toMatchObject({ status: 'unfinished', last_run_date: LAST_RUN });
	});
});
