import { fileItem, useBinaryMode, type BinaryMode } from '../../../support';
import { connectNode, type ConnectedNode } from '../setup';
import { formOf, manyRows, quickly } from './setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode();
});
afterEach(async () => await node.close());
afterAll(async () => await useBinaryMode('filesystem'));

const add = { source: 'file', lists: ['1'], ...quickly };
const forms = () =>
	node.sandbox.log.entries
		.filter(({ method }) => method === 'POST')
		.map(({ body }) => formOf(body));

const csv = async (content: string | Uint8Array) =>
	await fileItem({ content, fileName: 'people.csv', mimeType: 'text/csv' });

/** Adds the rows of files, one input item each. */
const addFiles = async (contents: Array<string | Uint8Array>, parameters: object = {}) =>
	await node.run('activity', 'addContacts', { ...add, ...parameters }, [], {
		json: undefined,
		items: await Promise.all(contents.map(csv)),
	});

const expected = ['EMAIL ADDRESS,FIRST NAME\nann@example.com,Zoë\nb@example.com,"B, C"\n'];
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

describe.each<BinaryMode>(['filesystem', 'default'])('from the binary store %s', (mode) => {
	beforeAll(async () => await useBinaryMode(mode));

	it.each([
		['commas and LF', 'Email,first_name\nann@example.com,Zoë\nb@example.com,"B, C"\n'],
		['no last line break', 'Email,first_name\nann@example.com,Zoë\nb@example.com,"B, C"'],
		['CR LF and blanks', 'Email, first_name\r\nann@example.com, Zoë\r\nb@example.com,"B, C"\r\n'],
		['CR', 'Email,first_name\rann@example.com,Zoë\rb@example.com,"B, C"\r'],
		['a mark', '\ufeffEmail,first_name\nann@example.com,Zoë\nb@example.com,"B, C"\n'],
		['semicolons', 'Email;first_name\nann@example.com;Zoë\nb@example.com;B, C\n'],
		['tabs', 'Email\tfirst_name\nann@example.com\tZoë\nb@example.com\tB, C\n'],
		['another order', 'First Name,Email\nZoë,ann@example.com\n"B, C",b@example.com\n'],
		['empty lines', '\nEmail,first_name\n\nann@example.com,Zoë\n,\nb@example.com,"B, C"\n\n'],
		['a comma after each line', 'Email,first_name,\nann@example.com,Zoë,\nb@example.com,"B, C",\n'],
		[
			'a line that names the delimiter',
			'sep=;\r\nEmail;first_name\r\nann@example.com;Zoë\r\nb@example.com;B, C\r\n',
		],
		['a title', 'Subscribers;;\nEmail;first_name;\nann@example.com;Zoë;\nb@example.com;B, C;\n'],
		[
			'line breaks in a name',
			'"Email\nAddress";"First\r\nName"\nann@example.com;Zoë\nb@example.com;B, C\n',
		],
		[
			'several line breaks',
			'Email,first_name\r\nann@example.com,Zoë\rb@example.com,"B, C"\n\u001a\u0000',
		],
		[
			'blanks before quotes',
			'Email, "first_name"\n "ann@example.com", "Zoë"\nb@example.com, "B, C"\n',
		],
		['UTF-16', utf16('Email\tfirst_name\r\nann@example.com\tZoë\r\nb@example.com\tB, C')],
		['UTF-16 and a mark', utf16('\ufeffEmail;first_name\nann@example.com;Zoë\nb@example.com;B, C')],
		[
			'big-endian UTF-16',
			utf16('\ufeffEmail;first_name\nann@example.com;Zoë\nb@example.com;B, C').swap16(),
		],
	])('reads a file with %s', async (_, content) => {
		const { json, error } = await addFiles([content], { wait: false });
		expect(error).toBeUndefined();
		expect(forms().map(({ data }) => data)).toEqual([expected]);
		expect(json[0]).toMatchObject({ rows_sent: 2, first: { item: 0 } });
	});
});

it('traces refused rows back to the rows of the file', async () => {
	const { json } = await addFiles([
		'Email,City,State Code,Country Code\n\na@example.com,"New\nYork",,\nb@example.com,,Test2,us\n',
	]);
	expect(json[0]).toMatchObject({
		status: 'COMPLETE',
		first: { item: 0, row: 3, email_address: 'a@example.com' },
		errors: [
			{
				item: 0,
				row: 4,
				message: 'Unknown US/Canadian state/prov "Test2"',
				contact: { 'EMAIL ADDRESS': 'b@example.com', COUNTRY: 'us' },
			},
		],
	});
});

