import {
	Clocks,
	getElapsed,
	type Reading,
	getCompleteUntil,
	addWatermark,
	type Watermark,
} from '../../../nodes/kit';

const OVERLAP = 1000;

/** A watermark taken at a time by n8n's clock, when the list had been read up to another time. */
const mark = (own: number, time: number, server = 0): Watermark => ({ own, server, time });
const at = (own: number, server = 0): Reading => ({ own, server });

const createResponse = (date?: string) => ({
	status: 200,
	headers: { date },
	body: '',
	request: 'GET /x',
	mayHaveActed: false,
	repeated: false,
});

describe('time that has passed', () => {
	it.each([
		['by one clock, where the server has told nothing before', at(100), at(350, 9000), 250],
		['by one clock, where the server tells nothing now', at(100, 9000), at(350), 250],
		['the shorter one by two clocks', at(100, 9000), at(350, 9200), 200],
		['the shorter one, whichever clock jumps ahead', at(100, 9000), at(350, 99_000), 250],
		['negative where a clock was set back', at(100, 9000), at(350, 8000), -1000],
	])('is %s', (_what, since, now, expected) => {
		expect(getElapsed(since, now)).toBe(expected);
	});
});

describe('two clocks', () => {
	beforeEach(() => {
		jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-05-31T12:00:00Z'));
	});

	afterEach(() => {
		jest.restoreAllMocks();
	});

	const now = Date.parse('2026-05-31T12:00:00Z');

	it('are one until the server sends its time', () => {
		const clocks = new Clocks();
		for (const date of [undefined, 'today']) clocks.afterResponse(createResponse(date));
		expect(clocks.read()).toEqual({ own: now, server: 0 });
		expect([clocks.earlier(), clocks.later()]).toEqual([now, now]);
		expect([clocks.later(now - 1), clocks.later(now + 1)]).toEqual([now, now + 1]);
	});

	it.each([
		['Sun, 31 May 2026 11:59:00 GMT', [-60_000, 0]],
		['Sun, 31 May 2026 12:01:00 GMT', [0, 60_000]],
	])('of which the server says %s: the earlier and the later one', (date, [earlier, later]) => {
		const clocks = new Clocks();
		clocks.afterResponse(createResponse(date));
		clocks.afterResponse(createResponse());
		expect(clocks.earlier() - now).toBe(earlier);
		expect(clocks.later() - now).toBe(later);
		expect(clocks.later(now + 86_400_000) - now).toBe(later);
	});
});

describe('a list is complete', () => {
	it('up to the newest watermark that is as old as the lookback window', () => {
		const watermarks = [mark(0, 10), mark(500, 30), mark(501, 40)];
		expect(getCompleteUntil(watermarks, at(1500), OVERLAP)).toBe(30);
		expect(getCompleteUntil(watermarks, at(1499), OVERLAP)).toBe(10);
	});

	it('nowhere while there is no such watermark', () => {
		expect(getCompleteUntil([mark(0, 10)], at(999), OVERLAP)).toBe(-Infinity);
		expect(getCompleteUntil([], at(5000), OVERLAP)).toBe(-Infinity);
	});
});

describe('a watermark', () => {
	const first = mark(1000, 10);

	it.each([
		['the first one', [], mark(1000, 10), true],
		['after a tenth of the overlap', [first], mark(1100, 11), true],
		['earlier than that', [first], mark(1099, 11), false],
		['after the clock was set back', [first], mark(999, 11), true],
		['of the same time', [first], mark(2000, 10), false],
		['of an earlier time', [first], mark(2000, 9), false],
	])('is kept: %s', (_what, watermarks, next, kept) => {
		expect(addWatermark(watermarks, next, 0, OVERLAP)).toEqual(
			kept ? [...watermarks, next] : watermarks,
		);
	});

	it('is useless before the time from which the list is read again', () => {
		const second = mark(2000, 20);
		expect(addWatermark([first, second], mark(3000, 30), 20, OVERLAP)).toEqual([
			second,
			mark(3000, 30),
		]);
		expect(addWatermark([], mark(3000, 30), 30, OVERLAP)).toEqual([mark(3000, 30)]);
		expect(addWatermark([], mark(3000, 30), 31, OVERLAP)).toEqual([]);
	});

	it('is one of thirty at most', () => {
		const watermarks = Array.from({ length: 29 }, (_, n) => mark(n * 100, n));
		const full = addWatermark(watermarks, mark(2900, 29), 0, OVERLAP);
		expect(full).toHaveLength(30);
		expect(addWatermark(full, mark(3000, 30), 0, OVERLAP)).toEqual(full);
	});
});
