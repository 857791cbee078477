import { toTimestamp } from '../../../../nodes/ContactHub/model/times';

const MOMENT = Date.UTC(2017, 2, 9, 11, 31, 31, 842);

it.each([
	['2017-03-09T11:31:31.842+0000', MOMENT],
	['2017-03-09T11:31:31.842Z', MOMENT],
	['2017-03-09T12:31:31.842+0100', MOMENT],
	['2017-03-09T12:31:31.842+01:00', MOMENT],
	['2017-03-09T08:01:31.842-0330', MOMENT],
	['soon', NaN],
	['', NaN],
	[null, NaN],
	[undefined, NaN],
	[{}, NaN],
])('%j is at %p', (text, expected) => {
	expect(toTimestamp(text)).toBe(expected);
});
