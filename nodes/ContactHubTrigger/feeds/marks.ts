import { elapsed, type Reading } from './clocks';

/** How far a list had been read at some moment. */
export interface Mark extends Reading {
	/** The newest time that had been read by then. */
	time: number;
}

/** Marks that lie within an overlap. */
const DENSITY = 10;

/** More come together only where a clock is set back. */
const MOST_MARKS = 3 * DENSITY;

/**
 * Up to which time a list is complete by now: whatever was written before a mark was taken shows up
 * within the overlap after it.
 *
 * Only the time that passes counts, so it makes no difference how the clocks differ from the times
 * in the list.
 *
 * @param overlap milliseconds in which lists catch up
 * @returns -Infinity where no mark is old enough
 */
export function completeUpTo(marks: Mark[], now: Reading, overlap: number): number {
	const old = marks.filter((mark) => elapsed(mark, now) >= overlap);
	return Math.max(-Infinity, ...old.map(({ time }) => time));
}

/**
 * The marks after a poll.
 *
 * @param from marks before this time have served their purpose
 */
export function withMark(marks: Mark[], mark: Mark, from: number, overlap: number): Mark[] {
	const kept = marks.filter(({ time }) => time >= from);
	const last = marks.at(-1);
	const age = last === undefined ? Infinity : elapsed(last, mark);
	const isApart = age < 0 || age >= overlap / DENSITY;
	const isNew = mark.time >= from && mark.time > (last?.time ?? -Infinity);
	return isNew && isApart && kept.length < MOST_MARKS ? [...kept, mark] : kept;
}
