import { readBoolean } from '../../../nodes/kit';

it.each([
	[true, true],
	['yes', true],
	[' YES ', true],
	['True', true],
	['Y\u200b', true],
	['VERO', true],
	['si\u0300', true],
	['Nein', false],
	['faux', false],
	[1, true],
	['1', true],
	[false, false],
	['no', false],
	['FALSE', false],
	[0, false],
	['0', false],
])('%p is %p', (raw, expected) => {
	expect(readBoolean(raw, 'Flag')).toBe(expected);
});

it.each([null, undefined, '', 'x', 'on', 2, '01', [], [true], {}])('%p is refused', (raw) => {
	expect(() => readBoolean(raw, 'Flag')).toThrow("'Flag' is ");
});
