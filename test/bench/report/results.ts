import type { Comparison, Side } from '../comparisons/comparison';
import type { Measured } from '../measuring/race';
import { spreadOf, type Spread } from '../measuring/statistics';

/** A comparison that was run. */
export interface Result {
	comparison: Pick<Comparison, 'key' | 'title' | 'records' | 'canGain'>;
	measured: Measured[];
}

/** Our nodes compared with another contender. */
export interface Ratio {
	/** Its name in the explanations. */
	key: string;
	title: string;
	other: Measured;
	/** Compared with a bare loop: our time as a multiple of its; otherwise: how many times faster we are. */
	spread: Spread;
	target?: Target;
}

/** The target of a ratio. */
export interface Target {
	text: string;
	met: boolean;
}

/** Another measurement, and its target. */
export interface Check {
	/** Its name in the explanations. */
	key: string;
	what: string;
	value: string;
	/** Omitted if the figure is only for comparison. */
	target?: Target;
}

/** Our nodes compared with each of the other contenders. Times are compared within a round, per record. */
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

/** The time per record; if there are none, the total. */
export function perRecord({ records }: Measured, time: number): number {
	return time / Math.max(1, records);
}

/** Nodes for other services have other servers, so there is no target for them. */
function targetOf(side: Side, ratio: number, canGain: boolean): Target | undefined {
	if (side === 'loop') return { text: 'at most 1.25 × the time', met: ratio <= 1.25 };
	if (side !== 'http') return undefined;
	return canGain
		? { text: 'at least 4 × faster', met: ratio >= 4 }
		: { text: 'never slower', met: ratio >= 1 };
}

/** What went wrong, one line each. */
export function failuresOf({ comparison, measured }: Result): string[] {
	return measured.flatMap(({ contender, error }) =>
		error === undefined ? [] : [`${comparison.title}, ${contender.label}: ${error}`],
	);
}
