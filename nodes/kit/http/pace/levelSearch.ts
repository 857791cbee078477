import { Confirmation } from './confirmation';
import { RefusedLevel } from './refusedLevel';
import { Baseline, findSlowest, RoundTimes, type Times } from './responseTimes';
import { StepSchedule } from './stepSchedule';

/** The initial level. Response times alone never lead below it, only refusals do. */
export const INITIAL_LIMIT = 4;

/** The highest level. */
export const HIGHEST_LIMIT = 32;

/** Factor by which the level is lowered after a refusal at one that had been fine before: AIMDLimit's ratio, see below. */
const BACKOFF = 0.9;

/** How much throughput doubling the level must add to be repeated, and to be kept. At most, it can add a factor of 2. */
const WORTH_DOUBLING = 1.4;
const WORTH_KEEPING = 1.05;

/** The fraction of a step's expected gain that it must achieve, and how much of it may be due to chance. */
const SHARE_OF_STEP = 0.4;
const NOISE = 0.05;

/** Steps this large (relative to the baseline) that were worthwhile make their level the new baseline. */
const CONFIRMED = 0.25;

/**
 * Increase of response times at the same level after which a lower one is tried: the service may be able to handle less than
 * before.
 */
const SLOWED = 1.5;

/** Factor by which the level is then lowered. */
const EASING = 0.75;

/** Minimum number of responses by which a level is judged once the limit has been found. */
const SAMPLES = 8;

/**
 * Searches the number of concurrent requests (the level) with the highest throughput, in rounds: each judges a level by the times
 * of its responses.
 *
 * It doubles the level until that brings no more (slow start, RFC 5681, 3.1), as soon as half of a round is clearly fine: that half
 * was sent when the round began, so this takes one response time. From there it climbs in steps, of one at first and of twice as
 * many after each that was worthwhile, so that a level that was left by mistake is soon found again; a step that brought nothing is
 * tried again after a pause that doubles each time. Levels are compared with each other instead of with the lowest time ever seen,
 * for the reasons given by Netflix's Gradient2Limit. A refusal leads to the last level without one, or to 0.9 of it (Netflix's
 * AIMDLimit). The refused level is remembered, and tried again after increasing intervals.
 *
 * Pure: it is notified of what happens, with the time.
 *
 * @see https://github.com/Netflix/concurrency-limits
 */
export class LevelSearch {
	private current = INITIAL_LIMIT;

	private phase: 'doubling' | 'climbing' | 'easing' = 'doubling';

	/** With which other levels are compared. */
	private anchor: Baseline | undefined;

	/** The highest level that helped, as far as is known; after a lower one, doubling leads back to it. */
	private peak = INITIAL_LIMIT;

	/** The last level above the baseline that was worthwhile. */
	private good = INITIAL_LIMIT;

	private goodGain = 1;

	/** Whether doubling goes on if a lower level isn't better. */
	private continuesDoubling = false;

	private readonly steps = new StepSchedule();

	private readonly refused = new RefusedLevel();

	/** Number of the current round. */
	private number = 0;

	private responses = new RoundTimes();

	private readonly confirmation = new Confirmation();

	/** Whether nothing returned for a while in the last round: then it may be this computer that was slow. */
	private stoodStill = false;

	/** Concurrent requests, from 1 to 32. */
	get level(): number {
		return this.current;
	}

	/** Number of the current round: only requests sent in it count. */
	get round(): number {
		return this.number;
	}

	/** A request of this round got its response while the level was in use. */
	noteResponse(kind: string, milliseconds: number, now: number): void {
		this.responses.add(kind, milliseconds, now);
		const { level } = this;
		const enough = this.phase === 'doubling' ? level : Math.max(level, SAMPLES);
		if (this.responses.count >= enough || this.hasClearlyHelped()) this.endRound(now);
	}

	/** A response arrived while the level wasn't in use. */
	noteSpare(): void {
		this.confirmation.noteSpare();
	}

	/** Whether half of a round shows that doubling helped: even its slowest response was quick enough. */
	private hasClearlyHelped(): boolean {
		const { level, anchor, responses } = this;
		if (this.phase !== 'doubling' || responses.count < Math.max(level / 2, INITIAL_LIMIT))
			return false;
		const gain = anchor?.getGain(level, responses.summarize(findSlowest)) ?? 0;
		return level > this.baseLevel && gain >= WORTH_DOUBLING;
	}

	/** Requests are refused. @returns whether the level was higher than ever before without a refusal */
	refuse(now: number): boolean {
		const { level } = this;
		const proven = this.refused.forgetProven(level);
		this.refused.refuse(level, now);
		this.moveTo(proven ?? Math.floor(level * BACKOFF), 'climbing');
		this.peak = this.level;
		this.steps.shorten();
		return proven !== undefined;
	}

	/** Everything is refused. @returns the same */
	halve(): boolean {
		const proven = this.refused.forgetProven(this.level);
		this.moveTo(Math.floor(this.level / 2), 'doubling');
		return proven !== undefined;
	}

	/** Undoes a reduction: the level wasn't the reason for the refusal. */
	restore(level: number): void {
		this.refused.forget();
		// While the rate is what limits, the usual times of this level become its baseline.
		this.anchor = undefined;
		this.moveTo(Math.max(level, this.level), 'climbing');
	}

	private moveTo(level: number, phase = this.phase): void {
		this.current = Math.max(1, Math.min(level, HIGHEST_LIMIT));
		this.phase = phase;
		this.confirmation.reset();
		if (phase !== 'easing' && (this.anchor?.level ?? 0) > this.current) this.anchor = undefined;
		this.beginRound();
	}

