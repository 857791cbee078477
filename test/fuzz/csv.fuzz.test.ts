import fc from 'fast-check';
import Papa from 'papaparse';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { columns } from '../../nodes/ConstantContactLegacyV2/activity/columns';
import { toActivity } from '../../nodes/ConstantContactLegacyV2/activity/record';
import { toOutput } from '../../nodes/constantContactShared/bulk/exportFile';
import { decide, inTurns, readValues } from '../nodes/constantContactShared/bulk/setup';
import { addFile, requireAddressColumn } from '../../nodes/constantContactShared/bulk/fileRows';
import { addItems } from '../../nodes/constantContactShared/bulk/itemRows';
import type { RowRules } from '../../nodes/constantContactShared/bulk/rowTarget';
import { readBinaryText, readCsvRows, writeCsvRow } from '../../nodes/kit';
import { writeRecords, type RecordFileOptions } from '../../nodes/kit/files/recordFile';
import { collect } from '../kit/dummy';
import { corpusFile, corpusFiles } from './corpus';
import { triedLater } from './harm';
import { hostileJson, hostileKey, hostileRecord, hostileText } from './hostile';
import { runs } from './settings';
import { readTextOf } from '../kit/readText';

const RULES: RowRules = { known: columns, columns: columns.names, stopAtUnknownColumns: false };

const ADDRESS = requireAddressColumn(columns);

/** A file as passed by n8n in memory. */
function binary(content: Buffer): Parameters<typeof readBinaryText>[0] {
	return {
		getInputData: () => [{ json: {}, binary: { data: { fileName: 'a.csv' } } }],
		helpers: { getBinaryDataBuffer: async () => content },
	} as unknown as Parameters<typeof readBinaryText>[0];
}

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
	for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

/** The addresses that would be sent, and those that wouldn't. */
async function imported(pages: AsyncIterable<string[]>) {
	const lines = await collect(pages);
	const { rows, invalid, duplicates } = await decide((sink) =>
		addFile(sink, inTurns([lines]), 0, RULES),
	);
	return {
		rows: rows.map((row) => Object.fromEntries(readValues(row))),
		leftOut: [...invalid, ...duplicates].map(({ row, message }) => [row, message]),
	};
}

const ANN = { EMAIL: 'ann@example.com', 'FIRST NAME': 'Ann' };
const BOB = { EMAIL: 'bob@example.com', 'FIRST NAME': 'Bob' };

/** The result of each file as a bulk import: its rows by column, or why it is rejected. */
const EXPECTED: Record<string, object> = {
	'byte-order-mark.csv': { rows: [ANN], leftOut: [] },
	'empty-columns.csv': { refused: 'The file of item 0 is empty' },
	'formulas.csv': {
		rows: [
			{ ...ANN, 'FIRST NAME': '=1+1' },
			{ ...BOB, 'FIRST NAME': '=HYPERLINK("http://elsewhere.example","a")' },
			{ EMAIL: 'eve@example.com', 'FIRST NAME': '+39 02' },
		],
		leftOut: [],
	},
	'latin-1.csv': { refused: "'a.csv' contains bytes that aren't valid UTF-8" },
	'mixed-line-endings.csv': { rows: [ANN, BOB], leftOut: [] },
	'nulls.csv': {
		rows: [],
		leftOut: [
			[2, 'contains a control character, U+0000, in FIRST NAME. Remove it from the value.'],
		],
	},
	'old-mac-line-endings.csv': { rows: [ANN, BOB], leftOut: [] },
	'only-quotes.csv': { refused: "Row 1 of the file has a quote that isn't closed" },
	'prototype-columns.csv': { rows: [{ EMAIL: 'ann@example.com' }], leftOut: [] },
	'quoted-delimiters.csv': { refused: /no column for the email address/ },
	'ragged.csv': {
		rows: [{ ...ANN, 'FIRST NAME': '' }],
		leftOut: [[3, 'has more values than there are columns']],
	},
	'text-after-quote.csv': { refused: "Row 2 of the file has a quote that isn't closed" },
	'unclosed-quote.csv': { refused: "Row 2 of the file has a quote that isn't closed" },
	'utf-16.csv': { rows: [ANN], leftOut: [] },
};

it.each(corpusFiles('csv'))('%s is imported, or refused with a reason', async (name) => {
	const text = readBinaryText(binary(corpusFile('csv', name)), 0, 'data');
	const outcome = await triedLater(
		async () => await imported(readCsvRows(text, ADDRESS)),
		'InputError',
	);
	const seen = 'error' in outcome ? { refused: outcome.error.message } : outcome.value;
	const expected = EXPECTED[name] as { refused?: RegExp | string };
	expect(seen).toEqual(
		expected.refused instanceof RegExp
			? { refused: expect.stringMatching(expected.refused) }
			: expected,
	);
});

it('every expectation has its file', () => {
	expect(Object.keys(EXPECTED)).toEqual(corpusFiles('csv'));
});

