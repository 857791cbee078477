import { readServerTime } from '../http/serverTime';
import type { HttpObserver } from '../http/settings';

/** The time according to two clocks, in epoch milliseconds. */
export interface Reading {
	/** n8n's own clock. */
	own: number;
	/** The server's clock; 0 if unknown. */
	server: number;
}

/**
 * Two clocks: n8n's own, and the server's according to its last response. Either may be wrong or jump, so neither is trusted
 * alone.
 */
export class Clocks implements HttpObserver {
	/** Epoch milliseconds; 0 until a response has arrived. */
	serverTime = 0;

	/** Reads the Date header of a response. */
	afterResponse(response: Parameters<NonNullable<HttpObserver['afterResponse']>>[0]): void {
		this.serverTime = readServerTime(response) ?? this.serverTime;
	}

	read(): Reading {
		return { own: Date.now(), server: this.serverTime };
	}

	/** The earlier one: anything well before it is certainly past. */
	earlier(): number {
		const { own, server } = this.read();
		return server === 0 ? own : Math.min(own, server);
	}

	/** The later one. @param known the server's time to use until a response has arrived */
	later(known = 0): number {
		return Math.max(Date.now(), this.serverTime || known);
	}
}

/**
 * The time that has certainly passed, in milliseconds: the shorter one of both clocks. A wrong clock doesn't matter here, and if
 * one jumps ahead, the other doesn't. Negative if a clock was set back.
 */
export function getElapsed(since: Reading, now: Reading): number {
	const own = now.own - since.own;
	return since.server === 0 || now.server === 0 ? own : Math.min(own, now.server - since.server);
}