it('counts rows from the first line of the file, whatever appears above the header', async () => {
	const { error } = await addFiles([
		'sep=;\nSubscribers\n\nEmail;City\nann@example.com;"New\nYork"\rbob;Rome\n',
	]);
	expect(error?.message).toBe("1 of the rows can't be sent: row 6: 'bob' isn't an email address");
	expect(node.requests()).toEqual([]);
});

it.each([
	['sep=;\nEmail;City\nann@example.com;"Rome\n', 'Row 3'],
	['Subscribers\nEmail;City\rann@example.com; "Rome" x\r', 'Row 3'],
])('names the row of a broken quote in %j', async (content, row) => {
	const { error } = await addFiles([content]);
	expect(error?.message).toBe(`${row} of the file has a quote that isn't closed`);
	expect(node.requests()).toEqual([]);
});

it('names the columns of a file without an address as they are written', async () => {
	const { error } = await addFiles(['Nom;Ville;"Goûts, etc."\nAnn;Rome;x\n']);
	expect(error?.message).toBe(
		"The file has no column for the email address: 'Nom', 'Ville', 'Goûts, etc.'",
	);
});

it('says what a file without a header lacks', async () => {
	const { error } = await addFiles(['ann@example.com,Ann\nbob@example.com,Bob\n']);
	expect(error?.description).toContain(
		'add a row with the names of the columns above it, EMAIL ADDRESS among them',
	);
});

it('puts files with different columns into one activity', async () => {
	const { json, items } = await addFiles(
		['Email,City\na@example.com,Rome\nb@example.com,\n', 'first_name,Email\nB,B@example.com\n'],
		{ wait: false },
	);
	expect(forms().map(({ data }) => data)).toEqual([
		['EMAIL ADDRESS,FIRST NAME,CITY\na@example.com,,Rome\nB@example.com,B,\n'],
	]);
	expect(json[0]?.duplicates).toEqual([
		{
			item: 0,
			row: 3,
			email_address: 'b@example.com',
			message: 'row 2 of item 1 has the same address and was sent instead',
		},
	]);
	expect(items[0]?.pairedItem).toEqual({ item: 0 });
});

it.each([
	['', 'The file of item 0 is empty'],
	['Email\n', 'There are no rows to send'],
	['Name\nAnn\n', "The file has no column for the email address: 'Name'"],
	['Email,Shoe\na@b.c,9\n', "The file has columns that Constant Contact doesn't recognize: 'Shoe'"],
	[
		'Email,E-Mail\na@b.c,b@b.c\n',
		"1 of the rows can't be sent: row 2: has several values for EMAIL ADDRESS, in 'Email' and 'E-Mail'",
	],
	['Email,City\na@b.c,"Rome\n', "Row 2 of the file has a quote that isn't closed"],
	['Email,City\nann,Rome\n', "1 of the rows can't be sent: row 2: 'ann' isn't an email address"],
	[
		'Email,City\na@b.c,Rome,Italy\n',
		"1 of the rows can't be sent: row 2: has more values than there are columns",
	],
	[
		Buffer.from('Email\nZo\xeb@b.c\n', 'latin1'),
		"'people.csv' contains bytes that aren't valid UTF-8",
	],
	[Buffer.from('PK\u0003\u0004 a workbook'), "'people.csv' is damaged: it can't be unpacked"],
])('refuses %j before it sends', async (content, message) => {
	const { error } = await addFiles([content]);
	expect(error?.message).toBe(message);
	expect(node.requests()).toEqual([]);
});

it('says where it looked for the file', async () => {
	const { error } = await addFiles(['Email\n'], { binaryProperty: 'csv' });
	expect(error?.message).toBe(
		"Input item 0 has no file in the binary field 'csv', but it has one in 'data'",
	);
});

it('sends 100,000 rows in the least possible number of activities', async () => {
	const parameters = { ...add, wait: false, connection: { requestsPerSecond: 0 } };
	const { json, error } = await addFiles([manyRows(100_000)], parameters);
	expect(error).toBeUndefined();
	const sizes = node.sandbox.log.entries.map(({ body }) => String(body).length);
	expect(Math.max(...sizes)).toBeLessThanOrEqual(1_900_000);
	const whole = sizes.reduce((sum, size) => sum + size, 0);
	expect(sizes).toHaveLength(Math.ceil(whole / 1_900_000));
	expect(json.map(({ rows_sent }) => Number(rows_sent)).reduce((a, b) => a + b)).toBe(100_000);
}, 600_000);
