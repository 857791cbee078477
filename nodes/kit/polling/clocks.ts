import { DateTime } from 'luxon';

import type { HttpObserver } from '../http/settings';

/** The time by two clocks, in epoch milliseconds. */
export interface Reading {
	/** n8n's own clock. */
	own: number;
	/** The server's clock; 0 where it is not known. */
	server: number;
}

/**
 * Two clocks, n8n's own and the server's as its last response told it. Either may be wrong or jump,
 * so neither is trusted alone.
 */
export class Clocks implements HttpObserver {
	/** Epoch milliseconds; 0 while the server hasn't told it. */
	serverTime = 0;

	/** Reads the Date header of a response. */
	afterResponse({ headers }: Parameters<NonNullable<HttpObserver['afterResponse']>>[0]): void {
		const time = DateTime.fromHTTP(headers.date ?? '');
		if (time.isValid) this.serverTime = time.toMillis();
	}

	read(): Reading {
		return { own: Date.now(), server: this.serverTime };
	}

	/** The earlier one: what lies well before it has happened for sure. */
	earlier(): number {
		const { own, server } = this.read();
		return server === 0 ? own : Math.min(own, server);
	}

	/** The later one. @param known the server's time where it hasn't told it yet */
	later(known = 0): number {
		return Math.max(Date.now(), this.serverTime || known);
	}
}

/**
 * How much time has passed for sure, in milliseconds: the shorter one by both clocks. How wrong a
 * clock is doesn't matter here, and where one jumps ahead the other doesn't follow. Negative where
 * a clock was set back.
 */
export function getElapsed(since: Reading, now: Reading): number {
	const own = now.own - since.own;
	return since.server === 0 || now.server === 0 ? own : Math.min(own, now.server - since.server);
}