	private beginRound(): void {
		this.good = Math.min(this.good, this.level);
		this.number++;
		this.responses = new RoundTimes();
	}

	/** The level of the baseline; this one, if there is no baseline. */
	private get baseLevel(): number {
		return this.anchor?.level ?? this.level;
	}

	private endRound(now: number): void {
		const { level } = this;
		const times = this.responses.summarize();
		this.refused.noteFine(level);
		const gain = this.anchor?.getGain(level, times);
		this.stoodStill = this.responses.stoodStill;
		this.beginRound();
		if (gain === undefined || level <= INITIAL_LIMIT) this.anchorHere(times);
		if (this.phase === 'doubling') this.judgeDoubling(gain ?? 0, times, now);
		else if (this.phase === 'climbing') this.judgeStep(gain ?? 1, times, now);
		else this.judgeEasing(gain ?? 1, times);
	}

	/** Makes this level the new baseline. */
	private anchorHere(times: Times): void {
		const { level, anchor } = this;
		this.anchor = anchor?.level === level ? anchor.updateWith(times) : new Baseline(level, times);
		this.peak = Math.max(this.peak, level);
		this.good = level;
		this.goodGain = 1;
		this.confirmation.reset();
	}

	private judgeDoubling(gain: number, times: Times, now: number): void {
		const from = this.baseLevel;
		if (from < this.level) {
			if (gain < WORTH_KEEPING) {
				if (this.isChance(gain)) return;
				this.peak = from;
				this.stepBackTo(from);
				return;
			}
			this.anchorHere(times);
			if (gain < WORTH_DOUBLING) {
				// The best level may lie between the two.
				this.ease();
				this.continuesDoubling = true;
				return;
			}
		}
		const next = Math.min(this.level * 2, this.getCeiling(now));
		if (next > this.level && this.phase === 'doubling') this.moveTo(next);
		else this.phase = 'climbing';
	}

	private judgeStep(gain: number, times: Times, now: number): void {
		const from = this.baseLevel;
		if (this.level === from) {
			if (this.hasSlowed(1 / gain, times)) return;
		} else {
			// A step of one adds too little to be compared with the level before it.
			const overGood = this.level > this.good + 1 ? gain / this.goodGain : Infinity;
			if (!this.isWorthwhile(from, gain) || !this.isWorthwhile(this.good, overGood)) {
				if (this.isChance(gain)) return;
				this.stepBackTo(this.good < this.level ? this.good : from);
				return;
			}
			this.confirmation.noteGood();
			// Near a level that was refused, each further step might be refused, too.
			if (this.level > this.good && !this.refused.isKnown) this.steps.lengthen();
			this.good = this.level;
			this.goodGain = gain;
			if (this.level >= (1 + CONFIRMED) * from) {
				this.anchorHere(times);
				this.refused.shortenHold();
				this.steps.forgetPauses();
			}
		}
		this.climb(now, this.level === from);
	}

	/** Goes on to the next level, once the pause is over. */
	private climb(now: number, isAtBaseline: boolean): void {
		const ceiling = this.getCeiling(now);
		if (isAtBaseline && this.level * 2 <= Math.min(this.peak, ceiling)) {
			this.moveTo(this.level * 2, 'doubling');
			return;
		}
		if (!this.steps.isDue()) return;
		const next = Math.min(this.level + this.steps.size, ceiling);
		if (next > this.level) this.moveTo(next);
	}

	/** Returns to a lower level for some rounds: more didn't help. */
	private stepBackTo(level: number): void {
		if (level <= (this.anchor?.level ?? level)) this.goodGain = 1;
		this.good = level;
		this.steps.postpone();
		this.moveTo(level, 'climbing');
	}

	/** At the baseline level: checks whether response times have increased so much that a lower level should be tried. */
	private hasSlowed(slower: number, times: Times): boolean {
		if (slower < SLOWED || this.level <= INITIAL_LIMIT) {
			this.anchorHere(times);
			return false;
		}
		if (!this.confirmation.noteSlow()) return true;
		this.anchorHere(times);
		this.steps.forgetPauses();
		this.ease();
		return true;
	}

	private ease(): void {
		this.moveTo(Math.max(INITIAL_LIMIT, Math.floor(this.level * EASING)), 'easing');
	}

	/** At a level below the baseline: keeps it if its throughput is the same, and goes on if it is higher. */
	private judgeEasing(gain: number, times: Times): void {
		const from = this.baseLevel;
		if (gain >= 1 - NOISE) {
			this.anchorHere(times);
			if (gain > 1 + NOISE && this.level > INITIAL_LIMIT) {
				this.ease();
				return;
			}
		}
		const level = this.baseLevel;
		if (this.continuesDoubling && level === from) this.moveTo(level, 'doubling');
		else this.stepBackTo(level);
		this.continuesDoubling = false;
	}

	/** Whether the steps from a level to this one achieved enough of the gain that was expected of them. */
	private isWorthwhile(from: number, gain: number): boolean {
		const step = (this.level - from) / from;
		return gain >= 1 + SHARE_OF_STEP * step - NOISE;
	}

	/** Whether a bad round may be due to chance, and is repeated. */
	private isChance(gain: number): boolean {
		return !this.confirmation.noteBad(gain, this.level, this.stoodStill);
	}

	/** The current upper bound of the level. */
	private getCeiling(now: number): number {
		return Math.min(HIGHEST_LIMIT, this.refused.getCeiling(now));
	}
}
