import { utils, write, type CellObject } from '@e965/xlsx';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { fileItem, useBinaryMode } from '../../../support';
import { connectNode as connectV2 } from '../../ConstantContactLegacyV2/setup';
import { connectNode as connectV3 } from '../../ConstantContact/setup';

// Workbooks as import files, and the result for their rows. How cells are read is tested in test/kit/files/workbook.test.ts.

const formatted = (v: number, z: string): CellObject => ({ t: 'n', v, z });

async function workbook(rows: unknown[][], ...others: string[]): Promise<INodeExecutionData> {
	const book = utils.book_new();
	utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Customers');
	for (const name of others) utils.book_append_sheet(book, utils.aoa_to_sheet([[1]]), name);
	const content = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
	return await fileItem({ content, fileName: 'people.xlsx', mimeType: 'application/zip' });
}

const fromFile = (...items: INodeExecutionData[]) => ({ json: undefined, items });

const ROWS = [
	['Customers of 2026'],
	[],
	['Email', 'Anniversary', 'ZIP', 'Shoe Size'],
	['ann@example.com', formatted(29294, 'm/d/yyyy'), formatted(501, '00000'), 40],
	['nobody', null, null, null],
	[],
	['zoe@example.com', null, '00185', 38],
];

const skip = { unknownColumns: 'skip', invalidRows: 'skip', checkEvery: 0.1 };
const parameters = { source: 'file', lists: ['1'], activityOptions: skip };

describe('version 2', () => {
	let node: Awaited<ReturnType<typeof connectV2>>;
	beforeAll(async () => (node = await connectV2()));
	afterAll(async () => {
		await node.close();
		await useBinaryMode('filesystem');
	});
	beforeEach(() => node.sandbox.log.clear());

	it.each(['filesystem', 'default'] as const)(
		'sends days and postal codes as they show, and names rows by their numbers (%s)',
		async (mode) => {
			await useBinaryMode(mode);
			const run = fromFile(await workbook(ROWS, 'Notes'));
			const { error, json, hints } = await node.run('activity', 'addContacts', parameters, [], run);
			expect(error).toBeUndefined();
			const [post] = node.sandbox.log.matching({ method: 'POST' });
			expect((post?.body as IDataObject | undefined)?.import_data).toEqual([
				{
					email_addresses: ['ann@example.com'],
					anniversary: '03/14/1980',
					addresses: [{ address_type: 'PERSONAL', postal_code: '00501' }],
				},
				{
					email_addresses: ['zoe@example.com'],
					addresses: [{ address_type: 'PERSONAL', postal_code: '00185' }],
				},
			]);
			expect(json[0]).toMatchObject({
				rows_sent: 2,
				first: { row: 4 },
				last: { row: 7 },
				rows_skipped: [{ item: 0, row: 5, email_address: 'nobody' }],
			});
			const told = hints.map(({ message }) => message);
			expect(told).toContain(
				"Read the first sheet, 'Customers', of 'people.xlsx', and not 'Notes'",
			);
		},
	);

	it('previews one as it does a CSV file', async () => {
		const run = fromFile(await workbook(ROWS));
		const { json } = await node.run(
			'activity',
			'addContacts',
			{ ...parameters, preview: true },
			[],
			run,
		);
		expect(node.requests()).toEqual([]);
		expect(json).toMatchObject([
			{
				rows_to_send: 2,
				rows: [
					{ row: 4, contact: { ANNIVERSARY: '03/14/1980', 'ZIP/POSTAL CODE': '00501' } },
					{ row: 7 },
				],
			},
		]);
	});

	it('takes workbooks and CSV files side by side', async () => {
		const csv = { content: 'Email\nbob@example.com\n', fileName: 'b.csv', mimeType: 'text/csv' };
		const run = fromFile(await workbook([['Email'], ['ann@example.com']]), await fileItem(csv));
		await node.run('activity', 'addContacts', parameters, [], run);
		const [post] = node.sandbox.log.matching({ method: 'POST' });
		expect((post?.body as IDataObject | undefined)?.import_data).toEqual([
			{ email_addresses: ['ann@example.com'] },
			{ email_addresses: ['bob@example.com'] },
		]);
	});

	it('a number of more digits than a spreadsheet keeps is refused', async () => {
		const rows = [
			['Email', 'Home Phone'],
			['ann@example.com', 3901234567890123],
		];
		const run = fromFile(await workbook(rows));
		const { error } = await node.run('activity', 'addContacts', parameters, [], run);
		expect(error?.description).toMatch(
			/row 2: has '3\.901234567890123E\+15' in HOME PHONE, a number that was shortened/,
		);
		expect(node.requests()).toEqual([]);
	});

	it('removes the people that a file names', async () => {
		const run = fromFile(await workbook([['Email'], ['ann@example.com']]));
		const { error } = await node.run('activity', 'removeContacts', parameters, [], run);
		expect(error).toBeUndefined();
		const [post] = node.sandbox.log.matching({ method: 'POST' });
		expect(JSON.stringify(post?.body)).toContain('ann@example.com');
	});
});

it('version 3 reads days of custom fields and anniversaries', async () => {
	const node = await connectV3();
	const lists = [node.account.lists()[0]?.id];
	const run = fromFile(await workbook(ROWS));
	const { error } = await node.run('activity', 'importContacts', { ...parameters, lists }, [], run);
	const [post] = node.sandbox.log.entries.filter(({ path }) => path.endsWith('_json_import'));
	await node.close();
	expect(error).toBeUndefined();
	expect((post?.body as IDataObject | undefined)?.import_data).toEqual([
		{ email: 'ann@example.com', anniversary: '03/14/1980', home_zip: '00501' },
		{ email: 'zoe@example.com', home_zip: '00185' },
	]);
});
