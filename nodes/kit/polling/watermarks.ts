import { isRecord } from '../values/json';
import { getElapsed, type Reading } from './clocks';
import { areTimes } from './seen';

/** How far a list had been read at a given time. */
export interface Watermark extends Reading {
	/** The newest time that had been read by then. */
	time: number;
}

/** Watermarks within one lookback window. */
const DENSITY = 10;

/** There are more only if a clock was set back. */
const MOST_WATERMARKS = 3 * DENSITY;

/**
 * The time up to which a list is complete by now: anything written before a watermark was taken appears within the lookback
 * window after it.
 *
 * Only elapsed time counts, so it doesn't matter how the clocks differ from the times in the list.
 *
 * @param overlap milliseconds in which lists catch up
 * @returns -Infinity if no watermark is old enough
 */
export function getCompleteUntil(watermarks: Watermark[], now: Reading, overlap: number): number {
	const old = watermarks.filter((watermark) => getElapsed(watermark, now) >= overlap);
	return Math.max(-Infinity, ...old.map(({ time }) => time));
}

/**
 * The watermarks after a poll.
 *
 * @param from watermarks before this time are no longer needed
 */
export function addWatermark(
	watermarks: Watermark[],
	watermark: Watermark,
	from: number,
	overlap: number,
): Watermark[] {
	const kept = watermarks.filter(({ time }) => time >= from);
	const last = watermarks.at(-1);
	const age = last === undefined ? Infinity : getElapsed(last, watermark);
	const isApart = age < 0 || age >= overlap / DENSITY;
	const isNew = watermark.time >= from && watermark.time > (last?.time ?? -Infinity);
	return isNew && isApart && kept.length < MOST_WATERMARKS ? [...kept, watermark] : kept;
}

/** Drops what can't be read: reading more again is better than polls that always fail. */
export function repairWatermarks(watermarks: unknown[]): Watermark[] {
	const isSound = (stored: unknown) =>
		isRecord(stored) && areTimes(stored.time, stored.own, stored.server);
	return watermarks.filter(isSound) as Watermark[];
}
