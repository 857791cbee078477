import { readCsvRows } from '../../../nodes/kit';
import { collect } from '../dummy';

/** Expects these rows, wherever the text is split. */
async function expectRows(text: string, rows: string[][]): Promise<void> {
	for (let size = 1; size <= text.length; size++) {
		async function* pieces(): AsyncGenerator<string> {
			for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
		}
		expect({ size, rows: await collect(readCsvRows(pieces())) }).toEqual({ size, rows });
	}
}

const rows = [
	['a', 'b'],
	['1', '2'],
	['3', '4'],
];

describe('a row ends', () => {
	it.each([
		['a,b\n1,2\n3,4'],
		['a,b\r1,2\r3,4\r'],
		['a,b\r\n1,2\r3,4\r\n'],
		['a,b\r1,2\n3,4\r'],
		['a,b\n1,2\r3,4'],
		['"a","b"\r"1","2"\r\n"3","4"\n'],
	])('in %j at each line break', async (text) => await expectRows(text, rows));

	it('not at a line break in quotes', async () => {
		await expectRows('a,b\r"1\n2","3\r4"\r"5\r\n6",7\n', [
			['a', 'b'],
			['1\n2', '3\r4'],
			['5\r\n6', '7'],
		]);
	});

	it('at each of several line breaks', async () => {
		await expectRows('a,b\r\r\n1,2\n\r3,4\n\n', [
			['a', 'b'],
			[''],
			['1', '2'],
			[''],
			['3', '4'],
			[''],
		]);
	});
});

describe('Ctrl-Z and NULs', () => {
	it.each(['\u001a', '\u0000\u0000', '\u001a\u0000\u0000\u0000', '\u001a\r\n', ' \u001a \u001a'])(
		'%j at the end are no row',
		async (end) => {
			await expectRows(`a,b\r\n1,2\r\n3,4\r\n${end}`, expect.arrayContaining(rows) as string[][]);
			await expectRows(`a,b\n1,2\n"3","4"${end.trimEnd()}`, rows);
			const seen = `a,b\n1,2\n3,4\n${end}`;
			async function* whole(): AsyncGenerator<string> {
				yield seen;
			}
			const filled = (await collect(readCsvRows(whole()))).filter((row) => row.join('') !== '');
			expect(filled).toEqual(rows);
		},
	);

	it('stay within a file', async () => {
		await expectRows('a,b\n1\u0000,\u001a2\n', [
			['a', 'b'],
			['1\u0000', '\u001a2'],
		]);
	});

	it('alone are an empty file', async () => await expectRows('\u0000\u001a', []));
});

describe('a quote', () => {
	it.each([
		'a, "b"\n "1" ,  "2"\n\t"3",\u00a0"4"\t\n',
		' "a" , "b" \r\n "1", "2" \r\n"3" ,"4"  ',
		'"a"; "b"\n1;\t"2"\r "3"; "4"',
		'"a"\t "b"\n1\t "2" \n "3"\t"4"',
	])('after blanks opens a value: %j', async (text) => await expectRows(text, rows));

	it('after blanks keeps delimiters, line breaks and doubled quotes', async () => {
		await expectRows('a, "b"\n1, " x, ""y""\r\n"\n', [
			['a', 'b'],
			['1', 'x, "y"'],
		]);
	});

	it('after a tab is a value of its own where tabs delimit', async () => {
		await expectRows('a\tb\tc\n\t\t"3"\n', [
			['a', 'b', 'c'],
			['', '', '3'],
		]);
	});

	it('within a value is part of it', async () => {
		await expectRows('a,b\n5" pipe, 6 "inch"\n', [
			['a', 'b'],
			['5" pipe', '6 "inch"'],
		]);
	});

	it.each(['a,b\n1, "2" "3"\n', 'a,b\n1, "2" 3\n', 'a,b\n1, "2\n'])(
		'that is not closed is refused: %j',
		async (text) => {
			const refused = expectRows(text, []);
			await expect(refused).rejects.toThrow("Row 2 of the file has a quote that isn't closed");
		},
	);
});
