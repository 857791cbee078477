import type { Comparison, Side } from '../comparisons/comparison';
import type { Measured } from '../measuring/race';
import { spreadOf, type Spread } from '../measuring/statistics';

/** A comparison that was run. */
export interface Result {
	comparison: Pick<Comparison, 'key' | 'title' | 'records' | 'canGain' | 'aims'>;
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
	return withBestFixed(others)
		.filter(({ error, done, records }) => error === undefined && !(done < records))
		.map((other) => {
			const { side, key } = other.contender;
			const ratios = other.times.map((time, round) => {
				const [our, their] = [perRecord(ours, ours.times[round] ?? NaN), perRecord(other, time)];
				return isTimes(side) ? our / their : their / our;
			});
			const spread = spreadOf(ratios.filter((ratio) => !Number.isNaN(ratio)));
			return {
				key: `${comparison.key}.${side === 'fixed' ? side : key}`,
				title: comparison.title,
				other,
				spread,
				target: targetOf(side, spread, comparison),
			};
		});
}

/** Whether our time is given in multiples of this side's, rather than how many times faster it is. */
export function isTimes(side: Side): boolean {
	return ['loop', 'helper', 'fixed', 'beyond'].includes(side);
}

/** Only the fastest of the fixed numbers. */
function withBestFixed(others: Measured[]): Measured[] {
	const isFixed = ({ contender }: Measured) => contender.side === 'fixed';
	const timeOf = ({ times, error }: Measured) =>
		error === undefined ? spreadOf(times).median : Infinity;
	const [best] = others.filter(isFixed).sort((one, other) => timeOf(one) - timeOf(other));
	return others.filter((one) => !isFixed(one) || one === best);
}

/** What is wanted of requests that are refused, and of records that fail for it. */
export function refusalsOf({ comparison, measured }: Result): Check[] {
	const most = comparison.aims?.refused;
	const [ours, ...others] = measured;
	if (most === undefined || ours === undefined || ours.error !== undefined) return [];
	const shareOf = (requests: number) => Math.max(0, 1 - ours.records / requests);
	const [first, last] = [shareOf(ours.firstRequests), shareOf(ours.requests)];
	const check: Check = {
		key: `${comparison.key}.refused`,
		what: `${comparison.title}: requests that are refused`,
		value: `${percent(first)} at first, ${percent(last)} later`,
		target: { text: `at most ${percent(most)}`, met: Math.max(first, last) <= most },
	};
	const failing = others.filter(
		({ done, records, error }) => error === undefined && done < records,
	);
	return [
		check,
		...failing.map(({ contender, done, records }): Check => ({
			key: `${comparison.key}.failed`,
			what: `${comparison.title}: records that fail`,
			value: `${ours.records - ours.done}; ${contender.label}: ${records - done}`,
			target: { text: '0', met: ours.done === ours.records },
		})),
	];
}

function percent(share: number): string {
	return `${(100 * share).toFixed(1)} %`;
}

/** The time per record; if there are none, the total. */
export function perRecord({ records }: Measured, time: number): number {
	return time / Math.max(1, records);
}

/** Most time beside a bare loop, in multiples of its time, where nothing else is wanted. */
const USUAL_LOOP = 1.25;

/** Nodes for other services have other servers, so there is no target for them. */
function targetOf(
	side: Side,
	{ median: ratio, most }: Spread,
	{ canGain, aims = {} }: Result['comparison'],
): Target | undefined {
	const { bestFixed, baseline, helper, loop = USUAL_LOOP } = aims;
	const atMost = (times: number | undefined | false): Target | undefined =>
		times === undefined || times === false
			? undefined
			: { text: `at most ${times.toFixed(2)} × the time`, met: ratio <= times };
	if (side === 'fixed') return atMost(bestFixed);
	if (side === 'loop') return atMost(loop);
	if (side === 'helper') return atMost(helper);
	if (side === 'baseline' && baseline !== undefined) {
		return { text: `at least ${baseline} × faster`, met: ratio >= baseline };
	}
	if (side !== 'http') return undefined;
	return canGain
		? { text: 'at least 4 × faster', met: ratio >= 4 }
		: { text: 'not slower beyond the spread', met: most >= 1 };
}

/** What went wrong, one line each. */
export function failuresOf({ comparison, measured }: Result): string[] {
	return measured.flatMap(({ contender, error }) =>
		error === undefined ? [] : [`${comparison.title}, ${contender.label}: ${error}`],
	);
}
