import fc from 'fast-check';
import { InputError, ServerError, StoppedError, TransportError } from '../../../nodes/kit';
import { isWorthRepeating, parseRetryAfter, waitBeforeNext } from '../../../nodes/kit/http/retry';

const status = (code: number, retryAfter?: number) =>
	new ServerError({ status: code, request: 'GET /x', serverMessage: 'words', retryAfter });
const transport = (problem: TransportError['problem']) =>
	new TransportError(problem, 'GET /x', 'seen', false);

describe('which requests are retried', () => {
	it.each([
		// What happened, whether an idempotent request is retried, whether any other is
		['429', status(429), true, true],
		['unreachable', transport('unreachable'), true, true],
		['500', status(500), true, false],
		['502', status(502), true, false],
		['503', status(503), true, false],
		['504', status(504), true, false],
		['connectionLost', transport('connectionLost'), true, false],
		['timeout', transport('timeout'), true, false],
		['unreadable', transport('unreadable'), true, false],
		['redirected', transport('redirected'), false, false],
		['proxyRefused', transport('proxyRefused'), false, false],
		['400', status(400), false, false],
		['401', status(401), false, false],
		['403', status(403), false, false],
		['404', status(404), false, false],
		['409', status(409), false, false],
		['423', status(423), false, false],
		['501', status(501), false, false],
		['Stop', new StoppedError(), false, false],
		['bad input', new InputError('bad', 'mend'), false, false],
		['a bug', new TypeError('bug'), false, false],
	])('%s', (_what, error, idempotent, notIdempotent) => {
		expect(isWorthRepeating(error, true)).toBe(idempotent);
		expect(isWorthRepeating(error, false)).toBe(notIdempotent);
	});
});

describe('how long is waited', () => {
	const policy = { attempts: 4, firstWait: 1000, longestWait: 120_000 };

	it('doubles, with a random part of half', () => {
		const waits = [1, 2, 3, 8].map((attempt) => [
			waitBeforeNext(status(503), attempt, policy, 0),
			waitBeforeNext(status(503), attempt, policy, 1),
		]);
		expect(waits).toEqual([
			[500, 1000],
			[1000, 2000],
			[2000, 4000],
			[60_000, 120_000],
		]);
	});

	it('never exceeds the longest wait, whatever the attempt', () => {
		const attempt = fc.integer({ min: 1, max: 5000 });
		fc.assert(
			fc.property(attempt, fc.double({ min: 0, max: 1, noNaN: true }), (number, random) => {
				const wait = waitBeforeNext(transport('timeout'), number, policy, random);
				expect(wait).toBeGreaterThanOrEqual(500);
				expect(wait).toBeLessThanOrEqual(120_000);
			}),
		);
	});

	it('is exactly what the server asks for', () => {
		expect(waitBeforeNext(status(429, 7000), 3, policy)).toBe(7000);
		expect(waitBeforeNext(status(429, 120_000), 1, policy)).toBe(120_000);
	});

	it('becomes longer also if the server says that it may be none', () => {
		for (const code of [429, 503]) {
			expect(waitBeforeNext(status(code, 0), 1, policy, 1)).toBe(
				waitBeforeNext(status(code), 1, policy, 1),
			);
			expect(waitBeforeNext(status(code, 0), 3, policy, 0)).toBeGreaterThan(1000);
		}
	});

	it('is not at all when the server asks for too much', () => {
		expect(waitBeforeNext(status(429, 120_001), 1, policy)).toBeUndefined();
	});
});

describe('Retry-After', () => {
	const now = Date.parse('2026-05-31T12:00:00Z');
	const http = (milliseconds: number) => new Date(milliseconds).toUTCString();

	it.each([
		['0', 0],
		['7', 7000],
		[' 120 ', 120_000],
		['86400', 86_400_000],
	])('%j is in seconds', (header, expected) => {
		expect(parseRetryAfter(header, undefined, now)).toBe(expected);
	});

	it('is a date by the clock of the server, whatever the clock here says', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer(), (seconds, skew) => {
				const server = Date.parse('2026-05-31T12:00:00Z');
				const header = http(server + seconds * 1000);
				expect(parseRetryAfter(header, http(server), server + skew)).toBe(seconds * 1000);
			}),
		);
	});

	it('is a date by the clock here when the server does not tell its own', () => {
		expect(parseRetryAfter(http(now + 5000), undefined, now)).toBe(5000);
		expect(parseRetryAfter(http(now + 5000), 'nonsense', now)).toBe(5000);
	});

	it('that is over means now', () => {
		expect(parseRetryAfter(http(now - 5000), http(now), now)).toBe(0);
	});

	it.each([
		'Sunday, 31-May-26 12:00:09 GMT',
		'Sun May 31 12:00:09 2026',
		'Sun, 31 May 2026 12:00:09 GMT',
	])('may be written %s (RFC 9110, 5.6.7)', (header) => {
		expect(parseRetryAfter(header, undefined, now)).toBe(9000);
	});

	it.each(['', 'soon', '-1', '1.5', '1e3', 'NaN', '2026-05-31T12:00:09Z'])(
		'%j says nothing',
		(header) => {
			expect(parseRetryAfter(header, undefined, now)).toBeUndefined();
		},
	);

	it('may be missing', () => {
		expect(parseRetryAfter(undefined, http(now), now)).toBeUndefined();
	});
});
