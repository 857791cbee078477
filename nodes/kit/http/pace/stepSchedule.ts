/** Rounds before a level that didn't help is tried again: at first, and at most. Doubled each time. */
const FIRST_PAUSE = 1;
const LONGEST_PAUSE = 32;

/** When the search goes to a higher level, and by how much. Rounds are those of `LevelSearch`. */
export class StepSchedule {
	/** How many requests the next step adds. */
	private next = 1;

	/** Rounds until the next step, and how many there are after one that doesn't help. */
	private pauseLeft = 0;

	private pause = FIRST_PAUSE;

	/** How many requests the next step adds. */
	get size(): number {
		return this.next;
	}

	/** A round has ended. @returns whether it is time for the next step */
	isDue(): boolean {
		if (this.pauseLeft === 0) return true;
		this.pauseLeft--;
		return false;
	}

	/** The last step was worthwhile: a level that was left by mistake is soon found again. */
	lengthen(): void {
		this.next *= 2;
	}

	/** Starts with the shortest step again. */
	shorten(): void {
		this.next = 1;
	}

	/** The last step didn't help: the next one comes after a pause, which doubles each time. */
	postpone(): void {
		this.shorten();
		this.pauseLeft = this.pause;
		this.pause = Math.min(2 * this.pause, LONGEST_PAUSE);
	}

	/** The service has changed, or higher levels have turned out well: the next pause is the shortest again. */
	forgetPauses(): void {
		this.pause = FIRST_PAUSE;
	}
}
