/**
 * Work that becomes due later by the sandbox's clock. There are no timers: `settle` runs what is due before each request, so a
 * manual clock makes every delay exact.
 */
export class Schedule {
	private readonly waiting: Array<{ at: number; run: () => void }> = [];

	/** Runs at once unless `at` is later than `now`; otherwise keeps the work for `settle`. */
	add(at: number, now: number, run: () => void): void {
		if (at <= now) {
			run();
			return;
		}
		let position = this.waiting.length;
		while (position > 0 && this.waiting[position - 1]!.at > at) position--;
		this.waiting.splice(position, 0, { at, run });
	}

	/** Runs everything that is due, in order of time, then of arrival. */
	settle(now: number): void {
		while (this.waiting.length > 0 && this.waiting[0]!.at <= now) this.waiting.shift()!.run();
	}
}
