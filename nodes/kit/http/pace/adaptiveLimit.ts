/** Requests at the same time to begin with. Response times alone never lower the limit below it, only refusals do. */
export const INITIAL_LIMIT = 4;

/** What the limit never exceeds. */
export const HIGHEST_LIMIT = 32;

/** What is left of the limit after a refusal at a level that had been fine before: AIMDLimit's ratio, see below. */
const BACKOFF = 0.9;

/** How much more doubling the limit must bring to be done again, and to be kept. 2 is all there is to gain. */
const WORTH_DOUBLING = 1.25;
const WORTH_KEEPING = 1.05;

/** How much of what a step promises it must bring, and how much chance may take of it. */
const SHARE_OF_STEP = 0.5;
const NOISE = 0.05;

/** A step this large (in parts of the level before) that was worth it is the new level to compare with. */
const CONFIRMED = 0.25;

/** So little of what was expected that it isn't chance. */
const COLLAPSE = 0.7;

/** Response times that have grown by this much at the same level: perhaps the service can take less than it could. */
const SLOWED = 1.5;

/** What is left of the limit then. */
const EASING = 0.75;

/** Share of the limit that must be in use for a response to say something about it. */
const BUSY = 0.75;

/** Milliseconds before a level that was no good is tried again: at first, and at the most. Doubled each time. */
const SHORTEST_HOLD = 5_000;
const LONGEST_HOLD = 80_000;

/** Least responses that a level is judged by once the limit has been found. */
const SAMPLES = 8;

/** Milliseconds that are counted as none. */
const LEAST_TIME = 1e-6;

/** Kinds of requests whose response times are remembered. */
const KINDS = 32;

/** A request under way. */
export interface Flight {
	/** Requests that should take the same time. */
	readonly kind: string;
	readonly sentAt: number;
	readonly number: number;
	/** At which level it was sent. */
	readonly round: number;
	readonly inFlight: number;
}

/** How a request is refused: with 429 and the time when to come back, with 429 alone, with 503 or by silence. */
export type RefusalKind = 'tooOften' | 'tooMany' | 'unavailable';

/** What became of a request. */
export type Outcome = 'done' | 'failed' | RefusalKind;

/** From the one that says least to the one that says most. */
const KINDS_OF_REFUSAL: RefusalKind[] = ['unavailable', 'tooMany', 'tooOften'];

/** A refusal, once all requests have come back that were under way with it. */
export interface Refusal {
	/** When it came. */
	readonly since: number;
	/** That of the one that says most, of all that came with it. */
	kind: RefusalKind;
	/** Whether the limit was higher than it had ever been without a refusal, so that it seems to be the limit that was refused. */
	readonly isNewLevel: boolean;
	/** The limit at that time. */
	readonly level: number;
}

/** Milliseconds of a response, by the kind of request. */
type Times = Map<string, number>;

/**
 * Finds how many requests at the same time suit a service best. Pure: it is told of requests as they go out and come back, with the time.
 *
 * It doubles the limit from 4 on until that brings no more (slow start, RFC 5681, 3.1), then adds one at a time while each brings
 * something. What a level brings follows from its response times by Little's law (throughput = requests under way / response time); levels
 * are compared with each other rather than with the lowest time ever seen, for the reasons that Netflix's Gradient2Limit gives, and only
 * by responses that came while the limit was in use, as there. A refusal lowers the limit to the last level without one, or to 0.9 of it
 * (Netflix's AIMDLimit), once for all requests that were under way together (NewReno, RFC 6582). The refused level is remembered, and
 * tried again later and later.
 *
 * @see https://github.com/Netflix/concurrency-limits
 */
export class AdaptiveLimit {
	private level = INITIAL_LIMIT;

	private phase: 'doubling' | 'climbing' | 'easing' = 'doubling';

	/** The level that others are compared with, and the response times there. */
	private anchor: { level: number; times: Times } | undefined;

	/** The highest level of a round without refusals since the latest one. */
	private proven = 0;

	/** Where growth ends until `holdUntil`. */
	private ceiling = HIGHEST_LIMIT;

	private holdUntil = -Infinity;

	private hold = SHORTEST_HOLD;

	private inFlight = 0;

	private sent = 0;

	/** The last request that the latest refusal takes into account, and how many of them are under way still. */
	private cutFor = 0;

	private outstanding = 0;

	private doneSinceCut = 0;

	private refusal: Refusal | undefined;

	private round = 0;

	private samples = new Map<string, number[]>();

	private sampleCount = 0;

	/** Rounds in a row that were no good. */
	private badRounds = 0;

	/** Requests at the same time, from 1 to 32. */
	get limit(): number {
		return this.level;
	}