it('any bytes are read as rows of text, or refused', async () => {
	const bytes = fc.oneof(
		fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
		hostileText.map((text) => Buffer.from(text)),
		hostileText.map((text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
	);
	await fc.assert(
		fc.asyncProperty(bytes, async (content) => {
			const text = readBinaryText(binary(content), 0, 'data');
			const outcome = await triedLater(async () => await collect(readCsvRows(text)), 'InputError');
			if ('value' in outcome) {
				expect(outcome.value.flat().every((cell) => typeof cell === 'string')).toBe(true);
			}
		}),
		runs(),
	);
});

const cell = fc.oneof(
	hostileText,
	fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', 'a') }),
);

it('what other programs write is read as they meant it, however it is cut', async () => {
	const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
		fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
			minLength: 1,
			maxLength: 5,
		}),
	);
	const newline = fc.constantFrom('\n', '\r\n');
	await fc.assert(
		fc.asyncProperty(
			table,
			newline,
			fc.integer({ min: 1, max: 5000 }),
			async (rows, line, size) => {
				const header = rows[0]!.map((_, index) => `column ${index}`);
				const text = `${Papa.unparse([header, ...rows], { newline: line, quotes: true })}${line}`;
				const outcome = await triedLater(
					async () => await collect(readCsvRows(inPieces(text, size))),
				);
				const meant = [header, ...rows].map((row) => row.map((value) => value.trim()));
				expect(outcome).toEqual({ value: meant });
			},
		),
		runs(100),
	);
});

/** A value as some program writes it: quoted where needed, possibly surrounded by spaces. */
function writtenCell(value: string, quoted: boolean, blanks: string): string {
	const plain = /^[^\s"',;|]+$/.test(value) && !quoted;
	return plain ? value : `${blanks}"${value.replaceAll('"', '""')}"${blanks}`;
}

it('rows are read whatever ends them and stands around, however the file is cut', async () => {
	const piece = fc.record({
		value: fc.string({
			unit: fc.constantFrom('a', 'é', '"', ',', ';', '|', '\t', '\n', '\r', ' '),
		}),
		quoted: fc.boolean(),
		blanks: fc.constantFrom('', ' ', '  ', '\u00a0'),
		line: fc.constantFrom('\n', '\r\n', '\r'),
	});
	const start = fc.constantFrom('', 'sep', '\n\r\n', 'A title\r', 'A title, with commas, three\n');
	const file = fc.record({
		names: fc.array(piece, { maxLength: 3 }),
		rows: fc.array(piece, { maxLength: 5 }),
		delimiter: fc.constantFrom(',', ';', '\t', '|'),
		start,
		end: fc.constantFrom('', '\u001a', '\r\n\u0000\u0000', '\u001a\u0000'),
		size: fc.integer({ min: 1, max: 300 }),
	});
	await fc.assert(
		fc.asyncProperty(file, async ({ names, rows, delimiter, start: before, end, size }) => {
			const header = [
				'"Email"',
				...names.map((name) => writtenCell(name.value, true, name.blanks)),
			];
			const lines = rows.map(({ value, quoted, blanks, line }) => {
				const cells = ['ann@example.com', ...names.map(() => writtenCell(value, quoted, blanks))];
				return `${cells.join(delimiter)}${line}`;
			});
			const first = before === 'sep' ? `sep=${delimiter}\r` : before;
			const text = `${first}${header.join(delimiter)}\r\n${lines.join('')}${end}`;
			const outcome = await triedLater(
				async () => await collect(readCsvRows(inPieces(text, size), ADDRESS)),
			);
			const meant = [
				['Email', ...names.map(({ value }) => value.trim())],
				...rows.map(({ value }) => ['ann@example.com', ...names.map(() => value.trim())]),
			];
			expect(outcome).toEqual({ value: expect.any(Array) });
			const seen = 'value' in outcome ? outcome.value : [];
			expect(seen.filter((row) => row.join('') !== '')).toEqual(meant);
		}),
		runs(),
	);
});

it('a row that was written is read again', () => {
	fc.assert(
		fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (values) => {
			// A row of one empty value is an empty line.
			fc.pre(values.join('') !== '');
			const { data } = Papa.parse(writeCsvRow(values), { delimiter: ',', newline: '\n' });
			expect(data).toEqual([values]);
		}),
		runs(),
	);
});

it('hostile items are sent row by row, or refused before anything is', async () => {
	const field = fc.tuple(fc.oneof(hostileKey, fc.constantFrom(...columns.names)), hostileJson);
	const item = fc
		.tuple(fc.array(field, { maxLength: 4 }), fc.oneof(hostileText, fc.emailAddress()))
		.map(([fields, email]): INodeExecutionData => ({
			json: { ...Object.fromEntries(fields), email } as IDataObject,
		}));
	await fc.assert(
		fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 4 }), async (items) => {
			const outcome = await triedLater(
				async () => await decide((sink) => addItems(sink, items, RULES)),
				'InputError',
			);
			if ('error' in outcome) return;
			const { rows, invalid, duplicates } = outcome.value;
			expect(rows.length + invalid.length + duplicates.length).toBe(items.length);
			for (const row of rows) {
				expect([...readValues(row).keys()].every((name) => columns.names.includes(name))).toBe(
					true,
				);
			}
		}),
		runs(),
	);
});

