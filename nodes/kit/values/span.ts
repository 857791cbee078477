import type { DateTime } from 'luxon';

import { InputError } from '../errors/errors';

/** One end of a span of time, and what it is called in the editor. */
export interface SpanEnd {
	label: string;
	time: DateTime | undefined;
}

/**
 * Checks the ends of a span of time that narrows a list.
 *
 * @throws InputError when it ends before it begins: nothing could lie in it, and an empty list would look like a result
 */
export function requireSpan(from: SpanEnd, to: SpanEnd): void {
	if (from.time === undefined || to.time === undefined || from.time <= to.time) return;
	throw new InputError(
		`'${to.label}' (${to.time.toISO()}) lies before '${from.label}' (${from.time.toISO()})`,
		'Nothing can be between them: swap the two, or correct the expression that returns them.',
	);
}
