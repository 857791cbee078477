import { DateTime } from 'luxon';

import type { HttpResponse } from './messages';

/** The server's time when it responded, in epoch milliseconds, by the Date header; undefined if there is none. */
export function readServerTime({ headers }: Pick<HttpResponse, 'headers'>): number | undefined {
	const time = DateTime.fromHTTP(headers.date ?? '');
	return time.isValid ? time.toMillis() : undefined;
}
