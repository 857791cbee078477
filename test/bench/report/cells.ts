import type { Spread } from '../measuring/statistics';
import type { Target } from './results';

/** Milliseconds as `1.23 s` or `12.3 ms`. */
export function duration(milliseconds: number): string {
	return milliseconds < 1000
		? `${milliseconds.toPrecision(3)} ms`
		: `${(milliseconds / 1000).toFixed(2)} s`;
}

/** The median, with the minimum and maximum in brackets. */
export function withSpread(
	{ median, least, most }: Spread,
	show: (value: number) => string,
): string {
	return `${show(median)} (${show(least)}–${show(most)})`;
}

/** A ratio as `2.35`. */
export function ratio(value: number): string {
	return value.toFixed(2);
}

/** Megabytes, rounded. */
export function megabytes(value: number): string {
	return `${value.toFixed(0)} MB`;
}

/** Whether a target is reached. */
export function verdict(target: Target | undefined): string {
	if (target === undefined) return '';
	return target.met ? 'yes' : '**no**';
}
