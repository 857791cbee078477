import {
	addToRanges,
	countInRanges,
	type Ranges,
} from '../../../../nodes/constantContactShared/replication/ranges';

it.each<[Ranges, number[], Ranges]>([
	[[], [], []],
	[
		[],
		[3, 1, 2, 7],
		[
			[1, 3],
			[7, 7],
		],
	],
	[[[0, 4]], [5, 6], [[0, 6]]],
	[[[0, 4]], [2], [[0, 4]]],
	[
		[
			[3, 4],
			[8, 9],
		],
		[5, 7, 6],
		[[3, 9]],
	],
	[
		[[3, 4]],
		[1],
		[
			[1, 1],
			[3, 4],
		],
	],
])('%j with %j are %j', (ranges, added, all) => {
	const before = JSON.stringify(ranges);
	expect(addToRanges(ranges, added)).toEqual(all);
	expect(JSON.stringify(ranges)).toBe(before);
});

it.each<[Ranges, number]>([
	[[], 0],
	[[[4, 4]], 1],
	[
		[
			[0, 4],
			[6, 7],
		],
		7,
	],
])('%j hold %i numbers', (ranges, count) => {
	expect(countInRanges(ranges)).toBe(count);
});

it('many numbers take a few ranges', () => {
	const many = Array.from({ length: 300_000 }, (_, index) => index);
	expect(addToRanges([], many)).toEqual([[0, 299_999]]);
});
