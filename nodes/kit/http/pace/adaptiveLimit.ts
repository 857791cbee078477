import { saysMore, type Outcome, type Refusal, type RefusalKind } from './refusal';

/** Initial number of concurrent requests. Response times alone never lower the limit below it, only refusals do. */
export const INITIAL_LIMIT = 4;

/** The upper bound of the limit. */
export const HIGHEST_LIMIT = 32;

/** Factor by which the limit is lowered after a refusal at a level that had been fine before: AIMDLimit's ratio, see below. */
const BACKOFF = 0.9;

/** How much throughput doubling the limit must add to be repeated, and to be kept. At most, it can add a factor of 2. */
const WORTH_DOUBLING = 1.25;
const WORTH_KEEPING = 1.05;

/** The fraction of a step's expected gain that it must achieve, and how much of it may be due to chance. */
const SHARE_OF_STEP = 0.5;
const NOISE = 0.05;

/** A step this large (relative to the previous level) that was worthwhile makes its level the new baseline. */
const CONFIRMED = 0.25;

/** So little of the expected gain that it isn't due to chance. */
const COLLAPSE = 0.7;

/**
 * Increase of response times at the same level after which a lower one is tried: the service may be able to handle less than
 * before.
 */
const SLOWED = 1.5;

/** Factor by which the limit is then lowered. */
const EASING = 0.75;

/** Fraction of the limit that must be in use for a response to be meaningful. */
const BUSY = 0.75;

/** Milliseconds before a level that didn't help is tried again, which costs little. */
const HOLD = 2_000;

/** The same for a level that was refused: the initial and the maximum value. Doubled each time. */
const SHORTEST_HOLD = 5_000;
const LONGEST_HOLD = 80_000;

/** Slow rounds in a row before a lower level is tried: services have slow moments. */
const SLOW_ROUNDS = 4;

/** Minimum number of responses by which a level is judged once the limit has been found, and by which one round is conclusive. */
const SAMPLES = 8;
const MANY_SAMPLES = 16;

/** Milliseconds below which a response time counts as zero. */
const LEAST_TIME = 1e-6;

/** Number of request kinds whose response times are remembered. */
const KINDS = 32;

/** A request in flight. */
export interface Flight {
	/** Requests that should take the same time. */
	readonly kind: string;
	readonly sentAt: number;
	readonly number: number;
	/** The level at which it was sent. */
	readonly round: number;
	readonly inFlight: number;
}

/** Response times in milliseconds by kind of request. */
type Times = Map<string, number>;

/**
 * Finds the concurrency that suits a service best. Pure: it is notified of requests as they are sent and return, with the time.
 *
 * It doubles the limit, starting at 4, until that brings no more (slow start, RFC 5681, 3.1), then adds one at a time while each
 * adds throughput. The throughput of a level follows from its response times by Little's law (throughput = requests in flight /
 * response time); levels are compared with each other instead of with the lowest time ever seen, for the reasons given by
 * Netflix's Gradient2Limit, and only by responses that arrived while the limit was in use, as in that algorithm. A refusal
 * lowers the limit to the last level without one, or to 0.9 of it (Netflix's AIMDLimit), once for all requests that were in
 * flight together (NewReno, RFC 6582). The refused level is remembered, and tried again after increasing intervals.
 *
 * @see https://github.com/Netflix/concurrency-limits
 */
export class AdaptiveLimit {
	private level = INITIAL_LIMIT;

	private phase: 'doubling' | 'climbing' | 'easing' = 'doubling';

	/** The baseline level with which others are compared, and its response times. */
	private anchor: { level: number; times: Times } | undefined;

	/** The highest level that helped, as far as is known; after a lower one, doubling leads back to it. */
	private peak = INITIAL_LIMIT;

	/** The highest level of a round without refusals since the last one. */
	private proven = 0;

	/** A level that isn't exceeded for a moment, because more didn't help. */
	private held = { level: HIGHEST_LIMIT, until: -Infinity };

	/** A level that isn't reached for some time, because it was refused, and how long that lasts the next time. */
	private refused = { level: HIGHEST_LIMIT, until: -Infinity };

	private hold = SHORTEST_HOLD;

	private inFlight = 0;

	private sent = 0;

	/** The last request covered by the latest refusal, and how many of those are still in flight. */
	private cutFor = 0;

	private outstanding = 0;

	private doneSinceCut = 0;

	private refusal: Refusal | undefined;