const file: RecordFileOptions = { format: 'csv', columns: ['id'], escapeFormulas: false };

async function written(
	pages: IDataObject[][],
	options: Partial<RecordFileOptions>,
): Promise<string> {
	async function* each(): AsyncGenerator<IDataObject[]> {
		yield* pages;
	}
	return (await collect(writeRecords(each(), { ...file, ...options }))).join('');
}

const pages = fc.array(fc.array(hostileRecord, { maxLength: 3 }), { minLength: 1, maxLength: 3 });

it.each(['csv', 'jsonl'] as const)('hostile records are written as %s', async (format) => {
	await fc.assert(
		fc.asyncProperty(pages, async (records) => {
			const outcome = await triedLater(
				async () => await written(records as IDataObject[][], { format }),
			);
			const text = 'value' in outcome ? outcome.value : '';
			const total = records.flat().length;
			if (format === 'jsonl') {
				const lines = text.split('\n').slice(0, -1);
				expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
					JSON.parse(JSON.stringify(records.flat())),
				);
				return;
			}
			const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' });
			// The last line break, and the header.
			expect(data).toHaveLength(total + 2);
			expect(errors).toEqual([]);
			const widths = new Set(data.slice(0, -1).map((row) => row.length));
			expect(widths.size).toBe(1);
		}),
		runs(),
	);
});

/** How spreadsheets recognize a formula, expressed differently than in the code: by its first visible character. */
function isFormula(value: string): boolean {
	return (
		'=+-@＝＋－＠'.includes(value.trimStart().charAt(0) || 'x') ||
		'\t\r\n'.includes(value.charAt(0) || 'x')
	);
}

it('with Escape Formulas no value and no name is a formula', async () => {
	const formula = fc
		.tuple(
			fc.constantFrom('', ' ', '\t', '\n', '\r', '\u00a0', '\ufeff', '\u2028'),
			fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠'),
			hostileText,
		)
		.map((parts) => parts.join(''));
	const text = fc.oneof(formula, hostileText);
	await fc.assert(
		fc.asyncProperty(text, text, async (name, value) => {
			const out = await written([[{ [name]: value }]], { escapeFormulas: true });
			const { data } = Papa.parse<string[]>(out, { delimiter: ',', newline: '\r\n' });
			expect(data.flat().filter(isFormula)).toEqual([]);
			expect(data.flat()).toContain(isFormula(value) ? `'${value}` : value);
		}),
		runs(),
	);
});

it('the file of an export becomes items, whatever it contains', async () => {
	await fc.assert(
		fc.asyncProperty(fc.oneof(hostileText, fc.array(cell).map(writeCsvRow)), async (text) => {
			const content = `${text}\nann@example.com,Ann\n`;
			const outcome = await triedLater(
				async () => await toOutput(readTextOf(content), 'a.csv', { id: '1' }, { output: 'items' }),
				'InputError',
			);
			if ('value' in outcome) {
				expect(JSON.parse(JSON.stringify(outcome.value))).toEqual(outcome.value);
			}
		}),
		runs(),
	);
});

describe('found by these tests', () => {
	it('a cell of 100,000 points instead of an email address took half a minute', async () => {
		const json = { email: `a@${'.'.repeat(100_000)}@` };
		const outcome = await triedLater(
			async () => await decide((sink) => addItems(sink, [{ json }], RULES)),
		);
		expect('value' in outcome && outcome.value.invalid).toMatchObject([
			{ message: expect.stringMatching(/isn't an email address/) },
		]);
	});

	it.each(['a@b.c', 'ann@example.co.uk'])('%s still passes', async (email) => {
		const { invalid } = await decide((sink) => addItems(sink, [{ json: { email } }], RULES));
		expect(invalid).toEqual([]);
	});

	it.each(['a@b..c', 'a@..c', 'a@.b.c', 'a@b', 'a@.c', 'a@b.', '@b.c', 'a@b c.d', 'a@b@c.d'])(
		'%s still does not',
		async (email) => {
			const { invalid } = await decide((sink) => addItems(sink, [{ json: { email } }], RULES));
			expect(invalid).toHaveLength(1);
		},
	);

	it('the line of a refused row is read with many blanks in it', () => {
		const error = `Line 7:${' '.repeat(50_000)}bad\nline`;
		expect(toActivity({ errors: [error] })).toEqual({
			errors: [{ line_number: 7, message: 'bad\nline' }],
		});
	});
});
