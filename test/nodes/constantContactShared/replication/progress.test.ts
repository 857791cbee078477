import type { IDataObject } from 'n8n-workflow';

import { hashRecord } from '../../../../nodes/constantContactShared/replication/lookbackWindow';
import { AscendingProgress } from '../../../../nodes/constantContactShared/replication/progress';

const rank = ({ rank: value }: IDataObject) => Number(value);

/** Different records with these ranks. */
function ranked(...ranks: number[]): IDataObject[] {
	return ranks.map((value, index) => ({ rank: value, index }));
}

const marksOf = (records: IDataObject[]) => records.map(hashRecord).join(' ');

describe('a list in which each rank occurs once', () => {
	it.each<
		[told: string, earlier: string | undefined, ranks: number[], reached: string | undefined]
	>([
		['nothing before it is read', undefined, [], undefined],
		['the last rank', undefined, [1, 2, 7], '7'],
		['a rank below zero', undefined, [-7, -2], '-2'],
		['a rank of zero', undefined, [0], '0'],
		['what an earlier run reached', '5', [], '5'],
		['what is beyond an earlier run', '5', [6, 8], '8'],
		['the same as an earlier run', '5', [5], '5'],
		['nothing where ranks descend', undefined, [1, 7, 6], undefined],
		['nothing where they descend and ascend again', undefined, [7, 6, 8], undefined],
		['nothing where they are below an earlier run', '5', [4], undefined],
		["nothing where a rank isn't a number", undefined, [1, NaN, 2], undefined],
	])('has reached %s', (_told, earlier, ranks, reached) => {
		const progress = new AscendingProgress(rank, true, earlier);
		progress.note(ranked(...ranks));
		expect(progress.reached).toBe(reached);
		expect(progress.atReached).toBe('');
	});

	it.each<[number, boolean]>([
		[4, true],
		[5, true],
		[6, false],
		[NaN, false],
	])('knows what has rank %d when 5 was reached: %p', (value, known) => {
		const noted = new AscendingProgress(rank, true);
		noted.note(ranked(3, 5));
		const earlier = new AscendingProgress(rank, true, '5');
		expect([noted, earlier].map((progress) => progress.has({ rank: value }))).toEqual([
			known,
			known,
		]);
	});

	it('takes nothing for known before anything was read', () => {
		expect(new AscendingProgress(rank, true).has({ rank: 1 })).toBe(false);
	});

	it("doesn't treat anything as known if it isn't ordered", () => {
		const progress = new AscendingProgress(rank, true);
		progress.note(ranked(5, 3));
		expect([2, 3, 5, 6].map((value) => progress.has({ rank: value }))).toEqual([
			false,
			false,
			false,
			false,
		]);
	});
});

describe('a list in which a rank may occur several times', () => {
	it('remembers the records of the last rank alone', () => {
		const progress = new AscendingProgress(rank, false);
		const [first, ...last] = ranked(1, 2, 2) as [IDataObject, ...IDataObject[]];
		progress.note([first]);
		expect([progress.reached, progress.atReached]).toEqual(['1', marksOf([first])]);
		progress.note(last);
		expect([progress.reached, progress.atReached]).toEqual(['2', marksOf(last)]);
	});

	it('knows records of the last rank by their content, and earlier ones by their rank', () => {
		const progress = new AscendingProgress(rank, false);
		const records = ranked(1, 2, 2);
		progress.note(records);
		const others = [{ rank: 1 }, { rank: 2 }, { rank: 3 }];
		expect(records.map((record) => progress.has(record))).toEqual([true, true, true]);
		expect(others.map((record) => progress.has(record))).toEqual([true, false, false]);
	});

	it('continues with what an earlier run reached', () => {
		const [before, again, later] = ranked(2, 2, 3) as [IDataObject, IDataObject, IDataObject];
		const both = marksOf([before, { rank: 2 }]);
		const progress = new AscendingProgress(rank, false, '2', both);
		expect([progress.reached, progress.atReached]).toEqual(['2', both]);
		expect([before, { rank: 2 }, again].map((record) => progress.has(record))).toEqual([
			true,
			true,
			false,
		]);
		progress.note([again]);
		expect([progress.reached, progress.atReached]).toEqual(['2', `${both} ${hashRecord(again)}`]);
		expect([before, again].map((record) => progress.has(record))).toEqual([true, true]);
		progress.note([later]);
		expect([progress.reached, progress.atReached]).toEqual(['3', hashRecord(later)]);
	});

	it("doesn't treat anything as known if it isn't ordered", () => {
		const progress = new AscendingProgress(rank, false);
		const records = ranked(5, 3);
		progress.note(records);
		expect(progress.reached).toBeUndefined();
		expect(records.map((record) => progress.has(record))).toEqual([false, false]);
	});
});
