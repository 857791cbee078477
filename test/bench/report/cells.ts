import type { Spread } from '../measuring/statistics';
import type { Target } from './results';

/** Milliseconds as `1.23 s` or `12.3 ms`. */
export function duration(milliseconds: number): string {
	return milliseconds < 1000
		? `${milliseconds.toPrecision(3)} ms`
		: `${(milliseconds / 1000).toFixed(2)} s`;
}

/** The median, and in brackets the least and the most. */
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

/** Megabytes, whole. */
export function megabytes(value: number): string {
	return `${value.toFixed(0)} MB`;
}

/** Whether a target is met. */
export function verdict(target: Target | undefined): string {
	if (target === undefined) return '';
	return target.met ? 'yes' : '**no**';
}
