import type { DateTime } from 'luxon';

import { InputError } from '../errors/errors';

/** One end of a time range, and its label in the editor. */
export interface SpanEnd {
	label: string;
	time: DateTime | undefined;
}

/**
 * Checks the ends of a time range that filters a list.
 *
 * @throws InputError if it ends before it begins: nothing could match, and an empty list would look like a result
 */
export function requireSpan(from: SpanEnd, to: SpanEnd): void {
	if (from.time === undefined || to.time === undefined || from.time <= to.time) return;
	throw new InputError(
		`'${to.label}' (${to.time.toISO()}) is before '${from.label}' (${from.time.toISO()})`,
		'Nothing can be between them: swap the two, or correct the expression that returns them.',
	);
}
