/** Where the sandbox reads the time: milliseconds since 1970. */
export interface Clock {
	now(): number;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
	constructor(private time = Date.UTC(2026, 0, 1)) {}

	now(): number {
		return this.time;
	}

	/** Moves the clock by `ms` milliseconds; a negative number moves it back. */
	advance(ms: number): void {
		this.time += ms;
	}

	/** Sets the clock to a time (milliseconds since 1970). */
	set(time: number): void {
		this.time = time;
	}
}
