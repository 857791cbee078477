import type { INodeExecutionData } from 'n8n-workflow';

import { fileItem } from '../../../support';
import { connectNode as connectV3 } from '../../ConstantContact/setup';
import { connectNode as connectV1 } from '../../ConstantContactLegacy/setup';
import { connectNode as connectV2 } from '../../ConstantContactLegacyV2/setup';

const csv = async (content: string) =>
	await fileItem({ content, fileName: 'people.csv', mimeType: 'text/csv' });

const FILE = [
	'Nome,Città,E-mail,Shoe Size',
	'Ann,Roma,ann@example.com,40',
	',,nobody,',
	'Zoë,Forlì,zoe@example.com,38',
	'Anna,Milano,ANN@example.com,41',
].join('\n');

const skip = { unknownColumns: 'skip', invalidRows: 'skip' };
const parameters = { source: 'file', preview: true, activityOptions: skip };

/** The hints about the file, whichever columns a version has for it. */
const plan = (email: string, first: string, city: string) => ({
	preview: true,
	rows_to_send: 2,
	requests: 1,
	columns: [
		{ column: 'Nome', sent_as: first },
		{ column: 'Città', sent_as: city },
		{ column: 'E-mail', sent_as: email },
		{ column: 'Shoe Size', sent_as: null },
	],
	rows: [
		{
			item: 0,
			row: 4,
			email_address: 'zoe@example.com',
			contact: { [email]: 'zoe@example.com', [first]: 'Zoë', [city]: 'Forlì' },
		},
		{
			item: 0,
			row: 5,
			email_address: 'ANN@example.com',
			contact: { [email]: 'ANN@example.com', [first]: 'Anna', [city]: 'Milano' },
		},
	],
	rows_skipped: [
		{ item: 0, row: 3, email_address: 'nobody', message: "'nobody' isn't an email address" },
	],
	duplicates: [
		{
			item: 0,
			row: 2,
			email_address: 'ann@example.com',
			message: 'row 5 has the same address and was sent instead',
		},
	],
});

const HINT =
	"Nothing was sent: this is a preview. Rows to send: 2, requests: 1. Turn off 'Preview' to send them.";

const fromFile = (item: INodeExecutionData) => ({ json: undefined, items: [item] });

describe('version 1', () => {
	let node: Awaited<ReturnType<typeof connectV1>>;
	beforeAll(async () => (node = await connectV1()));
	afterAll(async () => await node.close());
	beforeEach(() => node.sandbox.log.clear());

	it.each([
		['lists', { lists: ['1'] }],
		["a list by a name that there isn't", { addTo: 'name', listName: 'Not yet' }],
	])('an import into %s sends nothing', async (_, target) => {
		const { json, items, hints, error } = await node.run(
			'activity',
			'addContacts',
			{ ...parameters, ...target },
			[],
			fromFile(await csv(FILE)),
		);
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([]);
		expect(json).toEqual([plan('EMAIL ADDRESS', 'FIRST NAME', 'CITY')]);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
		expect(hints.map(({ message }) => message)).toContain(HINT);
	});

	it('a removal sends nothing, and shows that addresses go alone', async () => {
		const options = { source: 'items', preview: true, lists: ['1'] };
		const people = [{ Email: 'ann@example.com', 'First Name': 'Ann' }];
		const { json } = await node.run('activity', 'removeContacts', options, people);
		expect(node.requests()).toEqual([]);
		expect(json).toMatchObject([
			{
				rows_to_send: 1,
				columns: [
					{ column: 'Email', sent_as: 'EMAIL ADDRESS' },
					{ column: 'First Name', sent_as: null },
				],
				rows: [{ item: 0, contact: { 'EMAIL ADDRESS': 'ann@example.com' } }],
			},
		]);
	});
});

describe('version 2', () => {
	let node: Awaited<ReturnType<typeof connectV2>>;
	beforeAll(async () => (node = await connectV2()));
	afterAll(async () => await node.close());
	beforeEach(() => node.sandbox.log.clear());

	it('an import sends nothing', async () => {
		const { json, error } = await node.run(
			'activity',
			'addContacts',
			{ ...parameters, lists: ['1'] },
			[],
			fromFile(await csv(FILE)),
		);
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([]);
		expect(json).toEqual([plan('EMAIL', 'FIRST NAME', 'CITY')]);
	});

	it('shows ten rows, and counts the requests of all', async () => {
		const people = Array.from({ length: 20_001 }, (_, index) => ({
			email: `p${index}@example.com`,
		}));
		const options = { source: 'items', preview: true, lists: ['1'] };
		const { json } = await node.run('activity', 'addContacts', options, people);
		expect(node.requests()).toEqual([]);
		expect(json[0]).toMatchObject({ rows_to_send: 20_001, requests: 2 });
		expect(json[0]?.rows).toHaveLength(10);
	});

	it('stops if the import would', async () => {
		const { error } = await node.run(
			'activity',
			'addContacts',
			{ ...parameters, activityOptions: {}, lists: ['1'] },
			[],
			fromFile(await csv(FILE)),
		);
		expect(error?.message).toMatch(
			/^2 problems with the rows: .*'Shoe Size'.*isn't an email address/,
		);
		expect(node.requests()).toEqual([]);
	});
});

describe('version 3', () => {
	let node: Awaited<ReturnType<typeof connectV3>>;
	beforeAll(async () => (node = await connectV3()));
	afterAll(async () => await node.close());

	it('an import only reads, and shows who has unsubscribed', async () => {
		const lists = [node.account.lists()[0]?.id];
		const { json, error } = await node.run(
			'activity',
			'importContacts',
			{ ...parameters, lists },
			[],
			fromFile(await csv(FILE)),
		);
		expect(error).toBeUndefined();
		expect(node.requests().every((line) => line.startsWith('GET '))).toBe(true);
		expect(json).toEqual([{ ...plan('email', 'first_name', 'home_city'), unsubscribed: [] }]);
	});
});
