/** Ascending ranges of whole numbers, from the first to the last one of each. */
export type Ranges = Array<[first: number, last: number]>;

/** Adds numbers to the ranges. Rows usually arrive in order, so that a few ranges hold many. */
export function addToRanges(ranges: Ranges, numbers: Iterable<number>): Ranges {
	const added = [...numbers].map((number): [number, number] => [number, number]);
	const all = [...ranges, ...added].sort(([left], [right]) => left - right);
	const merged: Ranges = [];
	for (const [first, last] of all) {
		const before = merged.at(-1);
		if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
		else merged.push([first, last]);
	}
	return merged;
}

/** How many numbers the ranges contain. */
export function countInRanges(ranges: Ranges): number {
	return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}
