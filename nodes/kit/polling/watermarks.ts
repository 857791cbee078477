import { isRecord } from '../values/json';
import { getElapsed, type Reading } from './clocks';
import { areTimes } from './seen';

/** How far a list had been read at some moment. */
export interface Watermark extends Reading {
	/** The newest time that had been read by then. */
	time: number;
}

/** Watermarks that lie within an overlap. */
const DENSITY = 10;

/** More come together only where a clock is set back. */
const MOST_WATERMARKS = 3 * DENSITY;

/**
 * Up to which time a list is complete by now: whatever was written before a watermark was taken shows up
 * within the overlap after it.
 *
 * Only the time that passes counts, so it makes no difference how the clocks differ from the times
 * in the list.
 *
 * @param overlap milliseconds in which lists catch up
 * @returns -Infinity where no watermark is old enough
 */
export function getCompleteUntil(watermarks: Watermark[], now: Reading, overlap: number): number {
	const old = watermarks.filter((watermark) => getElapsed(watermark, now) >= overlap);
	return Math.max(-Infinity, ...old.map(({ time }) => time));
}

/**
 * The watermarks after a poll.
 *
 * @param from watermarks before this time have served their purpose
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

/** Without what can't be read: rather more is read again than every poll fails. */
export function repairWatermarks(watermarks: unknown[]): Watermark[] {
	const isSound = (stored: unknown) =>
		isRecord(stored) && areTimes(stored.time, stored.own, stored.server);
	return watermarks.filter(isSound) as Watermark[];
}
