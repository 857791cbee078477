/** Milliseconds before a level that was refused is tried again: at first, and at most. Doubled each time. */
const SHORTEST_HOLD = 5_000;
const LONGEST_HOLD = 80_000;

/** Remembers the level at which requests were refused, so that it isn't reached again for some time. */
export class RefusedLevel {
	private level = Infinity;

	private until = -Infinity;

	/** How long the next refused level isn't reached. */
	private hold = SHORTEST_HOLD;

	/** The highest level of a round without refusals since the last one. */
	private proven = 0;

	/** Whether a level has been refused. */
	get isKnown(): boolean {
		return this.level < Infinity;
	}

	/** The highest level that may be tried at this time. */
	getCeiling(now: number): number {
		return now < this.until ? Math.max(1, this.level - 1) : Infinity;
	}

	/** A round at this level was without refusals. */
	noteFine(level: number): void {
		this.proven = Math.max(this.proven, level);
	}

	/** Higher levels have turned out well: the next refusal has nothing to do with the last one. */
	shortenHold(): void {
		this.hold = SHORTEST_HOLD;
	}

	/** Requests are refused at a level. */
	refuse(level: number, now: number): void {
		this.level = level;
		this.until = now + this.hold;
		this.hold = Math.min(this.hold * 2, LONGEST_HOLD);
	}

	/** Starts over with proving levels. @returns the one proven so far if it is lower than this one, which is new then */
	forgetProven(level: number): number | undefined {
		const { proven } = this;
		this.proven = 0;
		return proven > 0 && proven < level ? proven : undefined;
	}

	/** The level wasn't the reason for the refusal. */
	forget(): void {
		this.level = Infinity;
		this.until = -Infinity;
	}
}
