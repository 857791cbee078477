/**
 * A processor that works for some milliseconds and then belongs to others for some, by turns of random length, like that of a
 * computer that is too busy.
 */
export class Processor {
	/** When it is taken, in order, from the start of one to the end of the other. */
	private readonly taken: Array<[from: number, to: number]> = [];

	private knownUntil = 0;

	private started: number | undefined;

	/**
	 * @param own how long it works in a turn on average
	 * @param others how long it then belongs to others
	 */
	constructor(
		private readonly random: () => number,
		private readonly own: number,
		private readonly others: number,
	) {}

	/** How long it takes until work is done that is ready after some milliseconds. */
	finish(now: number, readyAfter: number, work: number): number {
		this.started ??= now;
		const from = now - this.started;
		while ((this.taken[0]?.[1] ?? Infinity) <= from) this.taken.shift();
		let at = from + readyAfter;
		let left = work;
		for (let index = 0; ; index++) {
			while (this.knownUntil <= at + left) this.foresee();
			const [start, end] = this.taken[index] ?? [Infinity, Infinity];
			if (end <= at) continue;
			const free = Math.min(left, Math.max(0, start - at));
			if (free > 0) {
				this.taken.splice(index, 0, [at, at + free]);
				left -= free;
				at += free;
				if (left <= 0) return at - from;
			} else {
				at = end;
			}
		}
	}

	private foresee(): void {
		const from = this.knownUntil + this.draw(this.own);
		this.knownUntil = from + this.draw(this.others);
		this.taken.push([from, this.knownUntil]);
	}

	private draw(mean: number): number {
		return -mean * Math.log(1 - this.random());
	}
}
