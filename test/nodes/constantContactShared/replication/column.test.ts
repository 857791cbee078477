import { Settings } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { DateTime } from '../../../../nodes/kit';
import {
	columnList,
	columns,
	getColumnNames,
	toRow,
	type Column,
	type ColumnType,
} from '../../../../nodes/constantContactShared/replication/column';

describe('lists of columns', () => {
	it('have one type, or each its own', () => {
		const expected: Column[] = [
			{ name: 'a', type: 'text' },
			{ name: 'b', type: 'text' },
		];
		expect(columns('text', 'a', 'b')).toEqual(expected);
		expect(columnList(['a', 'text'], ['b', 'boolean'])).toEqual([
			{ name: 'a', type: 'text' },
			{ name: 'b', type: 'boolean' },
		]);
	});
});

describe('a value', () => {
	const TYPES: ColumnType[] = ['text', 'number', 'boolean', 'time', 'record', 'records', 'json'];

	it.each(TYPES)('that is missing or empty is null in a column of type %s', (type) => {
		const chosen = columns(type, 'a', 'b', 'c');
		const row = { a: null, b: null, c: null };
		expect(toRow({ a: null, b: '' }, chosen, false)).toEqual(row);
		expect(toRow({ a: null, b: '' }, chosen, true)).toEqual(row);
	});

	it.each<[ColumnType, unknown, unknown]>([
		['text', '007', '007'],
		['text', 7, '7'],
		['text', 0, '0'],
		['text', false, 'false'],
		['text', { a: 1 }, '{"a":1}'],
		['text', [1], '[1]'],
		['number', '12', 12],
		['number', '0', 0],
		['number', 0, 0],
		['number', '1.5', 1.5],
		['number', 'many', 'many'],
		['number', 'Infinity', 'Infinity'],
		['boolean', true, true],
		['boolean', false, false],
		['boolean', 'TRUE', true],
		['boolean', 'true', true],
		['boolean', 'false', false],
		['boolean', 'yes', false],
		['boolean', 1, false],
		['record', { a: 1 }, { a: 1 }],
		['record', 'as it is', 'as it is'],
		['records', [{ a: 1 }], [{ a: 1 }]],
		['records', [], []],
		['json', [{ a: 1 }], '[{"a":1}]'],
		['json', [], '[]'],
		['json', '[1]', '[1]'],
		['json', 1, '1'],
	])('of type %s: %j becomes %j', (type, value, expected) => {
		const row = toRow({ a: value } as IDataObject, columns(type, 'a'), false);
		expect(row).toEqual({ a: expected });
	});

	it.each<[unknown, unknown]>([
		['2026-03-01T12:00:00.123Z', '2026-03-01T12:00:00.123Z'],
		['2026-03-01T12:00:00Z', '2026-03-01T12:00:00.000Z'],
		['2026-03-01T12:00:00.1Z', '2026-03-01T12:00:00.100Z'],
		['2015-01-09T00:14:08.000-05:00', '2015-01-09T05:14:08.000Z'],
		['2026-W09-7T12:00:00.000Z', '2026-03-01T12:00:00.000Z'],
		['+002026-03-01T12:00:00.123Z', '2026-03-01T12:00:00.123Z'],
		['2026-03-01T12:00:00.1234Z', '2026-03-01T12:00:00.123Z'],
		['20260301T120000.123Z', '2026-03-01T12:00:00.123Z'],
		['soon', 'soon'],
		['a 2026-03-01T12:00:00.123Z', 'a 2026-03-01T12:00:00.123Z'],
	])('of type time: %j becomes %j', (value, expected) => {
		expect(toRow({ at: value } as IDataObject, columns('time', 'at'), false)).toEqual({
			at: expected,
		});
	});
});

it.each([
	['2026-03-01', '2026-03-01T00:00:00.000Z'],
	['2026-03-01T12:00:00.123', '2026-03-01T12:00:00.123Z'],
])(
	'the time %s, which has no offset, is in UTC, whatever the zone of the machine',
	(value, time) => {
		const { defaultZone } = Settings;
		Settings.defaultZone = 'America/New_York';
		expect(toRow({ at: value }, columns('time', 'at'), false)).toEqual({ at: time });
		Settings.defaultZone = defaultZone;
	},
);

it('a time as it is wanted is not parsed: a million rows have several each', () => {
	const parse = jest.spyOn(DateTime, 'fromISO');
	const time = '2026-03-01T12:00:00.123Z';
	expect(toRow({ at: time }, columns('time', 'at'), false)).toEqual({ at: time });
	expect(parse).not.toHaveBeenCalled();
	parse.mockRestore();
});

describe('a row', () => {
	const address: Column = { name: 'address', type: 'record', parts: ['city', 'zip'] };
	const chosen: Column[] = [
		{ name: 'id', type: 'text' },
		address,
		{ name: 'lists', type: 'records' },
		{ name: 'extra', type: 'record' },
		{ name: 'first', type: 'text', from: ({ names }) => (names as string[])[0] },
		{ name: 'size', type: 'number' },
	];
	const record: IDataObject = {
		first: 'not this one',
		names: ['Ann', 'Bob'],
		id: 7,
		address: { city: 'Ulm', street: 'Main' },
		lists: [{ id: '1' }],
		extra: { a: true },
		size: '3',
		other: 1,
	};

	it('has the columns in their order, and nothing else', () => {
		const row = toRow(record, chosen, false);
		expect(row).toEqual({
			id: '7',
			address: { city: 'Ulm', street: 'Main' },
			lists: [{ id: '1' }],
			extra: { a: true },
			first: 'Ann',
			size: 3,
		});
		expect(Object.keys(row)).toEqual(getColumnNames(chosen, false));
	});

	it('that is flat has the parts of records as columns, and other nested values as JSON', () => {
		const row = toRow(record, chosen, true);
		expect(row).toEqual({
			id: '7',
			address_city: 'Ulm',
			address_zip: null,
			lists: '[{"id":"1"}]',
			extra: '{"a":true}',
			first: 'Ann',
			size: 3,
		});
		expect(Object.keys(row)).toEqual(getColumnNames(chosen, true));
	});

	it.each([[undefined], [null], ['Ulm']])(
		'has empty parts if there is no record but %j',
		(value) => {
			expect(toRow({ address: value }, [address], true)).toEqual({
				address_city: null,
				address_zip: null,
			});
		},
	);

	it('keeps parts that are false or zero', () => {
		expect(toRow({ address: { city: 0, zip: false } }, [address], true)).toEqual({
			address_city: 0,
			address_zip: false,
		});
	});
});