	/** A request goes out. */
	send(kind: string, now: number): Flight {
		this.inFlight++;
		this.sent++;
		const { sent: number, round, inFlight } = this;
		return { kind, sentAt: now, number, round, inFlight };
	}

	/** A request has come back. @returns a refusal of which all is known now */
	receive(flight: Flight, outcome: Outcome, now: number): Refusal | undefined {
		const busy = Math.max(flight.inFlight, this.inFlight) >= BUSY * this.level;
		this.inFlight--;
		if (outcome === 'done') this.noteResponse(flight, busy, now);
		else if (outcome !== 'failed') this.noteRefusal(flight, outcome, now);
		return this.settle(flight);
	}

	/** Takes the latest cut back: it wasn't the number of requests at the same time that was refused. */
	undoCut(): void {
		this.ceiling = HIGHEST_LIMIT;
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
		// Refused again before much went well: the service is down rather than full.
		const isDown = this.cutFor > 0 && this.doneSinceCut < level;
		const isNewLevel = proven > 0 && proven < level;
		this.refusal = { since: now, kind, isNewLevel, level };
		this.cutFor = this.sent;
		// Those under way, and this one, which `settle` takes off again.
		this.outstanding = this.inFlight + 1;
		this.doneSinceCut = 0;
		this.proven = 0;
		if (isDown) {
			this.moveTo(Math.floor(level / 2), 'doubling');
			return;
		}
		this.holdBack(now, Math.max(1, level - 1));
		this.moveTo(isNewLevel ? proven : Math.floor(level * BACKOFF), 'climbing');
	}

	private settle({ number }: Flight): Refusal | undefined {
		if (this.refusal === undefined || number > this.cutFor) return undefined;
		this.outstanding--;
		return this.outstanding === 0 ? this.refusal : undefined;
	}

	/** Goes no higher than a level before some time has passed. */
	private holdBack(now: number, ceiling: number): void {
		this.ceiling = ceiling;
		this.holdUntil = now + this.hold;
		this.hold = Math.min(this.hold * 2, LONGEST_HOLD);
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

	/** How many times the throughput of the anchor this level has; undefined where nothing can be compared. */
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

	/** Compares with this level from now on. */
	private anchorHere(times: Times): void {
		const known = this.anchor?.level === this.level ? this.anchor.times : new Map<string, number>();
		if (known.size > KINDS) known.clear();
		for (const [kind, time] of times) known.set(kind, time);
		this.anchor = { level: this.level, times: known };
		this.badRounds = 0;
	}

	private judgeDoubling(gain: number, times: Times, now: number): void {
		const from = this.anchor?.level ?? this.level;
		if (from < this.level) {
			if (gain < WORTH_KEEPING) {
				if (!this.isChance(gain)) this.moveTo(from, 'climbing');
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
		if (this.level < this.getCeiling(now)) this.moveTo(this.level + 1);
	}

	/** At the level of the anchor: whether response times have grown so much that a lower level is tried. */
	private hasSlowed(slower: number, times: Times): boolean {
		if (slower < SLOWED || this.level <= INITIAL_LIMIT) {
			this.anchorHere(times);
			return false;
		}
		if (++this.badRounds < 2) return true;
		this.anchorHere(times);
		this.ease();
		return true;
	}

	private ease(): void {
		this.moveTo(Math.max(INITIAL_LIMIT, Math.floor(this.level * EASING)), 'easing');
	}

	/** At a lower level than that of the anchor: keeps it where it brings as much. */
	private judgeEasing(gain: number, times: Times, now: number): void {
		const from = this.anchor?.level ?? this.level;
		if (gain >= 1 - NOISE) {
			this.anchorHere(times);
			if (this.level > INITIAL_LIMIT) {
				this.ease();
				return;
			}
		}
		const level = this.anchor?.level ?? from;
		this.holdBack(now, level);
		this.moveTo(level, 'climbing');
	}

	/** Whether a bad round may be chance, and is repeated. */
	private isChance(gain: number): boolean {
		return gain >= COLLAPSE && ++this.badRounds < 2;
	}

	/** How high the limit may go at this time. */
	private getCeiling(now: number): number {
		return now < this.holdUntil ? this.ceiling : HIGHEST_LIMIT;
	}
}

function saysMore(kind: RefusalKind, than: RefusalKind): boolean {
	return KINDS_OF_REFUSAL.indexOf(kind) > KINDS_OF_REFUSAL.indexOf(than);
}

/** Mean of the middle half: neither one slow response nor a mixture of fast and slow ones sways it. */
function midMean(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const cut = Math.floor(sorted.length / 4);
	const middle = sorted.slice(cut, sorted.length - cut);
	return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
