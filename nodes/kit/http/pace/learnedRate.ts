import type { Refusal } from './refusal';

/** Fraction of the refused rate to keep: low enough to stay below it permanently, high enough to lose almost nothing. */
const BACKOFF = 0.95;

/** Milliseconds over which requests are counted: most services count by the second. */
const SPAN = 1_000;

/** Milliseconds for which accepted requests are remembered: until those sent with them have returned, too. */
const MEMORY = 5_000;

/** With fewer accepted requests than this in that time, no rate can be measured. */
const ENOUGH = 10;

/** Milliseconds without a response after which counting starts over. */
const IDLE = 500;

/** By how much to raise the rate each second, once it has been held long enough: at first, and at most. Squared each time. */
const FIRST_STEP = 1.05;
const LONGEST_STEP = 1.5;

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
 * and slightly less. After a while it raises the rate, slowly near the known one and then faster and faster, as CUBIC does beyond
 * the last known limit (RFC 9438). This is like the client rate limiter in the adaptive retry mode of the AWS SDKs, which lowers
 * the rate to 0.7 of the measured one and returns to it within seconds; here, a refusal holds back all requests for up to a
 * second, so it is lowered by less and raised less often.
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

	private step = FIRST_STEP;

	/** Accepted requests of the last seconds. */
	private accepted: Array<{ sentAt: number; doneAt: number }> = [];

	private roomAt = 0;

	/** Since when requests have been sent without a gap. */
	private activeSince = 0;

	/** Requests per second; zero means unlimited. */
	get perSecond(): number {
		return this.rate ?? 0;
	}

	/** When the service has room again: the first of the requests that it counted is no longer among those of the last second. */
	get hasRoomAt(): number {
		return this.roomAt;
	}

	/** A request was accepted, and its response arrived. */
	noteDone(sentAt: number, now: number): void {
		if (now - (this.accepted.at(-1)?.doneAt ?? -Infinity) > IDLE) this.activeSince = sentAt;
		this.accepted.push({ sentAt, doneAt: now });
		this.forgetOld(now);
		if (this.rate === undefined || now < this.holdUntil) return;
		const used = this.accepted.filter(({ doneAt }) => doneAt > now - SPAN).length;
		if (used < BUSY * this.rate) return;
		this.rate *= this.step;
		this.step = Math.min(this.step ** 2, LONGEST_STEP);
		this.holdUntil = now + SPAN;
		if (this.rate > FORGOTTEN * this.learned) this.rate = undefined;
	}

	/**
	 * Requests were refused.
	 *
	 * @returns whether the reason was their rate, instead of their concurrency
	 */
	noteRefusal({ sentAt, kind, isNewLevel }: Refusal, now: number): boolean {
		if (kind === 'unavailable') return false;
		// A service that limits requests by time says when to come back.
		if (kind === 'tooMany' && isNewLevel && this.rate === undefined) return false;
		// A service counts requests when they arrive there. Counted by their responses, those held up by a busy computer would be
		// among those of a later second.
		const counted = this.accepted
			.map((request) => request.sentAt)
			.filter((time) => time > sentAt - SPAN && time <= sentAt);
		if (this.rate !== undefined && counted.length < (1 - SAME) * this.learned) {
			// Refused below the rate, so the rate isn't the reason.
			this.rate = undefined;
			return false;
		}
		if (counted.length < ENOUGH) return false;
		const isMeasured = sentAt - this.activeSince >= SPAN;
		const rate = BACKOFF * Math.min(counted.length, this.rate ?? Infinity);
		const isSame = Math.abs(rate - this.learned) <= SAME * this.learned;
		this.step = FIRST_STEP;
		if (!isMeasured) this.hold = GUESS_HOLD;
		else if (isSame) this.hold = clamp(this.hold * 2, SHORTEST_HOLD, LONGEST_HOLD);
		else this.hold = SHORTEST_HOLD;
		this.holdUntil = now + this.hold;
		this.learned = rate;
		this.rate = rate;
		this.roomAt = Math.min(...counted) + SPAN;
		return true;
	}

	private forgetOld(now: number): void {
		const oldest = this.accepted[0]?.doneAt ?? now;
		if (oldest < now - 2 * MEMORY) {
			this.accepted = this.accepted.filter(({ doneAt }) => doneAt > now - MEMORY);
		}
	}
}

function clamp(value: number, least: number, most: number): number {
	return Math.max(least, Math.min(value, most));
}
