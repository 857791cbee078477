import { DateTime, number, wait, type Field } from '../kit';

/** The user's settings for waiting for something on the server. */
export interface WaitOptions {
	/** Seconds between two requests. */
	checkEvery?: number | undefined;
	/** Minutes until waiting ends. */
	timeLimit?: number | undefined;
}

/** The waiting options, and the defaults for those not set. */
interface WaitTexts {
	/** What the time limit applies to, and what happens after it. */
	timeLimit: string;
	defaults: Timing;
}

/** The same, with nothing left undefined. */
export interface Timing {
	checkEvery: number;
	timeLimit: number;
}

/** How long to wait, from the user's settings and the defaults. */
export function toTiming({ checkEvery, timeLimit }: WaitOptions, defaults: Timing): Timing {
	return {
		checkEvery: checkEvery ?? defaults.checkEvery,
		timeLimit: timeLimit ?? defaults.timeLimit,
	};
}

/** Options of an operation for waiting until the server has finished its work. */
export function waitOptionFields(texts: WaitTexts): Record<keyof WaitOptions, Field<number>> {
	const { timeLimit, defaults } = texts;
	return {
		checkEvery: number({
			displayName: 'Check Every (Seconds)',
			default: defaults.checkEvery,
			min: 0.1,
			max: 86_400,
			precision: 1,
		}),
		timeLimit: number({
			displayName: 'Time Limit (Minutes)',
			default: defaults.timeLimit,
			min: 0.01,
			max: 525_600,
			precision: 2,
			description: timeLimit,
		}),
	};
}

/**
 * Polls something on the server until it reaches a final state or the time is up.
 *
 * @param look reads it
 * @param isFinal whether its state is final
 * @param signal ends the wait when Stop is pressed
 * @returns the last state read
 * @throws StoppedError if the user pressed Stop, and whatever `look` throws
 */
export async function waitUntil<Seen>(
	look: () => Promise<Seen>,
	isFinal: (seen: Seen) => boolean,
	{ checkEvery, timeLimit }: Timing,
	signal: AbortSignal | undefined,
): Promise<Seen> {
	const deadline = DateTime.now().plus({ minutes: timeLimit }).toMillis();
	for (;;) {
		const left = deadline - DateTime.now().toMillis();
		await wait(Math.min(checkEvery * 1000, left), signal);
		const seen = await look();
		if (isFinal(seen) || DateTime.now().toMillis() >= deadline) return seen;
	}
}
