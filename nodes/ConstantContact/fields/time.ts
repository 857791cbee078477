import { InputError, type DateTime } from '../../kit';

/** A time as the API writes it: UTC, in seconds (V3 API 3). */
export function toApiTime(time: DateTime): string {
	return time.toUTC().set({ millisecond: 0 }).toISO({ suppressMilliseconds: true }) ?? '';
}

/** @throws InputError if the end comes before the start; either may be missing */
export function requireOrder(start: DateTime | undefined, end: DateTime | undefined): void {
	if (start === undefined || end === undefined || end.toMillis() >= start.toMillis()) return;
	throw new InputError("'End' is before 'Start'", 'Correct one of the two times.');
}
