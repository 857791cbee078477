import { DateTime } from 'luxon';
import fc from 'fast-check';

import { formatDateTime, readValue } from '../../../../nodes/ContactHub/model/values';
import type { FieldKind } from '../../../../nodes/ContactHub/model/types';

const KINDS: FieldKind[] = [
	'text',
	'email',
	'url',
	'date',
	'dateTime',
	'number',
	'integer',
	'boolean',
	'locale',
	'timezone',
	'choice',
	'stringList',
	'keyValuePairs',
	'json',
	'object',
];

const read = (kind: FieldKind, raw: unknown) => readValue(raw, { label: 'Field', kind });

describe('readValue', () => {
	it.each(KINDS)(
		'returns a value that JSON can hold, or says what is wrong with it: %s',
		(kind) => {
			fc.assert(
				fc.property(fc.oneof(fc.anything(), fc.string()), (raw) => {
					let value: unknown;
					try {
						value = read(kind, raw);
					} catch (error) {
						expect(error).toMatchObject({ name: 'InputError' });
						expect((error as Error).message).toContain("'Field' ");
						return;
					}
					expect(value).toBeDefined();
					expect(['string', 'number', 'boolean', 'object']).toContain(typeof value);
				}),
				{ numRuns: 300 },
			);
		},
	);

	it.each<[FieldKind, unknown, unknown]>([
		['integer', ' 12 ', 12],
		['number', '1000.50', 1000.5],
		['choice', ' b ', 'b'],
		['choice', 'B', 'b'],
		['choice', 'Long  Name', 'c_d'],
		['choice', 'C-D', 'c_d'],
		['keyValuePairs', { pair: [{ key: 'a', value: 1 }] }, [{ key: 'a', value: '1' }]],
		['keyValuePairs', '[{"key": "a", "value": "b"}]', [{ key: 'a', value: 'b' }]],
		['keyValuePairs', {}, []],
		['object', '{"a": 1}', { a: 1 }],
		['any', null, null],
	])('reads %s from %j', (kind, raw, expected) => {
		const options = [
			{ name: 'A', value: 'a' },
			{ name: 'B', value: 'b' },
			{ name: 'Long Name', value: 'c_d' },
		];
		expect(readValue(raw, { label: 'Field', kind, options })).toEqual(expected);
	});

	it.each<[FieldKind, unknown, string]>([
		['integer', '1.5', "'Field' is '1.5'"],
		['number', Infinity, "'Field' is null"],
		['number', '0x', "'Field' is '0x'"],
		['choice', 'c', "'Field' is 'c'"],
		['object', '[]', "'Field' is '[]'"],
		['keyValuePairs', '[1]', "'Field' is '[1]'"],
		['boolean', '', "'Field' is empty"],
		['boolean', { toString: 0 }, '\'Field\' is {"toString":0}'],
		['url', 'x'.repeat(200), `'Field' is '${'x'.repeat(76)}...`],
	])('refuses %s from %j', (kind, raw, message) => {
		expect(() => read(kind, raw)).toThrow(message);
	});

	it('keeps the day of a date as written', () => {
		const hours = fc.integer({ min: -12, max: 14 });
		const moment = fc.date({
			min: new Date('1900-01-01'),
			max: new Date('2100-01-01'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(moment, hours, (date, offset) => {
				const there = DateTime.fromJSDate(date, { zone: `UTC${offset < 0 ? '' : '+'}${offset}` });
				expect(read('date', there.toISO())).toBe(there.toISODate());
				expect(read('date', there)).toBe(there.toISODate());
				expect(read('dateTime', there.toISO())).toBe(there.toUTC().toISO());
			}),
		);
	});

	it('reads the own dates of ContactHub', () => {
		expect(read('dateTime', '2017-03-09T11:31:31.842+0000')).toBe('2017-03-09T11:31:31.842Z');
		expect(read('date', '2017-03-09')).toBe('2017-03-09');
	});
});

describe('formatMoment', () => {
	it('writes UTC with milliseconds', () => {
		const moment = DateTime.fromISO('2024-02-29T23:30:00.001-01:30', { setZone: true });
		expect(formatDateTime(moment)).toBe('2024-03-01T01:00:00.001Z');
	});
});
