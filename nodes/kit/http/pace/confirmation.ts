/** So little of the expected gain that it isn't due to chance. */
const COLLAPSE = 0.7;

/** Minimum number of responses by which one round is conclusive. */
const MANY_SAMPLES = 16;

/** Slow rounds in a row before a lower level is tried: services have slow moments. */
const SLOW_ROUNDS = 4;

/** Whether what a round shows has been confirmed by others, so that it isn't due to chance. */
export class Confirmation {
	/** Consecutive rounds that didn't help. */
	private badRounds = 0;

	/** Consecutive rounds in which a level that had been fine was slow, and always in use. */
	private slowRounds = 0;

	/** A round at another level, or of another baseline, begins. */
	reset(): void {
		this.badRounds = 0;
		this.slowRounds = 0;
	}

	/** A round helped. */
	noteGood(): void {
		this.badRounds = 0;
	}

	/**
	 * A round didn't help.
	 *
	 * @param gain its throughput as a multiple of the baseline's
	 * @param level the round's level; it had at least as many responses
	 * @param stoodStill whether nothing returned for a while: then it may be this computer that was slow
	 * @returns whether that is certain; otherwise, the round is repeated
	 */
	noteBad(gain: number, level: number, stoodStill: boolean): boolean {
		const isConclusive = gain < COLLAPSE && level >= MANY_SAMPLES && !stoodStill;
		return isConclusive || ++this.badRounds >= 2;
	}

	/** A round at the baseline was slow. @returns whether enough of them were */
	noteSlow(): boolean {
		return ++this.slowRounds >= SLOW_ROUNDS;
	}

	/** The level wasn't in use, so it isn't the level that slows requests down. */
	noteSpare(): void {
		this.slowRounds = 0;
	}
}
