import { DateTime } from 'luxon';
import fc from 'fast-check';

import { toTimestamp } from '../../nodes/ContactHub/model/times';
import { formatDateTime, readValue } from '../../nodes/ContactHub/model/values';
import { parseDateTime } from '../../nodes/kit';
import { parseRetryAfter } from '../../nodes/kit/http/retry';
import { tried } from './harm';
import { hostileJson, hostileNumber, hostileText } from './hostile';
import { runs } from './settings';

/** Texts that are dates, and texts that almost are. */
const dateText = fc
	.tuple(
		fc.constantFrom('2026', '0000', '9999', '-0001', '+012345', '12026', '1e4'),
		fc.constantFrom('-02-29', '-12-31', '-13-01', '-00-00', '1231', '-W53-7', '-366'),
		fc.constantFrom('', 'T', ' ', 't'),
		fc.constantFrom('', '23:59:60', '24:00', '25:00:00.000', '12:00:00.123456789', '00'),
		fc.constantFrom('', 'Z', '+0000', '+14:00', '-99:99', '[Europe/Rome]', '\u0000'),
	)
	.map((parts) => parts.join(''));

const anything = fc.oneof(
	dateText,
	hostileText,
	hostileNumber,
	hostileJson,
	fc.date({ noInvalidDate: false }),
	fc.constantFrom(NaN, Infinity, DateTime.invalid('made up'), DateTime.fromMillis(8.64e15)),
	fc.date({ noInvalidDate: true }).map((date) => DateTime.fromJSDate(date)),
);

it('anything is a date that servers can read, or refused', () => {
	fc.assert(
		fc.property(anything, (raw) => {
			const outcome = tried(() => formatDateTime(parseDateTime(raw, 'Date')), 'InputError');
			if ('error' in outcome) {
				expect(outcome.error.message).toMatch(/^'Date' isn't a date: .{1,90}$/u);
				return;
			}
			expect(outcome.value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
			// Luxon and Date agree on its meaning.
			expect(new Date(outcome.value).getTime()).toBe(DateTime.fromISO(outcome.value).toMillis());
		}),
		runs(500),
	);
});

it('anything is a day, or refused', () => {
	fc.assert(
		fc.property(anything, (raw) => {
			const field = { label: 'Day', kind: 'date' as const };
			const outcome = tried(() => readValue(raw, field), 'InputError');
			if ('value' in outcome) expect(outcome.value).toMatch(/^\d{4}-\d\d-\d\d$/);
		}),
		runs(500),
	);
});

it('a time of ContactHub is what luxon says', () => {
	const zone = fc.constantFrom('+0000', '+0130', '-1200', '+00:00', 'Z');
	const date = fc.date({
		min: new Date('0001-01-01'),
		max: new Date('9999-12-30'),
		noInvalidDate: true,
	});
	fc.assert(
		fc.property(date, zone, (time, offset) => {
			const text = `${time.toISOString().slice(0, -1)}${offset}`;
			expect(toTimestamp(text)).toBe(DateTime.fromISO(text).toMillis());
		}),
		runs(),
	);
});

it('anything else has no time', () => {
	fc.assert(
		fc.property(fc.oneof(dateText, hostileText), (value) => {
			const outcome = tried(() => toTimestamp(value));
			expect(outcome).toEqual({ value: expect.any(Number) });
		}),
		runs(),
	);
});

it('a server can ask for no wait, for one of any length, but for nothing else', () => {
	const header = fc.oneof(
		hostileText,
		dateText,
		hostileNumber.map(String),
		fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
	);
	fc.assert(
		fc.property(header, header, (retryAfter, date) => {
			const outcome = tried(() => parseRetryAfter(retryAfter, date, 0));
			const wait = 'value' in outcome ? outcome.value : NaN;
			expect(wait === undefined || wait >= 0).toBe(true);
		}),
		runs(),
	);
});

describe('found by these tests', () => {
	it('data that looks like a date of luxon ended the run', () => {
		const raw: unknown = JSON.parse('{"isLuxonDateTime":true}');
		expect(tried(() => parseDateTime(raw, 'Date'), 'InputError')).toMatchObject({
			error: { message: "'Date' isn't a date: {\"isLuxonDateTime\":true}" },
		});
	});

	it.each([
		8.64e15,
		1_790_000_000_000_000,
		-1e15,
		'9999-12-31T23:59:59-01:00',
		'0000-01-01T00:00+01:00',
	])('%s was sent with a year of more digits than servers read', (raw) => {
		expect(tried(() => parseDateTime(raw, 'Date'), 'InputError')).toHaveProperty('error');
	});
});
