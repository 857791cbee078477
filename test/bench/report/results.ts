import type { Comparison, Side } from '../comparisons/comparison';
import type { Measured } from '../measuring/race';
import { spreadOf, type Spread } from '../measuring/statistics';

/** A comparison that was measured. */
export interface Result {
	comparison: Pick<Comparison, 'key' | 'title' | 'records' | 'canGain'>;
	measured: Measured[];
}

/** Our way beside another one. */
export interface Ratio {
	/** Names it for the explanations. */
	key: string;
	title: string;
	other: Measured;
	/** Beside a bare loop: our time in multiples of its; otherwise: how many times faster ours is. */
	spread: Spread;
	target?: Target;
}

/** What a ratio should be. */
export interface Target {
	text: string;
	met: boolean;
}

/** Something else that was measured, and what it should be. */
export interface Check {
	/** Names it for the explanations. */
	key: string;
	what: string;
	value: string;
	/** Left out where the figure is there to compare with. */
	target?: Target;
}

/** Our way beside each of the others that were measured. Times are compared within a round, by record. */
export function ratiosOf({ comparison, measured }: Result): Ratio[] {
	const [ours, ...others] = measured;
	if (ours === undefined || ours.error !== undefined) return [];
	return others
		.filter(({ error }) => error === undefined)
		.map((other) => {
			const { side, key } = other.contender;
			const ratios = other.times.map((time, round) => {
				const [our, their] = [perRecord(ours, ours.times[round] ?? NaN), perRecord(other, time)];
				return side === 'loop' ? our / their : their / our;
			});
			const spread = spreadOf(ratios.filter((ratio) => !Number.isNaN(ratio)));
			return {
				key: `${comparison.key}.${key}`,
				title: comparison.title,
				other,
				spread,
				target: targetOf(side, spread.median, comparison.canGain),
			};
		});
}

/** The time for a record; for the whole where there are none. */
export function perRecord({ records }: Measured, time: number): number {
	return time / Math.max(1, records);
}

/** Nodes for other services have other servers, so nothing is aimed at beside them. */
function targetOf(side: Side, ratio: number, canGain: boolean): Target | undefined {
	if (side === 'loop') return { text: 'at most 1.25 × the time', met: ratio <= 1.25 };
	if (side !== 'http') return undefined;
	return canGain
		? { text: 'at least 4 × faster', met: ratio >= 4 }
		: { text: 'never slower', met: ratio >= 1 };
}

/** What went wrong, a line each. */
export function failuresOf({ comparison, measured }: Result): string[] {
	return measured.flatMap(({ contender, error }) =>
		error === undefined ? [] : [`${comparison.title}, ${contender.label}: ${error}`],
	);
}
