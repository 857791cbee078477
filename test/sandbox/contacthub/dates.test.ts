import { createRandom } from '../random';
import { formatInstant, isDate, parseDateTime, parseInstant } from './dates';

describe('dates', () => {
	it('are written as the API does', () => {
		const random = createRandom(3);
		const times = Array.from({ length: 500 }, () => Math.floor((random.next() - 0.2) * 4e12));
		for (const time of [0, -1, 951_782_399_999, 951_782_400_000, ...times]) {
			expect(formatInstant(time)).toBe(new Date(time).toISOString().replace('Z', '+0000'));
			expect(parseDateTime(formatInstant(time))).toBe(time);
		}
	});

	it.each([
		'2017-03-10',
		'2017-03-10T00:00Z',
		'2017-03-10T00:00:00',
		'2017-03-10 00:00:00Z',
		'2017-03-10T24:00:00Z',
		'2017-13-10T00:00:00Z',
		'2017-02-29T00:00:00Z',
		'2017-03-10T00:00:00.000 0000',
		'20170310T000000Z',
		'',
	])('%j is no date-time', (text) => {
		expect(parseDateTime(text)).toBeUndefined();
	});

	it('reads zones on both sides of Greenwich', () => {
		const noon = Date.UTC(2017, 2, 10, 12);
		expect(parseDateTime('2017-03-10T09:00:00-03:00')).toBe(noon);
		expect(parseDateTime('2017-03-10T17:30:00.000+0530')).toBe(noon);
	});

	it('takes days and epoch milliseconds in queries', () => {
		expect(parseInstant('2017-03-10')).toBe(Date.UTC(2017, 2, 10));
		expect(parseInstant(1_489_104_000_000)).toBe(Date.UTC(2017, 2, 10));
		expect([parseInstant(NaN), parseInstant(null), isDate('2017-3-1')]).toEqual([
			undefined,
			undefined,
			false,
		]);
	});
});
