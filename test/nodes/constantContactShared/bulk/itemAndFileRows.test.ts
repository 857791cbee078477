import type { IDataObject } from 'n8n-workflow';

import { addFile } from '../../../../nodes/constantContactShared/bulk/fileRows';
import { addItems } from '../../../../nodes/constantContactShared/bulk/itemRows';
import type { RowRules } from '../../../../nodes/constantContactShared/bulk/rowTarget';
import { toContactRecord } from '../../../../nodes/constantContactShared/bulk/rows';
import { refusal } from '../../../support/refusal';
import { decide, inTurns, known, readValues, tableWith, type Decided } from './setup';

const rules: RowRules = { known, columns: known.names, stopAtUnknownColumns: true };
const lenient: RowRules = { ...rules, stopAtUnknownColumns: false };

/** The result for input items with this data. */
async function fromItems(items: IDataObject[], by = rules): Promise<Decided> {
	const input = items.map((json) => ({ json }));
	return await decide((sink) => addItems(sink, input, by));
}

/** The result for the file of an input item. */
async function fromFile(lines: string[][], by = rules, item = 0): Promise<Decided> {
	return await decide((sink) => addFile(sink, inTurns([lines]), item, by));
}

/** Why an input is rejected. */
async function refusedFor(decided: Promise<Decided>): Promise<[string, string]> {
	const outcome = await decided.then(
		() => () => undefined,
		(error: unknown) => () => {
			throw error;
		},
	);
	return refusal(outcome);
}

const contactsOf = ({ rows }: Decided) => rows.map(toContactRecord);

const ALL_COLUMNS = `It knows: ${known.summary}.`;
const KNOWS = `Rename or remove them, or set 'Unknown Columns' under 'Options' to 'Leave Out'. ${ALL_COLUMNS}`;
const NAME_IT = "Name it EMAIL, 'email_address' or 'Email'.";

describe('input items', () => {
	it('are rows of one table, whose columns are those of all items in the order of the documentation', async () => {
		const table = await fromItems([
			{ town: 'Rome', email_address: 'a@b.c' },
			{ 'First Name': 'Bob', Email: 'b@b.c' },
		]);
		const source = tableWith('EMAIL', 'FIRST NAME', 'CITY');
		expect(table.rows).toEqual([
			{ item: 0, cells: ['a@b.c', '', 'Rome'], source },
			{ item: 1, cells: ['b@b.c', 'Bob', ''], source },
		]);
	});

	it.each<[string, unknown, string]>([
		['a text', ' Rome ', 'Rome'],
		['a number', 7.5, '7.5'],
		['zero', 0, '0'],
		['a truth', true, 'true'],
		['a lie', false, 'false'],
		['a date', new Date(Date.UTC(2026, 0, 2)), '2026-01-02T00:00:00.000Z'],
		['null', null, ''],
		['nothing', undefined, ''],
		['blanks', ' \n', ''],
	])('may hold %s', async (_, value, text) => {
		const { rows } = await fromItems([{ email: ' a@b.c ', city: value } as IDataObject]);
		expect(rows.map((row) => Object.fromEntries(readValues(row)))).toEqual([
			{ EMAIL: 'a@b.c', CITY: text },
		]);
	});

	it.each<[string, IDataObject[string]]>([
		['an object', { a: 1 }],
		['an empty object', {}],
		['a list', ['Rome']],
	])('may not hold %s', async (_, value) => {
		const items = [{ email: 'a@b.c' }, { email: 'b@b.c', 'my city': 1, City: value }];
		expect(await refusedFor(fromItems(items, lenient))).toEqual([
			"Field 'City' of item 1 is an object or a list",
			'Enter a text or a number.',
		]);
	});

	it.each([
		['the same value twice', { city: 'Rome', town: ' Rome' }, 'Rome'],
		['a value and an empty one', { city: 'Rome', town: '' }, 'Rome'],
		['an empty value and another', { city: null, town: 'Rome' }, 'Rome'],
		['two empty values', { city: '', town: null }, undefined],
		['three values, one of which counts', { city: '', town: 'Rome', CITY: ' ' }, 'Rome'],
	])('may have %s for a column', async (_, fields, city) => {
		const contact = { EMAIL: 'a@b.c', ...(city !== undefined && { CITY: city }) };
		expect(contactsOf(await fromItems([{ email: 'a@b.c', ...fields }]))).toEqual([contact]);
	});

	it('may not have two values for a column', async () => {
		const items = [{ email: 'a@b.c' }, { email: 'b@b.c', city: 'Rome', town: 'Bonn' }];
		const { invalid, rows } = await fromItems(items);
		const message = "has several values for CITY, in 'city' and 'town'";
		expect(invalid).toEqual([{ item: 1, email: 'b@b.c', message }]);
		expect(rows).toHaveLength(1);
	});

	it('may lack an address', async () => {
		const { invalid, rows } = await fromItems([{ email: 'a@b.c' }, { city: 'Rome' }]);
		expect(invalid).toEqual([{ item: 1, email: '', message: 'has no email address' }]);
		expect(rows).toHaveLength(1);
	});

	it('have their address wherever the documentation puts it', async () => {
		const names = ['CITY', 'EMAIL'];
		const { rows } = await fromItems([{ email: 'a@b.c', city: 'Rome' }], {
			...rules,
			known: { ...known, names },
			columns: names,
		});
		expect(rows).toEqual([{ item: 0, cells: ['Rome', 'a@b.c'], source: tableWith(...names) }]);
	});

	it('give only the wanted columns, whatever the others hold', async () => {
		const table = await fromItems([{ email: 'a@b.c', city: { a: 1 }, first_name: 'Ann', x: [1] }], {
			known,
			columns: ['EMAIL', 'FIRST NAME'],
			stopAtUnknownColumns: false,
		});
		expect(table.rows).toEqual([
			{ item: 0, cells: ['a@b.c', 'Ann'], source: tableWith('EMAIL', 'FIRST NAME') },
		]);
	});

	it.each<[IDataObject[], string]>([
		[[], 'there are none at all'],
		[[{}, {}], 'there are none at all'],
		[[{ city: 'Rome' }, { Name: 'Ann', city: 'Bonn' }], "'city', 'Name'"],
	])('need a column for the address, but %j have none', async (items, columns) => {
		for (const by of [rules, lenient]) {
			expect(await refusedFor(fromItems(items, by))).toEqual([
				`The input items have no column for the email address: ${columns}`,
				NAME_IT,
			]);
		}
	});

	const unknown = (count: number) => Array.from({ length: count }, (_, index) => `x${index}`);
	const twenty = unknown(20)
		.map((name) => `'${name}'`)
		.join(', ');

	it.each([
		[1, "'x0'"],
		[2, "'x0', 'x1'"],
		[20, twenty],
		[21, `${twenty} and 1 more`],
		[25, `${twenty} and 5 more`],
	])(
		'may not have unknown columns, of which a message names twenty: %i',
		async (count, columns) => {
			const json = {
				email: 'a@b.c',
				...Object.fromEntries(unknown(count).map((name) => [name, 1])),
			};
			expect(await refusedFor(fromItems([json]))).toEqual([
				`The input items have columns that Constant Contact doesn't recognize: ${columns}`,
				KNOWS,
			]);
			expect(contactsOf(await fromItems([json], lenient))).toEqual([{ EMAIL: 'a@b.c' }]);
		},
	);
});

