import { collection, DateTime, number, wait, type Field } from '../kit';

/** How long something at the server is waited for, as the user sets it. */
export interface WaitOptions {
	/** Seconds between two looks. */
	checkEvery?: number;
	/** Minutes until the waiting ends. */
	timeLimit?: number;
}

/** What the field *Waiting* says, and what holds where the user names nothing. */
export interface WaitTexts {
	/** What is waited for, e.g. `How the end of the activity is waited for`. */
	description: string;
	/** What the time limit is about, and what happens after it. */
	timeLimit: string;
	defaults: Required<WaitOptions>;
}

/** How the end of something that the server works on is waited for. */
export function waitOptionsField(texts: WaitTexts): Field<WaitOptions> {
	const { description, timeLimit, defaults } = texts;
	return collection({
		displayName: 'Waiting',
		description,
		fields: {
			checkEvery: number({
				displayName: 'Check Every (Seconds)',
				default: defaults.checkEvery,
				min: 0.1,
				max: 86_400,
				precision: 1,
				description: 'Time between two looks at the status',
			}),
			timeLimit: number({
				displayName: 'Time Limit (Minutes)',
				default: defaults.timeLimit,
				min: 0.01,
				max: 525_600,
				precision: 2,
				description: timeLimit,
			}),
		},
	});
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
	{ checkEvery, timeLimit }: Required<WaitOptions>,
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
