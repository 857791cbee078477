import { utils, write, type CellObject, type WorkBook } from '@e965/xlsx';
import { strToU8, zipSync, type Zippable } from 'fflate';

import { readWorkbookAsCsv } from '../../../nodes/kit/files/workbook';
import { readCsvPages } from '../../../nodes/kit';
import { refusal } from '../../support';

const NAME = 'people.xlsx';

/** The CSV of a workbook, and its hints. */
function read(file: Uint8Array) {
	const hints: string[] = [];
	const csv = [...readWorkbookAsCsv(file, NAME, (text) => hints.push(text))].join('');
	return { csv, lines: csv.split('\n').slice(0, -1), hints };
}

const refused = (file: Uint8Array) => refusal(() => read(file));

const HELP =
	"Save the sheet as 'CSV UTF-8', or use n8n's 'Extract from File' node before this one and take the rows from items.";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook, part by part. */
interface Parts {
	/** The content of the sheet's `sheetData`. */
	rows?: string;
	sheet?: string;
	strings?: string;
	/** Number formats by ID, and the style for each, in order. */
	formats?: Record<number, string>;
	styles?: number[];
	book?: string;
	more?: Zippable;
	without?: string[];
}

function packed({ rows = '', formats = {}, styles = [], ...parts }: Parts): Uint8Array {
	const relation = (id: string, type: string, target: string) =>
		`<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
	const numFmts = Object.entries(formats).map(
		([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`,
	);
	const files: Record<string, string> = {
		'_rels/.rels': `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
		'xl/workbook.xml':
			parts.book ??
			`<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships>${relation('r1', 'worksheet', 'worksheets/sheet1.xml')}${relation('r2', 'styles', '/xl/styles.xml')}${relation('r3', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
		'xl/worksheets/sheet1.xml':
			parts.sheet ?? `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
		'xl/sharedStrings.xml': `<sst ${MAIN}>${parts.strings ?? ''}</sst>`,
		'xl/styles.xml': `<styleSheet ${MAIN}><numFmts>${numFmts.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
	};
	for (const name of parts.without ?? []) delete files[name];
	const all = Object.entries(files).map(([name, text]) => [name, strToU8(text)]);
	return zipSync({ ...(Object.fromEntries(all) as Zippable), ...parts.more });
}

/** A workbook as written by SheetJS. */
function written(rows: unknown[][], change: (book: WorkBook) => void = () => {}): Uint8Array {
	const book = utils.book_new();
	utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Contacts');
	change(book);
	return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

const formatted = (v: number, z: string): CellObject => ({ t: 'n', v, z });

describe('texts', () => {
	it('arrive as they are, whatever they contain', () => {
		const values = ['Zoë, "Z"', 'two\nlines', "'t Hart", '=1+1', '007', ' blank ', 'a & <b>', '😀'];
		const { csv } = read(written([['Email'], values]));
		expect(csv).toBe('Email\n"Zoë, ""Z""","two\nlines",\'t Hart,=1+1,007," blank ",a & <b>,😀\n');
	});

	it('in parts, without hints at how they are pronounced, and with what XML does not allow', () => {
		const strings =
			'<si><r><t>An</t></r><r><rPr/><t>n</t></r><rPh><t>AN</t></rPh></si><si><t>a_x0009_b_x005F_x0009_</t></si>';
		const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';
		expect(read(packed({ rows, strings })).csv).toBe('Ann,a\tb_x0009_\n');
	});

	it('in the cell, of a formula, and switches', () => {
		const rows =
			'<row><c t="inlineStr"><is><t>A</t></is></c><c t="str"><f>X1</f><v>B</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c></row>';
		expect(read(packed({ rows })).csv).toBe('A,B,true,false,#N/A\n');
	});

	it('with prefixes, as other programs write the parts', () => {
		const sheet = `<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>A</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
		expect(read(packed({ sheet })).csv).toBe('A\n');
	});
});

describe('numbers', () => {
	it.each<[number, string, string]>([
		[501, '00000', '00501'],
		[61030001, '00000\\-0000', '06103-0001'],
		[123456789, '000\\-00\\-0000', '123-45-6789'],
		[1234567, '00000', '1234567'],
		[-5, '00000', '-5'],
		[1.5, '00000', '1.5'],
		[1234.5, '#,##0.00', '1234.5'],
		[0.1 + 0.2, 'General', '0.30000000000000004'],
		[5550100, '0', '5550100'],
		[393331234567, 'General', '393331234567'],
		[0.25, '0%', '0.25'],
		[12, '0.00E+00', '12'],
		[12, '#,##0 "days"', '12'],
		[12, '[$€-407] #,##0', '12'],
		[12, '[Red]0', '12'],
	])('%p as %s is %s', (value, format, text) => {
		expect(read(written([[formatted(value, format)]])).csv).toBe(`${text}\n`);
	});

	it('with more digits than a spreadsheet keeps are recognized by their exponent, and refused later', () => {
		expect(read(written([[1234567890123456]])).csv).toBe('1.234567890123456E+15\n');
	});
});

describe('days and times', () => {
	it.each<[number, string, string]>([
		[29294, 'yyyy-mm-dd', '1980-03-14'],
		[29294, 'm/d/yy', '1980-03-14'],
		[29294, 'dd/mm/yyyy', '1980-03-14'],
		[29294, '[$-410]d mmmm yyyy;@', '1980-03-14'],
		[29294, 'mmm\\-yy', '1980-03-14'],
		[29294.75, 'dd/mm/yyyy', '1980-03-14'],
		[46355.75, 'yyyy-mm-dd hh:mm', '2026-11-29T18:00:00'],
		[46355.999999, 'yyyy-mm-dd hh:mm:ss', '2026-11-30T00:00:00'],
		[0.5, 'h:mm AM/PM', '12:00:00'],
		[1.5, '[h]:mm', '1.5'],
		[1, 'yyyy-mm-dd', '1900-01-01'],
		[59, 'yyyy-mm-dd', '1900-02-28'],
		[60, 'yyyy-mm-dd', '60'],
		[61, 'yyyy-mm-dd', '1900-03-01'],
		[0, 'm/d/yyyy', '1/0/1900'],
		[-1, 'yyyy-mm-dd', '-1'],
		[2958465, 'yyyy-mm-dd', '9999-12-31'],
		[2958466, 'yyyy-mm-dd', '2958466'],
		[29294, '"yd" 0', '29294'],
	])('%p as %s is %s', (value, format, text) => {
		expect(read(written([[formatted(value, format)]])).csv).toBe(`${text}\n`);
	});

	it('are counted from 1904 if the workbook does so', () => {
		const { csv } = read(
			packed({
				book: `<workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr date1904="1"/><sheets><sheet name="One" r:id="r1"/></sheets></workbook>`,
				rows: '<row><c s="0"><v>27832</v></c><c s="0"><v>0</v></c></row>',
				styles: [14],
			}),
		);
		expect(csv).toBe('1980-03-14,1904-01-01\n');
	});

	it.each([14, 15, 16, 17, 22, 27, 30, 36, 50, 57])('format %i is built in', (id) => {
		const rows = '<row><c s="1"><v>29294</v></c></row>';
		expect(read(packed({ rows, styles: [0, id] })).csv).toMatch(/^1980-03-14/);
	});

	it('that are written as such', () => {
		const rows = '<row><c t="d"><v>1980-03-14</v></c></row>';
		expect(read(packed({ rows })).csv).toBe('1980-03-14\n');
	});
});

describe('rows', () => {
	it('keep their numbers if some are left out, and cells their columns', () => {
		const rows =
			'<row r="2"><c r="B2"><v>1</v></c></row><row r="4"><c r="A4"><v>2</v></c><c r="AA4"><v>3</v></c></row>';
		expect(read(packed({ rows })).lines).toEqual(['', ',1', '', `2${','.repeat(26)}3`]);
	});

	it('are read by the reader of CSV, below a title', async () => {
		const file = written([
			['Customers of 2026'],
			[],
			['Name', 'Email'],
			['Ann', 'ann@example.com'],
		]);
		const text = (async function* () {
			await Promise.resolve();
			yield* readWorkbookAsCsv(file, NAME);
		})();
		const column = { isNamed: (name: string) => name === 'Email', fits: () => true };
		const found: string[][] = [];
		for await (const page of readCsvPages(text, column)) found.push(...page);
		expect(found).toEqual([[''], [''], ['Name', 'Email'], ['Ann', 'ann@example.com']]);
	});

	it('of the first sheet that is not hidden, which a hint names', () => {
		const { csv, hints } = read(
			written([['hidden']], (book) => {
				utils.book_append_sheet(book, utils.aoa_to_sheet([['seen']]), 'Seen');
				utils.book_append_sheet(book, utils.aoa_to_sheet([['other']]), 'Other');
				book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }, { Hidden: 0 }] };
			}),
		);
		expect(csv).toBe('seen\n');
		expect(hints).toEqual(["Read the first sheet, 'Seen', of 'people.xlsx', and not 'Other'"]);
	});

	it('are read a few at a time', () => {
		const rows = Array.from({ length: 20_000 }, (_, index) => [
			`p${index}@example.com`,
			'x'.repeat(20),
		]);
		const pieces = [...readWorkbookAsCsv(written(rows), NAME)];
		expect(pieces.length).toBeGreaterThan(5);
		expect(pieces.join('').split('\n')).toHaveLength(20_001);
	});
});

describe('a workbook that cannot be used is refused, with what helps', () => {
	const damaged = (what: string) => [`'${NAME}' is damaged: ${what}`, HELP];

	it.each<[string, Uint8Array, string[]]>([
		['a part of an archive', packed({}).subarray(0, 200), damaged("it can't be unpacked")],
		[
			'another archive',
			zipSync({ 'a.txt': strToU8('a') }),
			[`'${NAME}' isn't an Excel workbook`, HELP],
		],
		[
			'a sheet without an end',
			packed({ sheet: '<worksheet><sheetData>' }),
			damaged("a part isn't XML"),
		],
		[
			'a document type',
			packed({ sheet: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>' }),
			damaged("a part isn't XML"),
		],
		[
			'an entity',
			packed({ rows: '<row><c t="str"><v>&secret;</v></c></row>' }),
			damaged("a part isn't XML"),
		],
		[
			'no sheet',
			packed({ without: ['xl/worksheets/sheet1.xml'] }),
			damaged("it has no part 'xl/worksheets/sheet1.xml'"),
		],
		[
			'a text that it has not',
			packed({ rows: '<row><c t="s"><v>7</v></c></row>' }),
			damaged('it has no text 7'),
		],
		[
			'rows in disorder',
			packed({ rows: '<row r="2"/><row r="1"/>' }),
			damaged("it has a row '1' after row 2"),
		],
		[
			'a row beyond the last',
			packed({ rows: '<row r="99999999"/>' }),
			damaged("it has a row '99999999' after row 0"),
		],
		[
			'a cell beyond the last',
			packed({ rows: '<row><c r="ZZZ1"/></row>' }),
			damaged("it has a cell 'ZZZ1'"),
		],
		['a cell nowhere', packed({ rows: '<row><c r="1"/></row>' }), damaged("it has a cell '1'")],
		[
			'a formula that nobody has worked out',
			packed({ rows: '<row><c r="B1"><f>A1</f></c></row>' }),
			[`'${NAME}' has a formula without its result in row 1, column 2`, HELP],
		],
	])('%s', (_, file, told) => {
		expect(refused(file)).toEqual(told);
	});

	it('one that would fill the memory when it is unpacked', () => {
		// The size in the archive's directory is trusted: nothing is unpacked.
		const file = packed({});
		const huge = declaring(file, 'xl/worksheets/sheet1.xml', 2_000_000_000);
		expect(refused(huge)).toEqual([`'${NAME}' has more than 300 MB unpacked`, HELP]);
	});

	it('one of few bytes whose rows would be wide', () => {
		const wide = Array.from(
			{ length: 4000 },
			(_, index) => `<row><c r="XFD${index + 1}"><v>1</v></c></row>`,
		);
		expect(refused(packed({ rows: wide.join('') }))[0]).toMatch(
			/^'people.xlsx' has too many columns in the rows up to \d+$/,
		);
	});

	it('one that says less than it holds is cut, and so no XML', () => {
		const rows = '<row><c t="str"><v>x</v></c></row>'.repeat(1000);
		const small = declaring(packed({ rows }), 'xl/worksheets/sheet1.xml', 500);
		expect(refused(small)[0]).toMatch(/^'people.xlsx' is damaged/);
	});
});

/** The archive, with a different size for an unpacked file in its directory. */
function declaring(archive: Uint8Array, name: string, size: number): Uint8Array {
	const bytes = Buffer.from(archive);
	let at = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
	while (at >= 0) {
		const length = bytes.readUInt16LE(at + 28);
		const found = bytes.subarray(at + 46, at + 46 + length).toString();
		if (found === name) bytes.writeUInt32LE(size, at + 24);
		at = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'), at + 4);
	}
	return bytes;
}