	private round = 0;

	private samples = new Map<string, number[]>();

	private sampleCount = 0;

	/** Consecutive rounds that didn't help. */
	private badRounds = 0;

	/** Concurrent requests, from 1 to 32. */
	get limit(): number {
		return this.level;
	}

	/** A request is sent. */
	send(kind: string, now: number): Flight {
		this.inFlight++;
		this.sent++;
		const { sent: number, round, inFlight } = this;
		return { kind, sentAt: now, number, round, inFlight };
	}

	/** A request has returned. @returns a refusal about which everything is now known */
	receive(flight: Flight, outcome: Outcome, now: number): Refusal | undefined {
		const busy = Math.max(flight.inFlight, this.inFlight) >= BUSY * this.level;
		this.inFlight--;
		if (outcome === 'done') this.noteResponse(flight, busy, now);
		else if (outcome !== 'failed') this.noteRefusal(flight, outcome, now);
		return this.countRefused(flight);
	}

	/** Undoes the latest reduction: the concurrency wasn't the reason for the refusal. */
	undoCut(): void {
		this.refused = { level: HIGHEST_LIMIT, until: -Infinity };
		this.moveTo(Math.max(this.refusal?.level ?? 1, this.level), 'climbing');
	}

	private noteResponse(flight: Flight, busy: boolean, now: number): void {
		if (flight.number > this.cutFor) this.doneSinceCut++;
		const { kind, sentAt, round } = flight;
		if (round !== this.round || !busy) return;
		const samples = this.samples.get(kind) ?? [];
		samples.push(now - sentAt);
		this.samples.set(kind, samples);
		this.sampleCount++;
		const enough = this.phase === 'doubling' ? this.level : Math.max(this.level, SAMPLES);
		if (this.sampleCount >= enough) this.endRound(now);
	}

	private noteRefusal({ number }: Flight, kind: RefusalKind, now: number): void {
		if (number <= this.cutFor) {
			if (this.refusal !== undefined && saysMore(kind, this.refusal.kind)) this.refusal.kind = kind;
			return;
		}
		const { level, proven } = this;
		// Refused again before much succeeded: the service is down instead of overloaded.
		const isDown = this.cutFor > 0 && this.doneSinceCut < level;
		const isNewLevel = proven > 0 && proven < level;
		this.refusal = { since: now, kind, isNewLevel, level };
		this.cutFor = this.sent;
		// Those in flight, and this one, which `countRefused` removes again.
		this.outstanding = this.inFlight + 1;
		this.doneSinceCut = 0;
		this.proven = 0;
		if (isDown) {
			this.moveTo(Math.floor(level / 2), 'doubling');
			return;
		}
		this.refused = { level, until: now + this.hold };
		this.hold = Math.min(this.hold * 2, LONGEST_HOLD);
		this.moveTo(isNewLevel ? proven : Math.floor(level * BACKOFF), 'climbing');
		this.peak = this.level;
	}

	private countRefused({ number }: Flight): Refusal | undefined {
		if (this.refusal === undefined || number > this.cutFor) return undefined;
		this.outstanding--;
		return this.outstanding === 0 ? this.refusal : undefined;
	}

	/** Stays at or below a level for a moment: more didn't help. */
	private holdBack(now: number, ceiling: number): void {
		this.held = { level: ceiling, until: now + HOLD };
	}

	private moveTo(level: number, phase = this.phase): void {
		this.level = Math.max(1, Math.min(level, HIGHEST_LIMIT));
		this.phase = phase;
		this.badRounds = 0;
		if (phase !== 'easing' && (this.anchor?.level ?? 0) > this.level) this.anchor = undefined;
		this.beginRound();
	}

	private beginRound(): void {
		this.round++;
		this.samples = new Map();
		this.sampleCount = 0;
	}

	private endRound(now: number): void {
		const times: Times = new Map();
		for (const [kind, samples] of this.samples) times.set(kind, midMean(samples));
		this.proven = Math.max(this.proven, this.level);
		const gain = this.gainOver(times);
		this.beginRound();
		if (gain === undefined || this.level <= INITIAL_LIMIT) this.anchorHere(times);
		if (this.phase === 'doubling') this.judgeDoubling(gain ?? 0, times, now);
		else if (this.phase === 'climbing') this.judgeStep(gain ?? 1, times, now);
		else this.judgeEasing(gain ?? 1, times, now);
	}

