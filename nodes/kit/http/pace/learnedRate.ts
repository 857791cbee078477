import type { Refusal } from './refusal';

/** Fraction of the refused rate to keep: low enough to stay below it permanently, high enough to lose almost nothing. */
const BACKOFF = 0.95;

/** Milliseconds over which responses are counted: most services count by the second. */
const SPAN = 1_000;

/** With fewer responses than this in that time, no rate can be measured. */
const ENOUGH = 10;

/** Milliseconds without a response after which counting starts over. */
const IDLE = 500;

/** By how much to raise the rate each second, once it has been held long enough: a measured one, and an estimated one. */
const STEP = 1.05;
const LONG_STEP = 1.5;

/** Fraction of the rate that must be in use for it to be raised. */
const BUSY = 0.8;

/** This many times the learned rate without a refusal: the limit no longer exists. */
const FORGOTTEN = 4;

/** How much two learned rates may differ and still count as the same. */
const SAME = 0.2;

/** Milliseconds for which a rate is held: an estimated one, a measured one, and the maximum. Doubled each time it is learned again. */
const GUESS_HOLD = 10_000;
const SHORTEST_HOLD = 30_000;
const LONGEST_HOLD = 300_000;

/**
 * Finds how many requests per second a service accepts, once it has refused some: as many as it accepted in the previous second,
 * and slightly less. It raises the rate slowly after a while. This is like the client rate limiter in the adaptive retry mode of
 * the AWS SDKs, which lowers the rate to 0.7 of the measured one and returns to it within seconds; here, a refusal holds back
 * all requests for up to a second, so it is lowered by less and raised less often.
 *
 * Pure: it is notified of what happens, with the time.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export class LearnedRate {
	/** Requests per second; undefined as long as there seems to be no limit. */
	private rate: number | undefined;

	/** The rate when it was learned. */
	private learned = 0;

	private holdUntil = 0;

	private hold = SHORTEST_HOLD;

	private step = STEP;

	/** When the responses of the last second arrived. */
	private times: number[] = [];

	private roomAt = 0;

	/** Since when responses have been arriving without a gap. */
	private activeSince = 0;

	/** Requests per second; zero means unlimited. */
	get perSecond(): number {
		return this.rate ?? 0;
	}

	/** When the service has room again: the first of the responses that it counted is no longer among those of the last second. */
	get hasRoomAt(): number {
		return this.roomAt;
	}

	/** A request was completed. */
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
	 * @returns whether the reason was their rate, instead of their concurrency
	 */
	noteRefusal({ since, kind, isNewLevel }: Refusal, now: number): boolean {
		if (kind === 'unavailable') return false;
		// A service that limits requests by time says when to come back.
		if (kind === 'tooMany' && isNewLevel && this.rate === undefined) return false;
		this.forgetOld(since);
		if (this.rate !== undefined && this.times.length < (1 - SAME) * this.learned) {
			// Refused below the rate, so the rate isn't the reason.
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
		this.roomAt = (this.times[0] ?? since) + SPAN;
		return true;
	}

	private forgetOld(now: number): void {
		const first = this.times.findIndex((time) => time > now - SPAN);
		this.times = first === -1 ? [] : this.times.slice(first);
	}
}
