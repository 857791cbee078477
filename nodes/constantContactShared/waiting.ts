import { DateTime, number, wait, type Field } from '../kit';

/** How long something at the server is waited for, as the user sets it. */
export interface WaitOptions {
	/** Seconds between two looks. */
	checkEvery?: number | undefined;
	/** Minutes until the waiting ends. */
	timeLimit?: number | undefined;
}

/** What the options of waiting say, and what holds where the user names nothing. */
interface WaitTexts {
	/** What the time limit is about, and what happens after it. */
	timeLimit: string;
	defaults: Timing;
}

/** The same where nothing is left open. */
export interface Timing {
	checkEvery: number;
	timeLimit: number;
}

/** How long is waited, by what the user names and what holds otherwise. */
export function toTiming({ checkEvery, timeLimit }: WaitOptions, defaults: Timing): Timing {
	return {
		checkEvery: checkEvery ?? defaults.checkEvery,
		timeLimit: timeLimit ?? defaults.timeLimit,
	};
}

/** How the end of something that the server works on is waited for: fields of an operation's options. */
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
 * Looks at something at the server, again and again, until it has come to its end or the time is up.
 *
 * @param look reads it
 * @param isFinal whether it stays as it was seen
 * @param signal ends the waiting when Stop is pressed
 * @returns what was seen last
 * @throws StoppedError when the user pressed Stop, and what `look` throws
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
