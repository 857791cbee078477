/** A line of the result. */
export interface Row {
	what: string;
	ours: string;
	other: string;
	ratio: string;
	target: string;
	met: boolean;
}

/** Something whose time is measured; it throws when it doesn't do what it should. */
export type Work = () => Promise<void>;

/**
 * Times several pieces of work, one after the other in every round, so that what else happens on the machine
 * meets all of them alike.
 *
 * @returns the median of each in milliseconds
 */
export async function medians<Name extends string>(
	rounds: number,
	works: Record<Name, Work>,
): Promise<Record<Name, number>> {
	const names = Object.keys(works) as Name[];
	const times = new Map<Name, number[]>(names.map((name) => [name, []]));
	for (let round = 0; round < rounds; round++) {
		for (const name of names) {
			const started = performance.now();
			await works[name]();
			times.get(name)?.push(performance.now() - started);
		}
	}
	const entries = names.map((name) => [name, median(times.get(name) ?? [])] as const);
	return Object.fromEntries(entries) as Record<Name, number>;
}

/** `1234` as `1.23 s`. */
export function seconds(milliseconds: number): string {
	return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** `2.345` as `2.35 x`. */
export function times(ratio: number): string {
	return `${ratio.toFixed(2)} x`;
}

/** The middle value; NaN of none. */
export function median(values: number[]): number {
	const sorted = [...values].sort((left, right) => left - right);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? NaN;
	return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}
