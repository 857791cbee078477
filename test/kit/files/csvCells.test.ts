import fc from 'fast-check';
import Papa from 'papaparse';
import { writeCsvRow } from '../../../nodes/kit';
import { FORMULA } from '../../../nodes/kit/values/formulaMarks';

const value = fc.oneof(
	fc.string({ unit: fc.constantFrom(...'ab1 ,;"\n\r\t.=+-@_é\ufeff＝') }),
	fc.string({ unit: 'binary' }),
);
const row = fc.array(value, { minLength: 1, maxLength: 4 });

it('quotes what needs quotes', () => {
	expect(writeCsvRow(['a', '', 'b,c', ' d', '5" x', 'e\nf'])).toBe('a,,"b,c"," d","5"" x","e\nf"');
});

it('writes what Papa Parse does', () => {
	fc.assert(
		fc.property(row, (values) => {
			expect(writeCsvRow(values)).toBe(Papa.unparse([values]));
		}),
		{ numRuns: 1_000 },
	);
});

it('escapes formulas as Papa Parse does', () => {
	fc.assert(
		fc.property(row, (values) => {
			const expected = Papa.unparse([values], { escapeFormulae: FORMULA });
			expect(writeCsvRow(values, true)).toBe(expected);
		}),
		{ numRuns: 1_000 },
	);
});
