import type { Refusal } from './adaptiveLimit';

/** What is kept of the rate that was refused: enough to be below it for good, and little enough to lose next to nothing. */
const BACKOFF = 0.95;

/** Milliseconds in which responses are counted: most services count by the second. */
const SPAN = 1_000;

/** Fewer responses than these in that time say nothing about a rate. */
const ENOUGH = 10;

/** Milliseconds without a response after which counting begins anew. */
const IDLE = 500;

/** How much faster it tries to be, each second, once it has held a rate for long enough: one that was measured, and one that was guessed. */
const STEP = 1.05;
const LONG_STEP = 1.5;

/** Share of the rate that must be in use for it to be raised. */
const BUSY = 0.8;

/** So many times the learned rate without a refusal: there is no such limit any more. */
const FORGOTTEN = 4;

/** How much two learned rates may differ to be the same. */
const SAME = 0.2;

/** Milliseconds for which a rate is held: one that was guessed, one that was measured, and at the most. Doubled each time it is learned again. */
const GUESS_HOLD = 10_000;
const SHORTEST_HOLD = 30_000;
const LONGEST_HOLD = 300_000;

/**
 * Finds how many requests a second a service takes, once it has refused some: as many as it took in the second before, and a little
 * less. It raises the rate slowly after a while. The same as the client rate limiter of the AWS SDKs' adaptive retry mode, which lowers it to
 * 0.7 of the measured rate and comes back to it within seconds; here a refusal holds all requests back for up to a second, and so it lowers
 * it by less and tries more seldom.
 *
 * Pure: it is told of what happens, with the time.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export class LearnedRate {
	/** Requests per second; undefined as long as there seems to be no limit. */
	private rate: number | undefined;

	/** The rate as it was learned. */
	private learned = 0;

	private holdUntil = 0;

	private hold = SHORTEST_HOLD;

	private step = STEP;

	/** When responses of the last second came. */
	private times: number[] = [];

	/** Since when responses have been coming without a gap. */
	private activeSince = 0;

	/** Requests per second; zero means unlimited. */
	get perSecond(): number {
		return this.rate ?? 0;
	}

	/** A request was done. */
	noteDone(now: number): void {
		if (now - (this.times.at(-1) ?? -Infinity) > IDLE) this.activeSince = now;
		this.times.push(now);
		if (this.times.length > 64 && (this.times[32] ?? now) <= now - SPAN) this.forgetOld(now);
		if (this.rate === undefined || now < this.holdUntil) return;
		this.forgetOld(now);
		if (this.times.length < BUSY * this.rate) return;
		this.rate *= this.step;
		this.holdUntil = now + SPAN;
		if (this.rate > FORGOTTEN * this.learned) this.rate = undefined;
	}

	/**
	 * Requests were refused.
	 *
	 * @returns whether it was their rate, rather than how many were under way at the same time
	 */
	noteRefusal({ since, kind, isNewLevel }: Refusal, now: number): boolean {
		if (kind === 'unavailable') return false;
		// A service that counts requests by time says when to come back.
		if (kind === 'tooMany' && isNewLevel && this.rate === undefined) return false;
		this.forgetOld(since);
		if (this.rate !== undefined && this.times.length < (1 - SAME) * this.learned) {
			// Refused below the rate: it isn't what decides.
			this.rate = undefined;
			return false;
		}
		if (this.times.length < ENOUGH) return false;
		const isMeasured = since - this.activeSince >= SPAN;
		const rate = BACKOFF * this.times.length;
		const isSame = Math.abs(rate - this.learned) <= SAME * this.learned;
		this.step = isMeasured ? STEP : LONG_STEP;
		if (!isMeasured) this.hold = GUESS_HOLD;
		else this.hold = isSame ? Math.min(this.hold * 2, LONGEST_HOLD) : SHORTEST_HOLD;
		this.holdUntil = now + this.hold;
		this.learned = rate;
		this.rate = rate;
		return true;
	}

	private forgetOld(now: number): void {
		const first = this.times.findIndex((time) => time > now - SPAN);
		this.times = first === -1 ? [] : this.times.slice(first);
	}
}