	/** Throughput of this level as a multiple of the baseline's; undefined if they can't be compared. */
	private gainOver(times: Times): number | undefined {
		const { anchor } = this;
		if (anchor === undefined) return undefined;
		let slower = 0;
		let weight = 0;
		for (const [kind, time] of times) {
			const before = anchor.times.get(kind);
			if (before === undefined) continue;
			const count = this.samples.get(kind)?.length ?? 0;
			slower += count * (time / Math.max(before, LEAST_TIME));
			weight += count;
		}
		if (weight === 0) return undefined;
		return this.level / anchor.level / Math.max(slower / weight, LEAST_TIME);
	}

	/** Makes this level the new baseline. */
	private anchorHere(times: Times): void {
		const known = this.anchor?.level === this.level ? this.anchor.times : new Map<string, number>();
		if (known.size > KINDS) known.clear();
		for (const [kind, time] of times) known.set(kind, time);
		this.anchor = { level: this.level, times: known };
		this.peak = Math.max(this.peak, this.level);
		this.badRounds = 0;
	}

	private judgeDoubling(gain: number, times: Times, now: number): void {
		const from = this.anchor?.level ?? this.level;
		if (from < this.level) {
			if (gain < WORTH_KEEPING) {
				if (this.isChance(gain)) return;
				this.peak = from;
				this.moveTo(from, 'climbing');
				return;
			}
			this.anchorHere(times);
			if (gain < WORTH_DOUBLING) this.phase = 'climbing';
		}
		const next = Math.min(this.level * 2, this.getCeiling(now));
		if (next > this.level && this.phase === 'doubling') this.moveTo(next);
		else this.phase = 'climbing';
	}

	private judgeStep(gain: number, times: Times, now: number): void {
		const from = this.anchor?.level ?? this.level;
		const step = (this.level - from) / from;
		if (step === 0) {
			if (this.hasSlowed(1 / gain, times)) return;
		} else {
			if (gain < 1 + SHARE_OF_STEP * step - NOISE) {
				if (this.isChance(gain)) return;
				this.holdBack(now, from);
				this.moveTo(from);
				return;
			}
			this.badRounds = 0;
			if (step >= CONFIRMED) {
				this.anchorHere(times);
				this.hold = SHORTEST_HOLD;
			}
		}
		const ceiling = this.getCeiling(now);
		if (step === 0 && this.level * 2 <= Math.min(this.peak, ceiling)) {
			this.moveTo(this.level * 2, 'doubling');
		} else if (this.level < ceiling) {
			this.moveTo(this.level + 1);
		}
	}

	/** At the baseline level: checks whether response times have increased so much that a lower level should be tried. */
	private hasSlowed(slower: number, times: Times): boolean {
		if (slower < SLOWED || this.level <= INITIAL_LIMIT) {
			this.anchorHere(times);
			return false;
		}
		if (++this.badRounds < SLOW_ROUNDS) return true;
		this.anchorHere(times);
		this.ease();
		return true;
	}

	private ease(): void {
		this.moveTo(Math.max(INITIAL_LIMIT, Math.floor(this.level * EASING)), 'easing');
	}

	/** At a level below the baseline: keeps it if its throughput is the same, and goes on if it is higher. */
	private judgeEasing(gain: number, times: Times, now: number): void {
		const from = this.anchor?.level ?? this.level;
		if (gain >= 1 - NOISE) {
			this.anchorHere(times);
			if (gain > 1 + NOISE && this.level > INITIAL_LIMIT) {
				this.ease();
				return;
			}
		}
		const level = this.anchor?.level ?? from;
		this.holdBack(now, level);
		this.moveTo(level, 'climbing');
	}

	/** Whether a bad round may be due to chance, and is repeated. */
	private isChance(gain: number): boolean {
		const isClear = gain < COLLAPSE && this.level >= MANY_SAMPLES;
		return !isClear && ++this.badRounds < 2;
	}

	/** The current upper bound of the limit. */
	private getCeiling(now: number): number {
		const held = now < this.held.until ? this.held.level : HIGHEST_LIMIT;
		const below = now < this.refused.until ? Math.max(1, this.refused.level - 1) : HIGHEST_LIMIT;
		return Math.min(held, below);
	}
}

/** Mean of the middle half: not affected by a single slow response, or by a mixture of fast and slow ones. */
function midMean(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const cut = Math.floor(sorted.length / 4);
	const middle = sorted.slice(cut, sorted.length - cut);
	return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
