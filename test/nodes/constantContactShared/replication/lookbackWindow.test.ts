import type { IDataObject } from 'n8n-workflow';

import {
	hashRecord,
	LookbackWindow,
} from '../../../../nodes/constantContactShared/replication/lookbackWindow';

const FROM = Date.parse('2026-03-01T11:50:00.000Z');

/** Start of the next time range, this many milliseconds later. */
const at = (offset: number): string => new Date(FROM + offset).toISOString();

const changed = ({ changed: time }: IDataObject) => time;

function overlapOf(before: string[] = [], sofar: string[] = []): LookbackWindow {
	return new LookbackWindow(before, sofar, changed, () => FROM);
}

const texts = (count: number) => Array.from({ length: count }, (_, index) => `mark ${index}`);

describe('the next run gets the records', () => {
	it.each<[told: string, time: unknown, isTold: boolean]>([
		['that changed in its window', at(1), true],
		['that changed when it begins, as filters are inclusive', at(0), true],
		['not of those that changed before', at(-1), false],
		['that do not tell when they changed', undefined, true],
		['that tell it in no way that can be read', 'yesterday', true],
	])('%s', (_told, time, isTold) => {
		const overlap = overlapOf();
		const record = { id: '1', changed: time } as IDataObject;
		expect(overlap.take([record])).toEqual([record]);
		expect(overlap.next).toEqual(isTold ? [hashRecord(record)] : []);
	});

	it('beside those that earlier parts of the run passed on', () => {
		const overlap = overlapOf([], ['earlier']);
		const [first, second] = [
			{ id: '1', changed: at(5) },
			{ id: '2', changed: at(6) },
		];
		overlap.take([first]);
		overlap.take([second, first]);
		expect(overlap.next).toEqual(['earlier', hashRecord(first), hashRecord(second)]);
	});

	it('although this run left them out', () => {
		const record = { id: '1', changed: at(5) };
		const overlap = overlapOf([hashRecord(record)]);
		expect(overlap.take([record])).toEqual([]);
		expect(overlap.next).toEqual([hashRecord(record)]);
	});

	it.each<[known: number, more: number, told: number | undefined]>([
		[0, 0, 0],
		[4999, 1, 5000],
		[4999, 2, undefined],
		[5000, 0, 5000],
		[5000, 1, undefined],
	])('up to 5,000: of %i and %i more, it gets %p', (known, more, told) => {
		const overlap = overlapOf([], texts(known));
		const records = texts(more).map((id) => ({ id, changed: at(0) }));
		expect(overlap.take(records)).toEqual(records);
		expect(overlap.next?.length).toBe(told);
	});

	it("a repeated one of 5,000 doesn't count twice", () => {
		const record = { id: '1', changed: at(0) };
		const overlap = overlapOf([], [...texts(4999), hashRecord(record)]);
		overlap.take([record]);
		expect(overlap.next).toHaveLength(5000);
	});
});

describe('what the last run passed on is left out', () => {
	const record = { id: '1', name: 'Ann', changed: at(5) };
	const old = { id: '2', changed: at(-5) };

	it('where it is returned again as it was', () => {
		const overlap = overlapOf([hashRecord(record), hashRecord(old)]);
		const other = { id: '3', changed: at(-5) };
		expect(overlap.take([record, other, old])).toEqual([other]);
		expect(overlap.next).toEqual([hashRecord(record)]);
	});

	it('but not where it changed again, even at the same time', () => {
		const overlap = overlapOf([hashRecord(record)]);
		expect(overlap.take([{ ...record, name: 'Anna' }])).toEqual([{ ...record, name: 'Anna' }]);
	});

	it('but not what this run passed on itself', () => {
		const overlap = overlapOf([], [hashRecord(record)]);
		expect(overlap.take([record])).toEqual([record]);
	});
});

it('does not ask if the next window begins before there is a record', () => {
	const from = jest.fn(() => FROM);
	const overlap = new LookbackWindow(['mark'], [], changed, from);
	expect(overlap.take([])).toEqual([]);
	expect(from).not.toHaveBeenCalled();
});

it.each<[IDataObject, string]>([
	[{ id: '1' }, 'WBGWf1QNMA0'],
	[{ id: '1', name: 'Ännchen' }, 'xaAt5rq35qK'],
])('the mark of %j stays the same from run to run', (record, mark) => {
	expect(hashRecord(record)).toBe(mark);
});
