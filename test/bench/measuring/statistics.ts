/** A summary of several measurements: median, minimum and maximum. */
export interface Spread {
	median: number;
	least: number;
	most: number;
}

/** The spread of measurements; NaN if there are none. */
export function spreadOf(values: number[]): Spread {
	return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** The median; NaN if there are none. */
export function median(values: number[]): number {
	const sorted = [...values].sort((left, right) => left - right);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? NaN;
	return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}