it('looks at each of several columns with one name for people who have unsubscribed', async () => {
	const lines = [
		['Email', 'Status', 'Status'],
		['a@b.c', 'Active', 'Unsubscribed'],
	];
	const { invalid, rows } = await fromFile(lines, lenient);
	expect(rows).toEqual([]);
	expect(invalid).toEqual([
		{ item: 0, row: 2, email: 'a@b.c', message: "has unsubscribed, as 'Status' says" },
	]);
});

describe('a file', () => {
	it('has rows below a header, in any order of columns', async () => {
		const table = await fromFile(
			[
				['Town', 'E-Mail', 'First Name'],
				['Rome', 'a@b.c', 'Ann'],
				['', 'b@b.c', 'Bob'],
			],
			rules,
			3,
		);
		const source = tableWith('EMAIL', 'FIRST NAME', 'CITY');
		expect(table.rows).toEqual([
			{ item: 3, row: 2, cells: ['a@b.c', 'Ann', 'Rome'], source },
			{ item: 3, row: 3, cells: ['b@b.c', 'Bob', ''], source },
		]);
	});

	it('may have empty lines, which count', async () => {
		const { rows } = await fromFile([
			[''],
			['', ''],
			['Email', 'City'],
			[''],
			['a@b.c', 'Rome'],
			['', '', ''],
			['b@b.c', ''],
		]);
		expect(rows.map(({ row }) => row)).toEqual([5, 7]);
	});

	it.each<[string, string[], IDataObject]>([
		['fewer values than columns', ['a@b.c'], { EMAIL: 'a@b.c' }],
		['as many values', ['a@b.c', 'Rome'], { EMAIL: 'a@b.c', CITY: 'Rome' }],
		['more that are empty', ['a@b.c', 'Rome', '', ''], { EMAIL: 'a@b.c', CITY: 'Rome' }],
	])('may have rows with %s', async (_, cells, contact) => {
		for (const header of [
			['Email', 'City'],
			['Email', 'City', ''],
			['Email', 'City', '', '', ''],
		]) {
			expect(contactsOf(await fromFile([header, cells]))).toEqual([contact]);
		}
	});

	it.each([[['Email', 'City']], [['Email', 'City', '']], [['City', 'Email']]])(
		'may not have rows with more values than %j',
		async (header) => {
			const at = header.indexOf('Email');
			const long = header.map((name) => (name === 'Email' ? 'a@b.c' : ''));
			const cells = [...long.slice(0, 2), '', 'Italy'];
			const { rows, invalid } = await fromFile([
				header,
				cells,
				cells.with(at, ''),
				['b@b.c', 'b@b.c'],
			]);
			const message = 'has more values than there are columns';
			expect(invalid).toEqual([
				{ item: 0, row: 2, email: 'a@b.c', message },
				{ item: 0, row: 3, email: '', message },
			]);
			expect(rows.map(({ row }) => row)).toEqual([4]);
		},
	);

	it('has rows that are checked', async () => {
		const { invalid } = await fromFile([['Email', 'City'], ['ann'], ['', 'Rome']]);
		expect(invalid).toEqual([
			{ item: 0, row: 2, email: 'ann', message: "'ann' isn't an email address" },
			{ item: 0, row: 3, email: '', message: 'has no email address' },
		]);
	});

	it('returns only the wanted columns, and the others may be there twice', async () => {
		const table = await fromFile(
			[
				['City', 'Town', 'Shoe', 'Email'],
				['Rome', 'Bonn', '9', 'a@b.c'],
			],
			{ known, columns: ['EMAIL'], stopAtUnknownColumns: false },
		);
		expect(table.rows).toEqual([{ item: 0, row: 2, cells: ['a@b.c'], source: tableWith('EMAIL') }]);
	});

	it.each<[string, string[][]]>([
		['without lines', []],
		['with empty lines alone', [[''], ['', '']]],
	])('%s is empty', async (_, lines) => {
		expect(await refusedFor(fromFile(lines, rules, 4))).toEqual([
			'The file of item 4 is empty',
			'Its first line must name the columns, EMAIL among them.',
		]);
	});

	it('may have a header alone', async () => {
		expect((await fromFile([['Email']])).size).toBe(0);
	});

	it.each<[string[], string, string]>([
		[['Name'], "The file has no column for the email address: 'Name'", NAME_IT],
		[
			['Email', 'Shoe', 'City', '', 'Nick', ''],
			"The file has columns that Constant Contact doesn't recognize: 'Shoe', a column without a name, 'Nick'",
			KNOWS,
		],
	])('with the header %j is refused', async (header, problem, nextStep) => {
		expect(await refusedFor(fromFile([header, ['a@b.c']]))).toEqual([problem, nextStep]);
	});

	it('may have several columns for one field if the others are empty or equal', async () => {
		const table = await fromFile([
			['Email', 'City', 'E-Mail', 'Town', 'city'],
			['a@b.c', '', '', 'Rome'],
			['', 'Paris', 'b@b.c', 'Paris', ''],
			['c@b.c', '', 'c@b.c', '', ''],
		]);
		expect(contactsOf(table)).toEqual([
			{ EMAIL: 'a@b.c', CITY: 'Rome' },
			{ EMAIL: 'b@b.c', CITY: 'Paris' },
			{ EMAIL: 'c@b.c' },
		]);
		expect(table.invalid).toEqual([]);
	});

	it('names the row and the columns whose values for one field differ', async () => {
		const table = await fromFile([
			['Email', 'City', 'E-Mail', 'Town', 'city'],
			['a@b.c', '', 'b@b.c', '', ''],
			['c@b.c', '', '', 'Rome', 'Paris'],
			['', 'Rome', 'd@b.c', '', 'rome'],
		]);
		expect(table.rows).toEqual([]);
		const several = 'has several values for';
		expect(table.invalid).toEqual([
			{ item: 0, row: 2, email: 'a@b.c', message: `${several} EMAIL, in 'Email' and 'E-Mail'` },
			{ item: 0, row: 3, email: 'c@b.c', message: `${several} CITY, in 'Town' and 'city'` },
			{ item: 0, row: 4, email: 'd@b.c', message: `${several} CITY, in 'City' and 'city'` },
		]);
	});

	it('may have unknown columns if they are left out, also without a name', async () => {
		const lines = [
			['Shoe', '', 'Email', '', 'City'],
			['9', 'x', 'a@b.c', 'y', 'Rome'],
		];
		expect(contactsOf(await fromFile(lines, lenient))).toEqual([{ EMAIL: 'a@b.c', CITY: 'Rome' }]);
	});
});
