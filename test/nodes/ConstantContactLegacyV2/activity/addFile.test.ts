import { open } from 'node:fs/promises';

import { binaryPath, fileItem } from '../../../support';
import { connectNode, type ConnectedNode } from '../setup';
import { bodiesOf, postsOf, quickly } from './setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode();
});
afterEach(async () => await node.close());

const csv = async (content: string) =>
	await fileItem({ content, fileName: 'people.csv', mimeType: 'text/csv' });

/** Adds the rows of files, one input item each. */
const addFiles = async (contents: string[], parameters: object = {}) =>
	await node.run(
		'activity',
		'addContacts',
		{ source: 'file', lists: ['1', '2'], ...quickly, ...parameters },
		[],
		{ json: undefined, items: await Promise.all(contents.map(csv)) },
	);

it('sends the rows of a file and traces those refused', async () => {
	const { json, items, error } = await addFiles([
		'Email;City;Birthday_Month;birthday_day;Land\n\na@example.com;"New\nYork";;;\nb@example.com;;2;29;Narnia\n',
	]);
	expect(error).toBeUndefined();
	expect(bodiesOf(node)[0]).toMatchObject({
		import_data: [
			{ email_addresses: ['a@example.com'], addresses: [{ city: 'New\nYork' }] },
			{ email_addresses: ['b@example.com'], birthday_day: '29', birthday_month: '2' },
		],
		column_names: ['EMAIL', 'BIRTHDAY_DAY', 'BIRTHDAY_MONTH', 'CITY', 'COUNTRY'],
	});
	expect(json[0]).toMatchObject({
		first: { item: 0, row: 3, email_address: 'a@example.com' },
		errors: [{ item: 0, row: 4, message: "Unknown country 'Narnia'" }],
	});
	expect(items[0]?.pairedItem).toEqual({ item: 0 });
});

it.each([
	'sep=;\r\nEmail;First Name\r\nann@example.com;Lee, Ann\r\n',
	'Email;First Name;Interests (a, b, c, d)\nann@example.com;Lee, Ann;x\n',
	'"Email\nAddress";"First Name"\nann@example.com;Lee, Ann\n',
	'\nSubscribers;;\r\nEmail;First Name;City\r\nann@example.com;Lee, Ann;\r\n',
	'Email, "First Name"\rann@example.com, "Lee, Ann"\r\n\u001a\u0000',
])('reads %j', async (content) => {
	const { error } = await addFiles([content], {
		activityOptions: { checkEvery: 0.1, unknownColumns: 'skip' },
	});
	expect(error).toBeUndefined();
	expect(bodiesOf(node).map(({ import_data }) => import_data)).toEqual([
		[{ email_addresses: ['ann@example.com'], first_name: 'Lee, Ann' }],
	]);
});

it('sends a file part on demand', async () => {
	const { json, error } = await addFiles(['Email,First Name,Zip\na@example.com,"Zoë, A",02108\n'], {
		activityOptions: { checkEvery: 0.1, sendAs: 'file', blanksErase: true },
	});
	expect(error).toBeUndefined();
	expect(json).toMatchObject([{ status: 'COMPLETE', error_count: 0, rows_sent: 1 }]);
	const [post] = postsOf(node);
	expect(post?.path).toBe('/v2/activities/addcontacts');
	expect(post?.query).toMatchObject({ blanks_enabled: 'true' });
	expect(post?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
	const body = String(post?.body);
	expect(body).toMatch(/name="file_name"\r\n\r\ncontacts\.csv\r\n/);
	expect(body).toMatch(/name="lists"\r\n\r\n1,2\r\n/);
	expect(body).toContain('name="data"; filename="contacts.csv"');
	expect(body).toContain('EMAIL,FIRST NAME,ZIP/POSTAL CODE\na@example.com,"Zoë, A",02108\n');
	expect(node.account.contact('a@example.com')).toMatchObject({
		texts: { first_name: 'Zoë, A' },
		lists: [1, 2],
	});
});

describe('files with different columns', () => {
	const files = [
		'Email,City\na@example.com,Rome\nb@example.com,\n',
		'first_name,Email\nC,c@example.com\n',
		'City,Email\nParis,d@example.com\n',
	];

	it('go into one activity', async () => {
		const { items } = await addFiles(files, { wait: false });
		expect(bodiesOf(node).map(({ column_names }) => column_names)).toEqual([
			['EMAIL', 'FIRST NAME', 'CITY'],
		]);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it.each(['json', 'file'])('go apart as %s where empty values erase', async (sendAs) => {
		node.account.putContact({
			email: 'a@example.com',
			texts: { first_name: 'Ann' },
		});
		const { items, error } = await addFiles(files, {
			activityOptions: { checkEvery: 0.1, blanksErase: true, sendAs },
		});
		expect(error).toBeUndefined();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		// A file without names must not clear any.
		expect(node.account.contact('a@example.com')?.texts).toEqual({ first_name: 'Ann' });
	});
});

it('refuses an unknown column before it sends', async () => {
	const { error } = await addFiles(['Email,Shoe\na@b.c,9\n']);
	expect(error?.message).toBe(
		"The file has columns that Constant Contact doesn't recognize: 'Shoe'",
	);
	expect(node.requests()).toEqual([]);
});

describe('a file that changes while it is sent', () => {
	/** Writes to a file as soon as the first rows have been sent. */
	async function changeMeanwhile(path: string, change: (size: number) => number): Promise<void> {
		while (postsOf(node).length === 0) await new Promise((next) => setTimeout(next, 5));
		const file = await open(path, 'r+');
		const { size } = await file.stat();
		await file.write('y', change(size));
		await file.close();
	}

	it.each([
		['in a value', (size: number) => size - 10],
		['by a further row', (size: number) => size],
	])('%s is noticed before the changed rows are sent', async (_, change) => {
		const rows = Array.from(
			{ length: 9000 },
			(_row, index) => `person.${index}@example.com,${'x'.repeat(1000)}\n`,
		);
		const item = await csv(`Email,Address Line 1\n${rows.join('')}`);
		const changing = changeMeanwhile(binaryPath(item), change);
		const parameters = { source: 'file', lists: ['1'], activityOptions: { checkEvery: 0.5 } };
		const { error } = await node.run('activity', 'addContacts', parameters, [], {
			json: undefined,
			items: [item],
		});
		await changing;
		expect(error?.message).toBe("'people.csv' has changed since it was checked");
		const sent = bodiesOf(node).map(({ import_data }) => import_data.length);
		expect(sent).toHaveLength(2);
		const [first = 0] = sent;
		expect(error?.description).toContain(
			'Make sure that nothing writes to the file while this node runs',
		);
		expect(error?.description).toContain(
			`Done before: sent ${first} rows from row 2 to row ${first + 1} as activity a07e1`,
		);
	});
});

it('names rows that were left out for a later one by what appears in the file', async () => {
	const { json } = await addFiles(['Email\nAnn@example.com\nb@example.com\nANN@example.com\n']);
	expect(json[0]).toMatchObject({
		rows_sent: 2,
		duplicates: [
			{
				item: 0,
				row: 2,
				email_address: 'Ann@example.com',
				message: 'row 4 has the same address and was sent instead',
			},
		],
	});
	expect(bodiesOf(node)[0]?.import_data).toEqual([
		{ email_addresses: ['b@example.com'] },
		{ email_addresses: ['ANN@example.com'] },
	]);
});
